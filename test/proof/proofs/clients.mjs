// Clients that others wrote sign in and read, unmodified, under Microsoft's own host names: `emulate --hosts` leads these to the emulator
// over TLS, for nobody but them. Each also fails as it does in life, in its own words.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { install } from '../install.mjs';
import { makeAppCertificate } from '../tools/certificates.mjs';
import { debianClients } from '../tools/clients/debian.mjs';
import { CLIENTS } from '../tools/clients/index.mjs';
import { EXPIRED } from '../tools/clients/mistakes.mjs';
import { kBorchert, nanpuhaha } from '../tools/clients/public-collections.mjs';
import { assertNone } from '../tools/problems.mjs';
import { runToEnd } from '../tools/process.mjs';
import { inRoot } from '../tools/project.mjs';
import { Skip } from '../tools/skip.mjs';
import { temporaryFolder, temporaryJson } from '../tools/temporary.mjs';

const MAIN = inRoot('dist', 'cli', 'main.js');
const RUN = fileURLToPath(new URL('../tools/clients/run.mjs', import.meta.url));
const folderOf = (name) => fileURLToPath(new URL(`../clients/${name}/`, import.meta.url));

/** What has to be there for a client: gives what it adds to the bench, or throws the reason why it is not to be had. */
const SOURCES = {
  // The project depends on it.
  newman: async () => ({ collections: { nanpuhaha: filesOf(nanpuhaha), kBorchert: filesOf(kBorchert) } }),
  npm: () => install(folderOf('npm'), 'the clients from npm'),
  debian: debianClients,
  'fabric-mcp': async () => {
    if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error('its package is for Linux x64');
    await install(folderOf('fabric-mcp'), 'the Fabric MCP server');
  },
};

/** @param {{ short?: boolean }} options `short`: only the clients from npm and the Postman collections, and of the former sign-in and mistakes */
export async function prove({ short = false } = {}) {
  await assertHosts();
  const { sources, absent } = await gather(short ? ['newman', 'npm'] : Object.keys(SOURCES));
  const had = CLIENTS.filter(({ needs }) => sources.has(needs)).map(({ name }) => name);
  const missing = CLIENTS.filter(({ needs }) => absent.has(needs)).map(
    ({ name, needs }) => `${name} (${absent.get(needs)})`,
  );
  if (had.length === 0) throw new Skip(`no client is to be had: ${missing.join(', ')}`);
  const { problems, counts } = await runClients(had, sources, !short);
  assertNone('clients work and fail as against the real service', problems);
  const without = missing.length === 0 ? '' : `; NOT RUN: ${missing.join(', ')}`;
  return `${had.length} clients unmodified under Microsoft's host names (${had.join(', ')}): ${counts.steps} steps, of these ${counts.mistakes} mistakes told in their own words${without}`;
}

/** @throws Skip where namespaces are forbidden */
async function assertHosts() {
  const { code, output } = await runToEnd(process.execPath, [MAIN, 'emulate', '--hosts', '--', 'true']);
  if (code !== 0)
    throw new Skip(`emulate --hosts is not possible here, so no client was run: ${output.trim().replace(/\s+/g, ' ')}`);
}

async function gather(names) {
  const sources = new Map();
  const absent = new Map();
  for (const name of names) {
    try {
      sources.set(name, (await SOURCES[name]()) ?? {});
    } catch (error) {
      absent.set(name, error instanceof Error ? error.message : String(error));
    }
  }
  return { sources, absent };
}

async function runClients(clients, sources, whole) {
  const home = temporaryFolder();
  const { key, certificate } = await makeAppCertificate();
  const file = join(home, 'app.pem');
  writeFileSync(file, `${key}\n${certificate}\n`, { mode: 0o600 });
  const tenant = {
    apps: [{ secrets: [{}, { value: EXPIRED, expires: '2025-01-31T00:00:00Z' }], certificates: [certificate] }],
  };
  const scenario = temporaryJson('tenant.json', {
    about: 'The app also has an expired secret, and a certificate.',
    tenant,
  });
  const result = join(home, 'result.json');
  const env = Object.fromEntries([...sources].map(([name, { env: own }]) => [name, { HOME: home, ...own }]));
  const bench = {
    python: sources.get('debian')?.python,
    collections: sources.get('newman')?.collections,
    certificate: file,
    env,
  };
  const plan = temporaryJson('plan.json', { clients, whole, home, bench, result });
  const args = [MAIN, 'emulate', '--hosts', '--scenario', scenario, '--', process.execPath, RUN, plan];
  const { code, output } = await runToEnd(process.execPath, args);
  if (code !== 0) throw new Error(`the clients could not be run (${code}): ${output.slice(-2000)}`);
  return JSON.parse(readFileSync(result, 'utf8'));
}

/** A Postman collection as it is and filled in, each in a file. */
function filesOf({ asItIs, filled }) {
  return { asItIs: temporaryJson('as-it-is.json', asItIs), filled: temporaryJson('filled.json', filled) };
}
