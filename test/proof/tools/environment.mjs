import { built, readEnvironment } from './project.mjs';

/** @typedef {import('./project.mjs').Environment} Environment */

const { powerBi } = await built('catalogue/powerbi/catalogue.js');
const ids = new Set([
  ...powerBi.resources.map(({ variable }) => variable),
  // Those of recipes are variables of the collection.
  ...(powerBi.jobs ?? []).flatMap(({ inputs }) => inputs.map(({ name }) => name)),
]);

/**
 * A committed environment with some of its values filled in, as a person would type them.
 * @param {string} name
 * @param {Record<string, string>} values
 * @returns {Environment}
 * @throws Error when it has no such value: a misspelt name would prove nothing
 */
export function filledEnvironment(name, values) {
  const environment = readEnvironment(name);
  for (const [key, value] of Object.entries(values)) {
    const entry = environment.values.find((candidate) => candidate.key === key);
    // An id that only scripts find, or an input of a recipe, has no row: who types it adds one.
    if (!entry && ids.has(key)) environment.values.push({ key, value, type: 'default', enabled: true });
    else if (!entry) throw new Error(`The environment ${name} has no ${key}.`);
    else entry.value = value;
  }
  return environment;
}

/**
 * The emulator's environment for one that runs, as service principal.
 * @param {{ url: string, clientSecret: string }} emulator
 * @param {Record<string, string>} [values]
 */
export function emulatorEnvironment(emulator, values = {}) {
  return filledEnvironment('emulator', {
    loginUrl: emulator.url,
    apiUrl: emulator.url,
    clientSecret: emulator.clientSecret,
    ...values,
  });
}
