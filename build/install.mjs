// Installs the dependencies when they are missing or not those of package-lock.json. Runs before anything is installed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const lock = join(tmpdir(), `powerbi-postman-install-${createHash('sha256').update(root).digest('hex').slice(0, 16)}`);
const WAIT_MS = 500;
const STALE_MS = 15 * 60_000;

if (reasonToInstall()) {
  await takeLock();
  let code;
  try {
    const reason = reasonToInstall(); // another start may have installed while this one waited
    code = reason ? await install(reason) : 0;
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
  process.exitCode = code;
}

/** Why an install is needed, or undefined. npm writes node_modules/.package-lock.json last, so a broken install shows. */
function reasonToInstall() {
  const wanted = packages(join(root, 'package-lock.json'));
  const present = packages(join(root, 'node_modules', '.package-lock.json'));
  if (!wanted) return undefined;
  if (!present) return 'the dependencies are not installed yet';
  for (const [path, { version, integrity, optional, peer }] of wanted) {
    const found = present.get(path);
    if (!found && (optional || peer)) continue; // for another platform
    if (!found || found.version !== version) return `${path} is not at ${version}`;
    if (integrity && found.integrity !== integrity) return `${path} has another content`;
    if (!existsSync(join(root, path))) return `${path} is missing`;
  }
  for (const path of present.keys()) if (!wanted.has(path)) return `${path} is no longer wanted`;
  return undefined;
}

function packages(file) {
  try {
    const entries = Object.entries(JSON.parse(readFileSync(file, 'utf8')).packages ?? {});
    return new Map(entries.filter(([path]) => path !== ''));
  } catch {
    return undefined;
  }
}

/** One install at a time: the folder is the lock, the process id in it tells whether its owner still lives. */
async function takeLock() {
  for (let told = false; ; told = true) {
    try {
      mkdirSync(lock);
      writeFileSync(join(lock, 'pid'), String(process.pid));
      return;
    } catch (/** @type {any} */ error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (isStale()) rmSync(lock, { recursive: true, force: true });
    else if (!told) console.error('Another start is installing the dependencies; waiting for it.');
    await new Promise((done) => setTimeout(done, WAIT_MS));
  }
}

function isStale() {
  try {
    if (Date.now() - statSync(lock).mtimeMs > STALE_MS) return true;
    process.kill(Number(readFileSync(join(lock, 'pid'), 'utf8')), 0);
    return false;
  } catch (/** @type {any} */ error) {
    return error.code === 'ESRCH'; // ENOENT: its owner is just writing the file, or is just done
  }
}

/** Runs npm; a signal reaches it too, so that Ctrl-C leaves nothing behind. Its output goes to stderr: stdout stays ours. */
function install(reason) {
  console.error(`Installing the dependencies (${reason}).`);
  // --dry-run=false and --include=dev: the flags of an outer `npm start --dry-run` or NODE_ENV=production would leak in.
  const parameters = ['ci', '--include=dev', '--dry-run=false', '--no-audit', '--no-fund'];
  const npm = process.env.npm_execpath;
  const [command, args] = npm?.endsWith('.js') ? [process.execPath, [npm, ...parameters]] : ['npm', parameters];
  const child = spawn(command, args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: command === 'npm' && process.platform === 'win32',
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(`npm could not be started: ${error.message}`);
      resolve(1);
    });
    child.on('exit', (code, signal) => {
      if (code !== 0)
        console.error(`The installation failed (npm ci ended with ${code ?? signal}). Nothing else was started.`);
      resolve(code ?? (signal === 'SIGINT' ? 130 : 143));
    });
  });
}
