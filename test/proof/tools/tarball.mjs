// The package as npm packs it, and folders into which npm installs it, as somebody else would.
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runToEnd } from './process.mjs';
import { root } from './project.mjs';
import { temporaryFolder } from './temporary.mjs';

/** What npm of an outer `npm run` would take for its own settings. */
const NOT_INHERITED = /^npm_/i;

/** The environment of a machine on which nobody runs npm yet; what was fetched before need not be fetched again. */
export const npmEnvironment = () => ({
  ...Object.fromEntries(
    Object.keys(process.env).flatMap((name) => (NOT_INHERITED.test(name) ? [[name, undefined]] : [])),
  ),
  npm_config_prefer_offline: 'true',
  npm_config_audit: 'false',
  npm_config_fund: 'false',
  npm_config_update_notifier: 'false',
});

/**
 * Packs the built project.
 * @returns {Promise<{ file: string, size: number, unpacked: number, files: string[] }>} sizes in bytes
 */
export async function pack() {
  const folder = temporaryFolder();
  // Not built again: run.mjs has built.
  const output = await npm(['pack', '--ignore-scripts', '--json', '--pack-destination', folder], root);
  const [{ filename, unpackedSize, files }] = JSON.parse(output.slice(output.indexOf('[')));
  const file = join(folder, filename);
  return { file, size: statSync(file).size, unpacked: unpackedSize, files: files.map(({ path }) => path) };
}

/**
 * A new folder of somebody else, with the package installed from a file or an address.
 * @param {string} spec
 * @returns {Promise<string>}
 */
export async function installed(spec) {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'package.json'), '{ "name": "theirs", "private": true }');
  await npm(['install', '--save-dev', spec], folder);
  return folder;
}

/**
 * @param {string[]} args
 * @param {string} cwd
 * @returns {Promise<string>} what it printed
 * @throws Error when npm fails
 */
export async function npm(args, cwd) {
  const windows = process.platform === 'win32';
  const { code, output } = await runToEnd(windows ? 'npm.cmd' : 'npm', args, {
    cwd,
    env: npmEnvironment(),
    shell: windows,
  });
  if (code !== 0) throw new Error(`npm ${args.join(' ')} ends with ${code}: ${output.slice(-2000)}`);
  return output;
}
