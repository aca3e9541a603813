import { fork } from 'node:child_process';
import { join } from 'node:path';

/** Starts the service of the bench. `ask` sends it a message and gives its counts and its address. */
export async function startService() {
  const child = fork(join(import.meta.dirname, 'server.mjs'), { execArgv: [] });
  const next = () => new Promise((resolve) => child.once('message', resolve));
  await next();
  const ask = (message = {}) => {
    const answer = next();
    child.send(message);
    return answer;
  };
  return { ask, pid: child.pid, close: () => child.disconnect() };
}
