// docs/examples/embed/server.js, started as a person starts it, in front of an emulator.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { built, inRoot } from '../project.mjs';
import { cleanEnvironment } from '../job.mjs';

/**
 * @typedef {import('../emulator.mjs').Emulator} Emulator
 * @typedef {{ address: string, embedUrl: string, reportId: string, said: () => string }} Example `said`: on the server's console
 */

/**
 * Serves the example, does something with it, and ends it.
 * @template T
 * @param {Emulator} emulator
 * @param {{ apiUrl?: string, clientSecret?: string }} settings that differ from those of the emulator
 * @param {(example: Example) => Promise<T>} use
 * @returns {Promise<T>}
 */
export async function withExample(emulator, { apiUrl = emulator.url, clientSecret = emulator.clientSecret }, use) {
  const report = await firstReport(emulator);
  const settings = {
    ...cleanEnvironment(),
    AZURE_TENANT_ID: emulator.tenantId,
    AZURE_CLIENT_ID: emulator.clientId,
    AZURE_CLIENT_SECRET: clientSecret,
    GROUP_ID: report.groupId,
    REPORT_ID: report.id,
    LOGIN_URL: emulator.url,
    API_URL: apiUrl,
    PORT: '0',
  };
  const server = spawn(process.execPath, [inRoot('docs', 'examples', 'embed', 'server.js')], {
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const end = () => server.kill('SIGKILL');
  process.on('exit', end);
  let said = '';
  server.stderr.on('data', (part) => (said += part));
  try {
    const [address] = await Promise.race([once(createInterface(server.stdout), 'line'), once(server, 'close')]);
    if (typeof address !== 'string') throw new Error(`the example's server did not start: ${said}`);
    return await use({ address, embedUrl: report.embedUrl, reportId: report.id, said: () => said });
  } finally {
    process.off('exit', end);
    end();
  }
}

/** @param {Emulator} emulator @returns {Promise<{ id: string, embedUrl: string, groupId: string }>} */
async function firstReport({ url, userToken }) {
  const { groupId } = (await built('catalogue/powerbi/index.js')).standardTenant;
  const headers = { Authorization: `Bearer ${await userToken()}` };
  const list = await (await fetch(`${url}/v1.0/myorg/groups/${groupId}/reports`, { headers })).json();
  return { ...list.value[0], groupId };
}
