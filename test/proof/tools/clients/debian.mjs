// Clients that Debian has: their packages are unpacked into a folder of the user's cache; nothing is installed, and nobody need be root.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { runToEnd } from '../process.mjs';

const PACKAGES = ['azure-cli', 'python3-azure', 'python3-msal', 'python3-requests-oauthlib', 'python3-authlib'];
const PYTHON = '/usr/bin/python3';
const folder = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'powerbi-postman-proof', 'debian');
const unpacked = join(folder, 'root');
const stamp = join(folder, 'packages.json');

/**
 * @returns {Promise<{ python: string, env: object }>}
 * @throws Error with the reason when the packages are not to be had here
 */
export async function debianClients() {
  if (!existsSync('/etc/debian_version')) throw new Error('this is not Debian');
  const wanted = JSON.stringify([PACKAGES, readFileSync('/etc/debian_version', 'utf8').trim()]);
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) await unpack(wanted);
  // No bytecode is written, as into the folders of an installed package.
  const env = {
    PYTHONPATH: join(unpacked, 'usr', 'lib', 'python3', 'dist-packages'),
    PYTHONDONTWRITEBYTECODE: '1',
    AZURE_CORE_COLLECT_TELEMETRY: '0',
  };
  await step(PYTHON, ['-c', 'import azure.cli.core, azure.identity, authlib, msal, requests_oauthlib'], env);
  return { python: PYTHON, env };
}

/** The packages and what they need that this machine does not have. */
async function unpack(wanted) {
  rmSync(folder, { recursive: true, force: true });
  for (const name of ['lists/partial', 'archives/partial', 'root']) mkdirSync(join(folder, name), { recursive: true });
  console.error(`clients: fetching ${PACKAGES.join(', ')} from Debian`);
  const places = { 'Dir::State::lists': 'lists', 'Dir::Cache': '', 'Dir::Cache::archives': 'archives' };
  const options = Object.entries(places).flatMap(([name, place]) => ['-o', `${name}=${join(folder, place)}`]);
  const apt = (...args) => step('apt-get', ['-q', '-o', 'Debug::NoLocking=true', ...options, ...args]);
  await apt('update');
  await apt('install', '--download-only', '--no-install-recommends', '--yes', ...PACKAGES);
  const archives = readdirSync(join(folder, 'archives')).filter((name) => name.endsWith('.deb'));
  for (const name of archives) await step('dpkg', ['-x', join(folder, 'archives', name), unpacked]);
  for (const name of ['lists', 'archives']) rmSync(join(folder, name), { recursive: true });
  writeFileSync(stamp, wanted);
}

async function step(command, args, env) {
  const { code, output } = await runToEnd(command, args, { env });
  if (code !== 0) throw new Error(`${command} ${args.at(-1)} ended with ${code}: ${output.trim().split('\n').at(-1)}`);
}
