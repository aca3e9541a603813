import { startRecordingServer } from '../recording-server.mjs';

/**
 * The emulator's API, whose first embed token expires in a moment. The next ones are held back until they are released.
 * @param {import('../emulator.mjs').Emulator} emulator
 */
export async function startShortLived({ url }) {
  let release = () => {};
  const released = new Promise((resolve) => (release = () => resolve(undefined)));
  /** @type {string[]} */
  const tokens = [];
  /** @type {string[]} */
  const expirations = [];
  const server = await startRecordingServer(url, async ({ path }, ask) => {
    if (!path.endsWith('/GenerateToken')) return ask();
    const isFirst = tokens.length === 0;
    if (!isFirst) await released;
    const answer = await ask();
    const body = JSON.parse(answer.text);
    if (isFirst) body.expiration = new Date(Date.now() + 2000).toISOString();
    tokens.push(body.token);
    expirations.push(body.expiration);
    return { ...answer, text: JSON.stringify(body) };
  });
  return { ...server, tokens, expirations, release };
}
