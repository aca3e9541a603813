// Carries out a pipeline of GitLab as far as init-ci's, and the file to include, need it.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { like, readYaml } from './ci-examples.mjs';
import { Artifacts, cleanEnvironment, Job } from './job.mjs';
import { inRoot } from './project.mjs';
import { temporaryFolder } from './temporary.mjs';

/** Keywords of a job that are played, or that change nothing here. Another one would be left out without a word. */
const KNOWN = [
  ...['stage', 'image', 'rules', 'needs', 'parallel', 'variables', 'id_tokens', 'script', 'artifacts'],
  ...['timeout', 'resource_group', 'tags'],
];

/**
 * @param {string} text the pipeline
 * @param {{ env: object, variables: Record<string, string>, idToken: (audience: string) => string, branch?: string, checkOut: (folder: string) => void }} world
 *   `variables`: of the project, the secret ones too
 * @returns {Promise<{ ok: boolean, jobs: Job[], artifacts: Artifacts, tests: string[] }>}
 */
export async function carryOutGitlab(text, world) {
  const artifacts = new Artifacts();
  const run = { artifacts, tests: [], world };
  const jobs = [];
  const results = new Map();
  for (const [name, definition] of Object.entries(jobsOf(text))) {
    const unknown = Object.keys(definition).filter((key) => !KNOWN.includes(key));
    if (unknown.length > 0) throw new Error(`nobody plays ${unknown.join(', ')} of ${name}`);
    const needed = definition.needs ?? [...results.keys()];
    if (needed.some((each) => !results.has(each))) throw new Error(`job ${name} needs one that comes later`);
    const when = whenOf(definition, world.branch ?? 'main');
    const good = needed.every((each) => results.get(each));
    if (when === 'never' || (when === 'on_success' && !good)) continue;
    const total = definition.parallel ?? 0;
    const own = await Promise.all(
      Array.from({ length: Math.max(1, total) }, (_, index) =>
        carryOutJob(name, definition, needed, { index: index + 1, total }, run),
      ),
    );
    results.set(
      name,
      own.every(({ ok }) => ok),
    );
    jobs.push(...own);
  }
  return { ok: jobs.length > 0 && jobs.every(({ ok }) => ok), jobs, artifacts, tests: run.tests };
}

/** The jobs of a pipeline, those that it includes from this project among them. @param {string} text */
export function jobsOf(text) {
  const [{ include = [], ...jobs }] = readYaml(text);
  const all = Object.assign({}, ...include.map((each) => included(each)), jobs);
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, { extends: base, ...job }]) =>
      name.startsWith('.') ? [] : [[name, base === undefined ? job : extended(all[base], base, job)]],
    ),
  );
}

/** What a job takes from another: what both have of the variables counts as the job has it. */
function extended(base, name, job) {
  if (base === undefined || base.extends !== undefined) throw new Error(`nobody plays extends: ${name}`);
  return { ...base, ...job, variables: { ...base.variables, ...job.variables } };
}

/** A file of this project, with the inputs filled in as GitLab does: as text, before it is read. */
function included({ file, inputs = {} }) {
  const [head, body] = readFileSync(inRoot(...file.split('/')), 'utf8').split(/^---$/m);
  const [{ spec }] = readYaml(head);
  const unknown = Object.keys(inputs).filter((name) => !(name in spec.inputs));
  if (unknown.length > 0) throw new Error(`${file} has no input ${unknown.join(', ')}`);
  const values = Object.fromEntries(
    Object.entries(spec.inputs).map(([name, { default: usual, options }]) => {
      const value = inputs[name] ?? usual;
      if (value === undefined) throw new Error(`the input ${name} of ${file} is missing`);
      if (options !== undefined && !options.includes(value)) throw new Error(`${name} of ${file} may not be ${value}`);
      return [name, value];
    }),
  );
  const filled = body.replace(/\$\[\[ inputs\.([\w-]+) \]\]/g, (_, name) => {
    if (!(name in values)) throw new Error(`${file} has no input ${name}`);
    return values[name];
  });
  return readYaml(filled)[0];
}

function whenOf({ rules }, branch) {
  for (const rule of rules ?? [{}]) {
    const [, wanted] = /^\$CI_COMMIT_BRANCH == "([^"]+)"$/.exec(rule.if ?? '') ?? [];
    if (rule.if !== undefined && wanted === undefined) throw new Error(`nothing is known of the rule ${rule.if}`);
    if (wanted === undefined || wanted === branch) return rule.when ?? 'on_success';
  }
  return 'never';
}

async function carryOutJob(name, definition, needed, { index, total }, { artifacts, tests, world }) {
  const tokens = Object.entries(definition.id_tokens ?? {}).map(([key, { aud }]) => [key, world.idToken(aud)]);
  const env = {
    ...cleanEnvironment(),
    ...world.env,
    CI: 'true',
    GITLAB_CI: 'true',
    ...world.variables,
    ...definition.variables,
    ...Object.fromEntries(tokens),
    ...(total > 0 ? { CI_NODE_INDEX: String(index), CI_NODE_TOTAL: String(total) } : {}),
  };
  const job = new Job({ name: total > 0 ? `${name} ${index}/${total}` : name, env, checkOut: world.checkOut });
  job.checkOut(job.folder);
  for (const each of artifacts.names())
    if (needed.some((one) => each === one || each.startsWith(`${one} `)))
      cpSync(artifacts.folder(each), job.folder, { recursive: true });
  // All entries of a script run in one shell, which ends at the first that fails.
  const { code } = await job.run('script', definition.script.join('\n'), ['-e', '-o', 'pipefail'], {});
  if (code !== 0) job.ok = false;
  const { paths = [], reports = {}, when = 'on_success' } = definition.artifacts ?? {};
  if (job.ok || when === 'always') keep(job, paths, artifacts);
  if (reports.junit && existsSync(join(job.folder, reports.junit))) tests.push(join(job.folder, reports.junit));
  return job;
}

/** Files under these paths, or that these patterns name, as they stand. */
function keep(job, paths, artifacts) {
  const target = temporaryFolder();
  for (const entry of readdirSync(job.folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = relative(job.folder, join(entry.parentPath, entry.name));
    if (!paths.some((path) => file.startsWith(`${path}/`) || like(path).test(file))) continue;
    mkdirSync(dirname(join(target, file)), { recursive: true });
    cpSync(join(job.folder, file), join(target, file));
  }
  artifacts.put(job.name, target);
}
