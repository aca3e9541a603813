// Installs the tools of the proofs, or what another folder's package-lock.json names, only when it is missing or different.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runToEnd } from './tools/process.mjs';

const own = fileURLToPath(new URL('.', import.meta.url));

/** @throws Error when npm fails */
export async function install(folder = own, what = 'the tools of the proofs') {
  const reason = reasonToInstall(folder);
  if (!reason) return;
  console.error(`Installing ${what} (${reason}).`);
  const args = ['ci', '--include=dev', '--dry-run=false', '--ignore-scripts', '--no-audit', '--no-fund'];
  const npm = process.env.npm_execpath;
  const [command, parameters] = npm?.endsWith('.js') ? [process.execPath, [npm, ...args]] : ['npm', args];
  const shell = command === 'npm' && process.platform === 'win32';
  const { code } = await runToEnd(command, parameters, { cwd: folder, stdio: ['ignore', 2, 2], shell });
  if (code !== 0) throw new Error(`The installation of ${what} failed (npm ci ended with ${code}).`);
}

/** npm writes node_modules/.package-lock.json last, so an install that broke off shows. What is for another platform is absent there. */
function reasonToInstall(folder) {
  const wanted = packages(join(folder, 'package-lock.json'));
  const present = packages(join(folder, 'node_modules', '.package-lock.json'));
  if (!present) return 'they are not installed yet';
  if (!wanted) return 'package-lock.json cannot be read'; // npm says why
  for (const [path, { version, optional, peer }] of wanted) {
    const found = present.get(path);
    if (!found ? !optional && !peer : found.version !== version) return `${path} is not at ${version}`;
    if (found && !existsSync(join(folder, path))) return `${path} is missing`;
  }
  return undefined;
}

function packages(file) {
  try {
    return new Map(Object.entries(JSON.parse(readFileSync(file, 'utf8')).packages).filter(([path]) => path !== ''));
  } catch {
    return undefined;
  }
}
