// Compiles the TypeScript sources to dist/, bundles the page's script and style and copies the catalogue's data, only when one of them
// changed since the last time.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleCommandLine } from './bundle-command-line.mjs';
import { bundleNewman } from './bundle-newman.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const stamp = join(dist, '.sources.json');
const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
const SOURCES = ['catalogue', 'generator', 'emulator', 'runner', 'reporting', 'sharing', 'cli', 'diagnosis', 'scripts'];

const now = listSources();
const before = readStamp();

if (JSON.stringify(now) !== JSON.stringify(before)) {
  if (!existsSync(compiler)) {
    console.error('The dependencies are not installed. Run `npm ci`, then try again.');
    process.exit(2);
  }
  // What is no longer in the sources must not stay in dist.
  if (Object.keys(before).some((file) => !(file in now))) rmSync(dist, { recursive: true, force: true });
  rmSync(stamp, { force: true });
  await bundlePage();
  const { status } = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) process.exit(status ?? 1);
  copyDescribed();
  await bundleCommandLine(root);
  await bundleNewman(root);
  mkdirSync(dist, { recursive: true });
  writeFileSync(stamp, JSON.stringify(now));
}

/** The script and the style of the HTML report, each as one file: both stand inside the page. */
async function bundlePage() {
  const { build } = await import('esbuild');
  const client = join(root, 'reporting', 'page', 'client');
  await build({
    entryPoints: [
      { in: join(client, 'main.ts'), out: 'page' },
      { in: join(client, 'style', 'page.css'), out: 'page' },
    ],
    outdir: join(dist, 'reporting', 'page', 'assets'),
    bundle: true,
    minify: true,
    format: 'iife',
    charset: 'utf8',
    target: ['es2023', 'chrome123', 'firefox120', 'safari17.5'],
    logLevel: 'warning',
  });
}

/** What the catalogues read as data, beside the modules that read it. */
function copyDescribed() {
  for (const api of readdirSync(join(root, 'catalogue'))) {
    const folder = join('catalogue', api, 'described');
    if (existsSync(join(root, folder))) cpSync(join(root, folder), join(dist, folder), { recursive: true });
  }
}

/** Time and size of every source by its path. */
function listSources() {
  const files = ['tsconfig.json', 'tsconfig.build.json', 'package-lock.json'].map((name) => join(root, name));
  for (const folder of SOURCES) if (existsSync(join(root, folder))) collect(join(root, folder), files);
  const found = files.filter((file) => existsSync(file)).sort();
  return Object.fromEntries(found.map((file) => [relative(root, file), describe(file)]));
}

function collect(folder, files) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) collect(path, files);
    else if (/\.(?:ts|css|json)$/.test(entry.name)) files.push(path);
  }
}

function describe(file) {
  const { mtimeMs, size } = statSync(file);
  return `${mtimeMs} ${size}`;
}

function readStamp() {
  try {
    return JSON.parse(readFileSync(stamp, 'utf8'));
  } catch {
    return {};
  }
}
