// Carries out a workflow of GitHub Actions as far as init-ci's needs it.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { like, readYaml } from './ci-examples.mjs';
import { Artifacts, cleanEnvironment, Job } from './job.mjs';
import { inRoot } from './project.mjs';
import { temporaryFolder } from './temporary.mjs';

/** Inputs of the actions that are played. A misspelt one would be a mere warning, and have no effect. */
const INPUTS = {
  'actions/checkout': ['persist-credentials'],
  'actions/setup-node': ['node-version', 'cache'],
  'actions/upload-artifact': ['name', 'path', 'overwrite'],
  'actions/download-artifact': ['pattern', 'path'],
};

/**
 * @param {string} text the workflow
 * @param {{ env: object, vars: object, secrets: object, oidc: object, checkOut: (folder: string) => void, action?: string | undefined }} world
 *   `oidc`: the variables of a job that may ask for a token; `action`: where the checkout of the project's own action is
 * @returns {Promise<{ ok: boolean, jobs: Job[], artifacts: Artifacts, summary: string }>}
 */
export async function carryOutWorkflow(text, world) {
  const [workflow] = readYaml(text);
  const artifacts = new Artifacts();
  const jobs = [];
  const results = new Map();
  for (const [name, definition] of Object.entries(workflow.jobs)) {
    const needed = [definition.needs ?? []].flat();
    if (needed.some((each) => !results.has(each))) throw new Error(`job ${name} needs one that comes later`);
    if (
      !holds(
        definition.if,
        needed.every((each) => results.get(each)),
      )
    )
      continue;
    const own = await Promise.all(
      contextsOf(definition).map((context) => carryOutJob(name, definition, workflow, context, artifacts, world)),
    );
    results.set(
      name,
      own.every(({ ok }) => ok),
    );
    jobs.push(...own);
  }
  return {
    ok: jobs.every(({ ok }) => ok),
    jobs,
    artifacts,
    summary: jobs.map(({ summary }) => (existsSync(summary) ? readFileSync(summary, 'utf8') : '')).join(''),
  };
}

function contextsOf({ strategy }) {
  const shards = strategy?.matrix?.shard ?? [undefined];
  return shards.map((shard) => ({ 'matrix.shard': shard, 'strategy.job-total': shards.length }));
}

async function carryOutJob(name, definition, workflow, context, artifacts, world) {
  const permissions = definition.permissions ?? workflow.permissions ?? {};
  const summary = join(temporaryFolder(), 'summary.md');
  const env = {
    ...cleanEnvironment(),
    ...world.env,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_STEP_SUMMARY: summary,
    ...(permissions['id-token'] === 'write' ? world.oidc : {}),
  };
  const job = Object.assign(
    new Job({ name: `${name} ${context['matrix.shard'] ?? ''}`.trim(), env, checkOut: world.checkOut }),
    { summary },
  );
  const values = { ...context, ...prefixed('vars', world.vars), ...prefixed('secrets', world.secrets) };
  for (const step of definition.steps) {
    if (!holds(step.if, job.ok)) continue;
    if (/^OWNER\/powerbi-postman@/.test(step.uses ?? '')) await useOwnAction(step, job, values, world);
    else if (step.uses) useAction(step, job, artifacts, values);
    else {
      const given = expandedAll(step.env ?? {}, values);
      const { code } = await job.run(step.name ?? step.run, expand(step.run, values), ['-e'], given);
      if (code !== 0) job.ok = false;
    }
  }
  return job;
}

/** A composite action: its steps run in the job, with its inputs and the environment of the step that uses it. */
async function useOwnAction({ id, with: given = {}, env = {} }, job, values, { action }) {
  const [{ inputs, outputs, runs }] = readYaml(readFileSync(inRoot('action.yml'), 'utf8'));
  const unknown = Object.keys(given).filter((name) => !(name in inputs));
  if (unknown.length > 0) throw new Error(`the action has no input ${unknown.join(', ')}`);
  const own = {};
  for (const [name, { default: usual = '' }] of Object.entries(inputs))
    own[`inputs.${name}`] = name in given ? expand(String(given[name]), values) : usual;
  const around = expandedAll(env, values);
  for (const step of runs.steps) {
    const file = join(temporaryFolder(), 'output');
    writeFileSync(file, '');
    const { code } = await job.run(`the action: ${step.name}`, expand(step.run, own), ['-e', '-o', 'pipefail'], {
      ...around,
      ...expandedAll(step.env ?? {}, own),
      GITHUB_ACTION_PATH: action,
      GITHUB_OUTPUT: file,
    });
    for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean))
      own[`steps.${step.id}.outputs.${line.slice(0, line.indexOf('='))}`] = line.slice(line.indexOf('=') + 1);
    if (code !== 0) job.ok = false;
  }
  for (const [name, { value }] of Object.entries(outputs)) values[`steps.${id}.outputs.${name}`] = expand(value, own);
}

function expandedAll(env, values) {
  return Object.fromEntries(Object.entries(env).map(([key, value]) => [key, expand(String(value), values)]));
}

function useAction({ uses, with: given = {} }, job, artifacts, values) {
  const inputs = Object.fromEntries(Object.entries(given).map(([key, value]) => [key, expand(String(value), values)]));
  const [action] = uses.split('@');
  const unknown = Object.keys(inputs).filter((name) => !INPUTS[action]?.includes(name));
  if (unknown.length > 0) throw new Error(`${uses} has no input ${unknown.join(', ')}`);
  if (action === 'actions/checkout') return job.checkOut(job.folder);
  if (action === 'actions/setup-node') return undefined;
  if (action === 'actions/upload-artifact') {
    if (artifacts.has(inputs.name) && inputs.overwrite !== 'true')
      return job.fail(uses, `there is an artifact ${inputs.name} already`);
    artifacts.put(inputs.name, join(job.folder, inputs.path)); // nothing there is a warning only
    return undefined;
  }
  if (action === 'actions/download-artifact')
    return artifacts.fetch(
      artifacts.names().filter((name) => like(inputs.pattern).test(name)),
      join(job.folder, inputs.path),
    );
  throw new Error(`nobody plays ${uses}`);
}

/** Whether a step or a job is to run; nobody cancels anything here. */
function holds(condition, good) {
  if (condition === undefined) return good;
  if (condition === 'always()' || condition === '${{ !cancelled() }}') return true;
  throw new Error(`nothing is known of the condition ${condition}`);
}

/** A variable or a secret that does not exist is empty; anything else that is not known is a mistake. */
function expand(text, values) {
  return text.replace(/\$\{\{\s*([\w.-]+)\s*\}\}/g, (_, name) => {
    if (name in values) return String(values[name]);
    if (/^(?:vars|secrets)\./.test(name)) return '';
    throw new Error(`nothing is known of ${name}`);
  });
}

function prefixed(context, values = {}) {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`${context}.${name}`, value]));
}
