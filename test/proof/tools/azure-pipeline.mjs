// Carries out a pipeline of Azure Pipelines as far as init-ci's needs it.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readYaml } from './ci-examples.mjs';
import { Artifacts, cleanEnvironment, Job } from './job.mjs';

/**
 * @param {string} text the pipeline
 * @param {{ env: object, groups: Record<string, { variables: object, secrets: object }>, connections: Record<string, { id: string, clientId: string, tenantId: string }>, oidc: { uri: string, accessToken: string }, allow: (connection: string) => void, checkOut: (folder: string) => void }} world
 *   `allow`: from now on the job may ask for tokens of this connection
 * @returns {Promise<{ ok: boolean, jobs: Job[], artifacts: Artifacts, tests: string[], summaries: string[] }>}
 */
export async function carryOutPipeline(text, world) {
  const [pipeline] = readYaml(text);
  const artifacts = new Artifacts();
  const run = { artifacts, tests: [], summaries: [], world, group: groupOf(pipeline, world) };
  const jobs = [];
  const results = new Map();
  for (const definition of pipeline.jobs) {
    const needed = [definition.dependsOn ?? []].flat();
    if (needed.some((name) => !results.has(name)))
      throw new Error(`job ${definition.job} depends on one that comes later`);
    if (
      !holds(
        definition.condition,
        needed.every((name) => results.get(name)),
      )
    )
      continue;
    const total = definition.strategy?.parallel ?? 1;
    const own = await Promise.all(
      Array.from({ length: total }, (_, index) => carryOutJob(definition, { position: index + 1, total }, run)),
    );
    results.set(
      definition.job,
      own.every(({ ok }) => ok),
    );
    jobs.push(...own);
  }
  return { ok: jobs.every(({ ok }) => ok), jobs, artifacts, tests: run.tests, summaries: run.summaries };
}

function groupOf({ variables = [] }, { groups }) {
  const found = variables.map(({ group }) => {
    if (!groups[group]) throw new Error(`there is no variable group ${group}`);
    return groups[group];
  });
  return {
    variables: Object.assign({}, ...found.map(({ variables: own }) => own)),
    secrets: Object.assign({}, ...found.map(({ secrets }) => secrets)),
  };
}

async function carryOutJob({ job: name, steps, strategy }, { position, total }, run) {
  const { world, group } = run;
  const env = {
    ...cleanEnvironment(),
    ...world.env,
    ...group.variables, // those that are not secret are in the environment of each script
    TF_BUILD: 'True',
    SYSTEM_OIDCREQUESTURI: world.oidc.uri,
    ...(strategy ? { SYSTEM_JOBPOSITIONINPHASE: String(position), SYSTEM_TOTALJOBSINPHASE: String(total) } : {}),
  };
  const job = new Job({ name: `${name} ${position}`, env, checkOut: world.checkOut });
  const macros = {
    'System.JobPositionInPhase': position,
    'System.JobAttempt': 1,
    'System.AccessToken': world.oidc.accessToken,
    ...group.variables,
    ...group.secrets,
  };
  for (const step of steps) {
    if (!holds(step.condition, job.ok)) continue;
    await carryOutStep(step, job, macros, run);
  }
  return job;
}

async function carryOutStep(step, job, macros, run) {
  /** @type {any} */
  const inputs = Object.fromEntries(
    Object.entries(step.inputs ?? {}).map(([key, value]) => [key, expand(String(value), macros)]),
  );
  const given = Object.fromEntries(
    Object.entries(step.env ?? {}).map(([key, value]) => [key, expand(String(value), macros)]),
  );
  const label = step.displayName ?? step.script ?? step.task ?? 'checkout';
  if (step.checkout === 'self') return job.checkOut(job.folder);
  if (step.script !== undefined)
    return runScript(label, expand(step.script, macros), ['--noprofile', '--norc'], given, job, run);
  const [task] = (step.task ?? '').split('@');
  if (task === 'UseNode') return undefined;
  if (task === 'AzureCLI') return runByConnection(label, inputs, given, job, run);
  if (task === 'PublishPipelineArtifact') return publish(label, inputs, job, run);
  if (task === 'DownloadPipelineArtifact')
    return run.artifacts.fetch(
      run.artifacts.names(),
      join(job.folder, inputs.targetPath),
      (name) => `**/${name}` === inputs.itemPattern,
    );
  if (task === 'PublishTestResults')
    return existsSync(join(job.folder, inputs.testResultsFiles))
      ? run.tests.push(join(job.folder, inputs.testResultsFiles))
      : undefined; // none is a warning only
  throw new Error(`nobody plays ${JSON.stringify(step)}`);
}

/** As the task does: with the connection's identity in the environment. Only a job with such a task may ask for the connection's token. */
async function runByConnection(
  label,
  { azureSubscription, scriptType, scriptLocation, inlineScript },
  given,
  job,
  run,
) {
  const connection = run.world.connections[azureSubscription];
  if (!connection) throw new Error(`there is no service connection ${azureSubscription}`);
  if (scriptType !== 'bash' || scriptLocation !== 'inlineScript')
    throw new Error(`nobody plays a ${scriptType} ${scriptLocation}`);
  run.world.allow(connection.id);
  const own = {
    AZURESUBSCRIPTION_SERVICE_CONNECTION_ID: connection.id,
    AZURESUBSCRIPTION_CLIENT_ID: connection.clientId,
    AZURESUBSCRIPTION_TENANT_ID: connection.tenantId,
  };
  await runScript(label, inlineScript, [], { ...given, ...own }, job, run);
}

async function runScript(label, script, flags, env, job, run) {
  const { code, output } = await job.run(label, script, flags, env);
  const commands = [...output.matchAll(/^##vso\[([\w.]+)(?: ([^\]]*))?\](.*)$/gm)].map(
    ([, name, properties = '', text]) => ({ name, properties, text }),
  );
  run.summaries.push(...commands.filter(({ name }) => name === 'task.uploadsummary').map(({ text }) => text));
  if (
    code !== 0 ||
    commands.some(({ name, properties }) => name === 'task.complete' && /result=Failed/.test(properties))
  )
    job.ok = false;
}

function publish(label, { targetPath, artifact }, job, { artifacts }) {
  if (artifacts.has(artifact)) return job.fail(label, `there is an artifact ${artifact} already`);
  return artifacts.put(artifact, join(job.folder, targetPath))
    ? undefined
    : job.fail(label, `there is nothing at ${targetPath}`);
}

/** Whether a step or a job is to run; nobody cancels anything here. */
function holds(condition, good) {
  if (condition === undefined) return good;
  if (condition === 'always()' || condition === 'succeededOrFailed()') return true;
  throw new Error(`nothing is known of the condition ${condition}`);
}

/** A macro that nothing is known of stays as it is. */
function expand(text, values) {
  return text.replace(/\$\(([\w.]+)\)/g, (whole, name) => (name in values ? String(values[name]) : whole));
}
