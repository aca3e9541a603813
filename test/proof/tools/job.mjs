// What all systems of init-ci's pipelines have in common: a job in a folder of its own, with steps one after another, and artifacts that
// outlive it. The systems themselves are played as little as possible; what is not known here fails.
import { cpSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { runToEnd } from './process.mjs';
import { temporaryFolder } from './temporary.mjs';

/** Variables of systems and of people that a machine of theirs would not have. */
const NOT_INHERITED =
  /^(?:AZURE|ACTIONS|GITHUB|SYSTEM|POWERBI|SHARD|ARM|IDENTITY|MSI|RUNNER|BUILD|AGENT|CI_|GITLAB|CIRCLE|BUILDKITE|JOB_COMPLETION|TF_BUILD|NODE_OPTIONS|npm_)/i;

/** The environment of a machine before anything runs on it. */
export function cleanEnvironment() {
  return Object.fromEntries(
    Object.keys(process.env).flatMap((name) => (NOT_INHERITED.test(name) ? [[name, undefined]] : [])),
  );
}

/** A job that runs. */
export class Job {
  folder = temporaryFolder();
  ok = true;
  /** @type {{ step: string, code: number | null, output: string }[]} */
  log = [];

  /** @param {{ name: string, env: NodeJS.ProcessEnv, checkOut: (folder: string) => void }} options */
  constructor({ name, env, checkOut }) {
    this.name = name;
    this.env = env;
    this.checkOut = checkOut;
  }

  /**
   * Runs a script by bash, as a file.
   * @param {string} step
   * @param {string} script
   * @param {string[]} flags of bash
   * @param {NodeJS.ProcessEnv} env
   */
  async run(step, script, flags, env) {
    const file = join(temporaryFolder(), 'step.sh');
    writeFileSync(file, script);
    const { code, output } = await runToEnd('bash', [...flags, file], {
      cwd: this.folder,
      env: { ...this.env, ...env },
    });
    this.log.push({ step, code, output });
    return { code, output };
  }

  /** @param {string} step @param {string} output */
  fail(step, output) {
    this.ok = false;
    this.log.push({ step, code: null, output });
  }

  get output() {
    return this.log.map(({ step, code, output }) => `[${this.name}, ${step}, ${code}] ${output}`).join('\n');
  }
}

/** Artifacts of a run: folders by name. */
export class Artifacts {
  /** @type {Map<string, string>} */
  #folders = new Map();

  /** @param {string} name */
  has(name) {
    return this.#folders.has(name);
  }

  names() {
    return [...this.#folders.keys()];
  }

  /** @param {string} name @param {string} path @returns whether there was anything to keep */
  put(name, path) {
    if (!existsSync(path)) return false;
    const folder = temporaryFolder();
    if (statSync(path).isDirectory()) cpSync(path, folder, { recursive: true });
    else cpSync(path, join(folder, basename(path)));
    this.#folders.set(name, folder);
    return true;
  }

  /**
   * Fetches those of these names, each into a folder of its own; of their files those that are wanted.
   * @param {readonly string[]} names
   * @param {string} target
   * @param {(file: string) => boolean} [wanted]
   */
  fetch(names, target, wanted = () => true) {
    for (const name of names) {
      const folder = this.folder(name);
      for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile() || !wanted(entry.name)) continue;
        const from = join(entry.parentPath, entry.name);
        const to = join(target, name, from.slice(folder.length + 1));
        mkdirSync(dirname(to), { recursive: true });
        cpSync(from, to);
      }
    }
  }

  /** @param {string} name */
  folder(name) {
    const folder = this.#folders.get(name);
    if (folder === undefined) throw new Error(`there is no artifact ${name}`);
    return folder;
  }
}
