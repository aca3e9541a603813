import { emulatorEnvironment } from './environment.mjs';
import { runCollection } from './newman.mjs';
import { built } from './project.mjs';

/** What changes by itself from one look to the next: jobs go on, the log grows. */
const MOVING = new Set(['Admin_GetActivityEvents', 'Datasets_GetRefreshHistory', 'Datasets_GetRefreshHistoryInGroup']);

/**
 * Looks at everything that plain reads of the collection show a user of the emulator's standard tenant.
 * @param {import('./emulator.mjs').Emulator} emulator
 * @returns {Promise<{ addresses: Map<string, string>, answers: Map<string, unknown> }>} by request name
 */
export async function takeSnapshot(emulator) {
  const { operations } = await built('catalogue/powerbi/index.js');
  const plain = new Set(
    operations.filter(({ effect, id }) => effect === 'reads' && !MOVING.has(id)).map(({ title }) => title),
  );
  const addresses = new Map();
  const environment = emulatorEnvironment(emulator, {
    accessToken: await emulator.userToken(),
    allowWrite: '',
    allowHeavyReads: '',
  });
  await runCollection({
    environment,
    operationsOnly: true,
    onAnswer: ({ item, request, response }) =>
      plain.has(item) && response.code === 200 && addresses.set(item, request.url.toString()),
  });
  return { addresses, answers: await lookAgain(emulator, addresses) };
}

/**
 * Asks the same addresses once more. What is not answered well is absent.
 * @param {import('./emulator.mjs').Emulator} emulator
 * @param {Map<string, string>} addresses
 * @returns {Promise<Map<string, unknown>>}
 */
export async function lookAgain(emulator, addresses) {
  const headers = { authorization: `Bearer ${await emulator.userToken()}` };
  const answers = new Map();
  for (const [name, address] of addresses) {
    const answer = await fetch(address, { headers });
    if (answer.status === 200) answers.set(name, readJson(await answer.text()));
    else await answer.text();
  }
  return answers;
}

/**
 * Whatever the first snapshot shows and the second shows no longer, or otherwise. What was added is no loss.
 * @param {Map<string, unknown>} before
 * @param {Map<string, unknown>} after
 * @returns {string[]} where, in words
 */
export function findLosses(before, after) {
  return [...before].flatMap(([name, value]) =>
    after.has(name) ? compare(value, after.get(name), name) : [`${name} is not answered any more`],
  );
}

/** @returns {string[]} */
function compare(before, after, where) {
  if (Array.isArray(before) && Array.isArray(after))
    return before.flatMap((item, index) => compareItem(item, after, `${where}[${index}]`));
  if (before === null || typeof before !== 'object' || after === null || typeof after !== 'object') {
    return before === after ? [] : [`${where} was ${JSON.stringify(before)} and is ${JSON.stringify(after)}`];
  }
  return Object.keys(before)
    .filter((key) => !key.startsWith('@odata.'))
    .flatMap((key) => compare(before[key], after[key], `${where}.${key}`));
}

/** The order of a list says nothing; what identifies an item differs from list to list, and some items have nothing of the kind. */
function compareItem(item, list, where) {
  const losses = list.map((other) => compare(item, other, where)).sort((a, b) => a.length - b.length);
  return losses[0] ?? [`${where} is gone`];
}

function readJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
