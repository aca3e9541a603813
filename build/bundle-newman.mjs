// Makes dist/newman: Newman in one file, the changed sandbox in another, and both compiled, so that a run starts in half the time.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Bundles again only when Newman, this file, Node or what changes the sandbox is another than the last time. */
export async function bundleNewman(root) {
  const target = join(root, 'dist', 'newman');
  const stamp = join(target, '.made-of');
  const patches = join(root, 'dist', 'runner', 'newman', 'patches');
  const made = createHash('sha256').update(process.version).update(process.arch);
  for (const file of [import.meta.filename, join(root, 'package-lock.json'), join(patches, 'sandbox-source.js')])
    made.update(readFileSync(file));
  const state = made.digest('hex');
  // Its time says that it is still what it would be if it were made now.
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === state) return void utimesSync(stamp, new Date(), new Date());
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const { sandboxSource } = await import(pathToFileURL(join(patches, 'sandbox-source.js')).href);
  const required = requirers(root);
  const source = sandboxSource(bootCode(required.runtime), required.sandbox('uvm/lib/bridge-client')(''));
  if (source.reason) return void console.error(`Newman is not bundled: ${source.reason}`);
  writeFileSync(join(target, 'sandbox.js'), source.code);
  await bundle(root, required, join(target, 'newman.cjs'));
  // In a process of its own: what is compiled is what a run has called.
  const { status } = spawnSync(process.execPath, [join(root, 'build', 'compile-newman.mjs')], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) return void rmSync(target, { recursive: true, force: true });
  writeFileSync(stamp, state);
}

function requirers(root) {
  const own = createRequire(join(root, 'package.json'));
  const newman = createRequire(own.resolve('newman'));
  const runtime = createRequire(newman.resolve('postman-runtime'));
  const sandbox = createRequire(runtime.resolve('postman-sandbox'));
  return { own, newman, runtime, sandbox, uvm: createRequire(sandbox.resolve('uvm')) };
}

function bootCode(runtime) {
  let code;
  runtime('postman-sandbox/lib/bootcode')((_error, text) => (code = text));
  return code;
}

async function bundle(root, { own, newman, runtime, sandbox, uvm }, outfile) {
  const { build } = await import('esbuild');
  const version = (from, name) => JSON.stringify(from(`${name}/package.json`).version);
  const path = (from, name) => JSON.stringify(from.resolve(name));
  const entry = `
    const boot = require('boot-code');
    exports.newman = require(${path(own, 'newman')});
    exports.versions = { newman: ${version(own, 'newman')}, 'postman-runtime': ${version(newman, 'postman-runtime')}, 'postman-sandbox': ${version(runtime, 'postman-sandbox')}, uvm: ${version(sandbox, 'uvm')} };
    exports.sdk = require(${path(newman, 'postman-collection')});
    exports.Requester = require(${path(newman, 'postman-runtime')}).Requester;
    exports.instruction = require(${path(newman, 'postman-runtime/lib/runner/instruction')});
    exports.Run = require(${path(newman, 'postman-runtime/lib/runner/run')});
    exports.bootCode = require(${path(runtime, 'postman-sandbox/lib/bootcode')});
    exports.leaveOutBootCode = boot.leaveOut;
    exports.UniversalVm = require(${path(sandbox, 'uvm')});
    exports.uvmClient = require(${path(sandbox, 'uvm/lib/bridge-client')});
    exports.delegateTimers = require(${path(sandbox, 'uvm/lib/vm-delegate-timers')});
    exports.flatted = require(${path(uvm, 'flatted')});`;
  await build({
    stdin: { contents: entry, resolveDir: root, loader: 'js' },
    outfile,
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    keepNames: true,
    minifyWhitespace: true,
    legalComments: 'eof',
    banner: { js: '(function (exports, require, module, __filename, __dirname) {' },
    footer: { js: '})' },
    external: ['browserify', 'terser'],
    plugins: [bootCodeApart, withoutWarning],
    logLevel: 'error',
  });
}

/** The sandbox's 2 MB of code are read only where a run takes Postman's own sandbox. */
const BOOT_CODE = `
  const installed = require; // Not called by its name, so that esbuild leaves it for the run.
  let needed = true;
  const ofRuntime = () => installed('node:module').createRequire(installed.resolve('postman-runtime'));
  module.exports = (done) => (needed ? ofRuntime()('postman-sandbox/.cache/bootcode')(done) : done(null, ';'));
  module.exports.leaveOut = () => void (needed = false);`;

const bootCodeApart = {
  name: 'boot-code-apart',
  setup(build) {
    build.onResolve({ filter: /\.cache\/bootcode$|^boot-code$/ }, () => ({
      path: 'boot-code',
      namespace: 'boot-code',
    }));
    build.onLoad({ filter: /.*/, namespace: 'boot-code' }, () => ({ contents: BOOT_CODE }));
  },
};

/** Newman asks every member of `fs` for its type, and Node 24 warns of these four, which are no functions. Newman passes over others for the same. */
const withoutWarning = {
  name: 'without-warning',
  setup(build) {
    build.onLoad({ filter: /newman[\\/]lib[\\/]run[\\/]secure-fs\.js$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      const passed = text.replace('prop === EXPERIMENTAL_PROMISE ||', '$& /^[FRWX]_OK$/.test(prop) ||');
      if (passed === text) throw new Error('Newman no longer passes over members of fs that Node warns of');
      return { contents: passed, loader: 'js' };
    });
  },
};
