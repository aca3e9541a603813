// The package as people get it: packed, installed in an empty folder, and each command used there for the first time. It works, or it says
// what to do. With each version of Node that it is for; and from a git address, where npm builds it.
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { assertNone } from '../tools/problems.mjs';
import { runToEnd } from '../tools/process.mjs';
import { root } from '../tools/project.mjs';
import { installed, npm, npmEnvironment, pack } from '../tools/tarball.mjs';
import { temporaryFolder } from '../tools/temporary.mjs';

const MOST_BYTES = 5_400_000;
/** Belongs to one version of Node, to one build or to the tests. */
const NOT_PACKED = /\.cache$|\.tsbuildinfo$|^dist\/(?:newman\/)?\.|^test\/|^node_modules\/|\.env$/;
/** Other majors than that which runs this; the package `node` brings them from npm. */
const VERSIONS = [20, 22, 24];

/**
 * First uses: the arguments, the exit code, and what a person has to read. Files of one are there for the next.
 * @type {[string, number, RegExp][]}
 */
const FIRST_USES = [
  ['--version', 0, /^\d+\.\d+\.\d+$/m],
  ['completion bash', 0, /--get-completions/],
  ['operations Groups_GetGroups', 0, /npx --no-install powerbi-postman run --operation Groups_GetGroups/],
  ['rnu', 2, /Did you mean run\?/],
  ['--help', 0, /\brun\b[^]*\bdoctor\b/],
  ['run', 2, /E_CREDENTIALS_MISSING[^]*AZURE_TENANT_ID[^]*Next:/],
  ['run --emulator --folder Groups', 0, /Groups/],
  ['doctor', 2, /E_CREDENTIALS_MISSING[^]*Next:/],
  ['doctor --emulator', 0, /./],
  ['explain AADSTS7000215', 0, /secret/],
  ['emulate --list', 0, /admin-switch/],
  ['recipe', 0, /refresh/],
  ['recipe refresh --emulator', 0, /Done: Refresh and wait/],
  ['compare', 2, /second identity[^]*--emulator/],
  ['share', 0, /Written: .*powerbi-postman\.zip/],
  ['check .', 0, /No secret found/],
  ['report', 2, /E_USAGE[^]*Next:/],
  ['report reports/record.json --format markdown --out again', 0, /./],
  ['init-ci github', 2, /E_TOOL_NOT_FOUND[^]*Next: .*--package/],
  ['plan-access', 0, /Access for an app/],
  ['generate --check', 0, /up to date/],
  ['catalogue', 2, /refresh/],
  ['operations', 0, /Groups_GetGroups/],
  ['token', 2, /E_CREDENTIALS_MISSING[^]*Next:/],
];

/** @param {{ short?: boolean }} [options] `short`: with this Node only, and without the git address */
export async function prove({ short = false } = {}) {
  const { file, size, unpacked, files } = await pack();
  const problems = [
    ...(size < MOST_BYTES ? [] : [`the package has ${size} bytes, which is not less than ${MOST_BYTES}`]),
    ...files.filter((name) => NOT_PACKED.test(name)).map((name) => `${name} is packed`),
  ];
  const folder = await installed(file);
  problems.push(...(await proveMessages(folder)), ...(await proveFirstUses(folder, process.execPath)));
  const [others, absent] = short ? [[], []] : await otherVersions();
  for (const { version, program } of others)
    problems.push(...(await proveFirstUses(folder, program)).map((problem) => `Node ${version}: ${problem}`));
  if (!short) problems.push(...(await proveGit()));
  assertNone('the package works where it is installed', problems);
  const versions = [process.version, ...others.map(({ version }) => version)].join(', ');
  return `${(size / 1e6).toFixed(1)} MB packed, ${(unpacked / 1e6).toFixed(1)} MB unpacked, ${files.length} files; ${FIRST_USES.length} first uses in an empty folder with Node ${versions}${absent.length > 0 ? ` (not to be had here: ${absent.join(', ')})` : ''}${short ? '' : '; also from a git address, built by npm'}`;
}

/** Every command has a first use above, and every document that a message names is in the package. */
async function proveMessages(folder) {
  const { output } = await start(folder, process.execPath, ['--help']);
  const listed = [...output.matchAll(/^ {2}(?:powerbi-postman )?([a-z][a-z-]+)(?: [<[]\S*)? {2,}\S/gm)].map(
    ([, name]) => name,
  );
  const used = new Set(FIRST_USES.map(([args]) => args.split(' ')[0]));
  const home = join(folder, 'node_modules', 'powerbi-postman');
  const parts = readdirSync(join(home, 'dist', 'parts')).map((name) => join(home, 'dist', 'parts', name));
  const sources = [join(home, 'dist', 'cli', 'main.js'), ...parts];
  const named = sources.flatMap((source) =>
    [...readFileSync(source, 'utf8').matchAll(/\bdocs\/[\w/-]+\.(?:md|json)/g)].map(([path]) => path),
  );
  return [
    ...(named.length > 5 ? [] : ['almost no document is named in the program']),
    ...(listed.length > 10 ? [] : [`only these commands were found in the help: ${listed.join(', ')}`]),
    ...listed.filter((name) => !used.has(name)).map((name) => `${name} has no first use in this proof`),
    ...[...new Set(named)].filter((path) => !existsSync(join(home, path))).map((path) => `${path} is not packed`),
  ];
}

async function proveFirstUses(folder, program) {
  const problems = [];
  rmSync(join(folder, 'powerbi-postman.zip'), { force: true }); // of another Node before
  for (const [args, expected, words] of FIRST_USES) {
    const { code, output } = await start(folder, program, args.split(' '));
    const short = output.slice(0, 400);
    if (code !== expected) problems.push(`${args} ends with ${code} instead of ${expected}: ${short}`);
    else if (!words.test(output)) problems.push(`${args} does not say ${words}: ${short}`);
    if (/^ {4}at .*\(?(?:file:|node:)|^\w*Error: /m.test(output))
      problems.push(`${args} shows a stack trace: ${short}`);
    if (/Warning:/.test(output)) problems.push(`${args} warns: ${short}`);
  }
  return problems;
}

/** As npx does it, with a Node of choice. */
function start(folder, program, args) {
  const main = join(folder, 'node_modules', 'powerbi-postman', 'dist', 'cli', 'main.js');
  const secretless = Object.fromEntries(
    Object.keys(process.env).flatMap((name) =>
      /^(?:AZURE|POWERBI|NODE_OPTIONS)/.test(name) ? [[name, undefined]] : [],
    ),
  );
  return runToEnd(program, [main, ...args], { cwd: folder, env: secretless });
}

/** @returns {Promise<[{ version: string, program: string }[], string[]]>} those that npm could bring, and the names of those that it could not */
async function otherVersions() {
  const found = [];
  const absent = [];
  const own = Number(process.versions.node.split('.')[0]);
  for (const major of VERSIONS.filter((each) => each !== own)) {
    const folder = temporaryFolder();
    const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
    try {
      await npm(['install', '--no-save', '--prefix', folder, `${name}@${major}`], folder);
      const bin = process.platform === 'win32' ? 'node.exe' : 'node';
      const program = join(folder, 'node_modules', name, 'bin', bin);
      const { code, output } = await runToEnd(program, ['--version'], { cwd: folder });
      if (code !== 0) throw new Error(output);
      found.push({ version: output.trim(), program });
    } catch {
      absent.push(`Node ${major}`);
    }
  }
  return [found, absent];
}

/** A git address, as `npm install git+https://…` would take it: npm clones it, builds it by `prepare`, and packs it. */
async function proveGit() {
  const bare = join(temporaryFolder(), 'powerbi-postman.git');
  const { code, output } = await runToEnd('git', ['clone', '--quiet', '--bare', root, bare]);
  if (code !== 0) return [`git clone ends with ${code}: ${output}`];
  const folder = await installed(`git+file://${bare.replaceAll('\\', '/')}`);
  const { code: ends, output: says } = await runToEnd(
    'npx',
    ['--no-install', 'powerbi-postman', 'run', '--emulator', '--folder', 'Groups'],
    {
      cwd: folder,
      env: npmEnvironment(),
      shell: process.platform === 'win32',
    },
  );
  return ends === 0 ? [] : [`installed from git, a run ends with ${ends}: ${says.slice(-600)}`];
}
