import { built } from './project.mjs';

/**
 * The requests that it answered may be taken off their list.
 * @typedef {import('../../../emulator/index.ts').ReceivedRequest} Received
 * @typedef {import('../../../emulator/index.ts').Emulator & { readonly requests: Received[] }} Emulator
 */

/**
 * Runs something against a new emulator of the built project, and ends the emulator whatever happens.
 * @template T
 * @param {(emulator: Emulator) => Promise<T>} use
 * @param {import('../../../emulator/index.ts').EmulatorOptions} [options]
 * @returns {Promise<T>}
 */
export async function withEmulator(use, options = {}) {
  const { startEmulator } = await built('emulator/index.js');
  const emulator = /** @type {Emulator} */ (await startEmulator({ clock: 'fixed', ...options }));
  try {
    return await use(emulator);
  } finally {
    await emulator.close();
  }
}

/** Puts the content of an emulator back as it was at its start, and forgets what it received. @param {Emulator} emulator */
export async function reset(emulator) {
  const { MARKER_PATH } = await built('emulator/index.js');
  const answer = await fetch(`${emulator.url}${MARKER_PATH}/reset`, { method: 'POST' });
  if (!answer.ok) throw new Error(`The emulator could not be reset (${answer.status}).`);
  emulator.requests.splice(0);
}
