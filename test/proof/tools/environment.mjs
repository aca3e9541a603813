import { readEnvironment } from './project.mjs';

/**
 * A committed environment with some of its values filled in, as a person would type them.
 * @throws Error when it has no such value: a misspelt name would prove nothing
 */
export function filledEnvironment(name, values) {
  const environment = readEnvironment(name);
  for (const [key, value] of Object.entries(values)) {
    const entry = environment.values.find((candidate) => candidate.key === key);
    if (!entry) throw new Error(`The environment ${name} has no ${key}.`);
    entry.value = value;
  }
  return environment;
}

/** The emulator's environment for one that runs, as service principal. */
export function emulatorEnvironment(emulator, values = {}) {
  return filledEnvironment('emulator', {
    loginUrl: emulator.url,
    apiUrl: emulator.url,
    clientSecret: emulator.clientSecret,
    ...values,
  });
}
