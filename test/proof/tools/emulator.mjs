import { built } from './project.mjs';

/**
 * Runs something against a new emulator of the built project, and ends the emulator whatever happens.
 * @template T
 * @param {(emulator: any) => Promise<T>} use
 * @returns {Promise<T>}
 */
export async function withEmulator(use, options = {}) {
  const { startEmulator } = await built('emulator/index.js');
  const emulator = await startEmulator({ clock: 'fixed', ...options });
  try {
    return await use(emulator);
  } finally {
    await emulator.close();
  }
}

/** Puts the content of an emulator back as it was at its start, and forgets what it received. */
export async function reset(emulator) {
  const { MARKER_PATH } = await built('emulator/index.js');
  const answer = await fetch(`${emulator.url}${MARKER_PATH}/reset`, { method: 'POST' });
  if (!answer.ok) throw new Error(`The emulator could not be reset (${answer.status}).`);
  emulator.requests.splice(0);
}
