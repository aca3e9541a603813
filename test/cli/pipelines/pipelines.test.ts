import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { azurePipeline } from '../../../cli/pipelines/azure.ts';
import type { CiSystem, PipelineChoice } from '../../../cli/pipelines/choice.ts';
import { githubPipeline } from '../../../cli/pipelines/github.ts';
import { pipelineSignIns } from '../../../cli/pipelines/sign-ins.ts';
import { clouds } from '../../../catalogue/entra/clouds.ts';
import { readYaml, scriptOf, type Pipeline, type Workflow } from './documents.ts';

const usual: PipelineChoice = {
  shards: 4,
  schedule: '17 4 * * *',
  env: 'commercial',
  auth: 'federated',
  branch: 'main',
  tool: { kind: 'clone' },
};
const makers: Record<Exclude<CiSystem, 'gitlab'>, (choice: PipelineChoice) => string> = {
  github: githubPipeline,
  azure: azurePipeline,
};

/** Every way to choose, with schedules and branches that YAML could misread. */
const choices = clouds.flatMap(({ file: env }) =>
  pipelineSignIns.flatMap((auth) =>
    [2, 4, 20].flatMap((shards) =>
      [['17 4 * * *', 'main'] as const, ['*/30 6-18 * * MON-FRI', 'release/2026'] as const].map(
        ([schedule, branch]): PipelineChoice => ({ env, auth, shards, schedule, branch, tool: usual.tool }),
      ),
    ),
  ),
);

const workflowOf = (choice: PipelineChoice): Workflow => readYaml(githubPipeline(choice));
const pipelineOf = (choice: PipelineChoice): Pipeline => readYaml(azurePipeline(choice));
const stepOf = (
  system: Exclude<CiSystem, 'gitlab'>,
  job: 'shard' | 'report',
  step: string,
  choice: PipelineChoice,
): ReturnType<typeof scriptOf> =>
  scriptOf(
    system === 'github' ? workflowOf(choice).jobs[job].steps : pipelineOf(choice).jobs[job === 'shard' ? 0 : 1]!.steps,
    step,
  );
const runOf = (system: Exclude<CiSystem, 'gitlab'>, choice: PipelineChoice): ReturnType<typeof scriptOf> =>
  stepOf(system, 'shard', 'Run', choice);

describe.each(['github', 'azure'] as const)('%s', (system) => {
  test('every choice is strict YAML, the same each time, and says what was chosen', () => {
    expect(choices).toHaveLength(120);
    for (const choice of choices) {
      const text = makers[system](choice);
      expect(makers[system](choice)).toBe(text);
      const { on, jobs } = workflowOf(choice);
      const { schedules, trigger, jobs: ofAzure } = pipelineOf(choice);
      const [cron, branches, shards] =
        system === 'github'
          ? [on.schedule[0]!.cron, on.push.branches, jobs.shard.strategy.matrix.shard.length]
          : [schedules[0]!.cron, trigger.branches.include, ofAzure[0]!.strategy.parallel];
      expect([cron, branches, shards]).toEqual([choice.schedule, [choice.branch], choice.shards]);
      expect(runOf(system, choice).script).toContain(`run --env ${choice.env} `);
    }
  });

  test.each(clouds.map(({ file }) => file))(
    '%s without a secret: nothing in the file comes from a secret, or could be one',
    (env) => {
      for (const auth of ['federated', 'managed-identity'] as const) {
        const text = makers[system]({ ...usual, env, auth });
        expect(text).not.toMatch(/secrets\.|CLIENT_SECRET|PRIVATE_KEY/);
      }
    },
  );

  test('no value of any choice is a secret: at most its name is there', () => {
    for (const choice of choices) {
      const { env } = runOf(system, choice);
      for (const [name, value] of Object.entries(env))
        expect(value).toMatch(
          new RegExp(
            system === 'github'
              ? `^\\$\\{\\{ (?:matrix\\.shard|strategy\\.job-total|(?:vars|secrets)\\.${name}) \\}\\}$`
              : `^\\$\\((?:${name}|System\\.AccessToken)\\)$`,
          ),
        );
      // Neither an id, nor a long string of mixed letters, nor a key.
      expect(makers[system](choice)).not.toMatch(
        /[0-9a-f]{8}-[0-9a-f]{4}|-----BEGIN|eyJ|(?=[\w~.-]*[a-z])(?=[\w~.-]*\d)[\w~.-]{34,}/,
      );
    }
  });

  test('a refused call does not end a shard, every other end does; and the report decides by a baseline when there is one', () => {
    expect(runOf(system, usual).script).toMatch(/\|\| test \$\? -eq 1\s*$/);
    const { script } = stepOf(system, 'report', 'Report', usual);
    expect(script).toContain('if test -f access.json; then set -- --baseline access.json; fi');
    for (const word of [
      'shards --merge',
      '--exit-code',
      '--format html',
      '--format junit',
      '--format markdown',
      `--format ${system}`,
    ])
      expect(script).toContain(word);
    expect(script.trim()).toMatch(/"\$@"$/);
  });

  test('each way to sign in: with the command that fits, and what it needs in the environment', () => {
    const found = pipelineSignIns.map((auth) => {
      const { script, env } = runOf(system, { ...usual, auth });
      return [
        auth,
        /--auth \S+/.exec(script)?.[0] ?? '',
        Object.keys(env)
          .filter((name) => !name.startsWith('SHARD_'))
          .join(' '),
      ];
    });
    const ids = 'AZURE_TENANT_ID AZURE_CLIENT_ID';
    expect(found).toEqual(
      system === 'github'
        ? [
            ['federated', '--auth federated', ids],
            ['secret', '', `${ids} AZURE_CLIENT_SECRET`],
            ['certificate', '', `${ids} POWERBI_CERTIFICATE POWERBI_PRIVATE_KEY`],
            ['managed-identity', '--auth managed-identity', ids],
          ]
        : [
            ['federated', '--auth federated', 'SYSTEM_ACCESSTOKEN'],
            ['secret', '', 'AZURE_CLIENT_SECRET'],
            ['certificate', '', 'POWERBI_PRIVATE_KEY'],
            ['managed-identity', '--auth managed-identity', ''],
          ],
    );
  });
});

test('GitHub: only the job that signs in may ask for a token, and only where it needs one', () => {
  for (const auth of pipelineSignIns) {
    const document = workflowOf({ ...usual, auth });
    expect(document.permissions).toEqual({ contents: 'read' });
    expect(document.jobs.shard.permissions).toEqual(
      auth === 'federated' ? { contents: 'read', 'id-token': 'write' } : undefined,
    );
    expect(document.jobs.report.permissions).toBeUndefined();
  }
});

test('every action has a version, every job a time after which it is ended, and one run at a time', () => {
  const github = workflowOf(usual);
  for (const job of Object.values(github.jobs)) {
    expect(job['timeout-minutes']).toBeGreaterThan(0);
    for (const { uses } of job.steps) if (uses) expect(uses).toMatch(/^actions\/[a-z-]+@v\d+$/);
  }
  expect(github.concurrency).toEqual({ group: 'power-bi-access', 'cancel-in-progress': false });
  const azure = pipelineOf(usual);
  for (const job of azure.jobs) {
    expect(job.timeoutInMinutes).toBeGreaterThan(0);
    for (const { task } of job.steps) if (task) expect(task).toMatch(/^\w+@\d$/);
  }
  expect(azure.lockBehavior).toBe('sequential');
});

test('Azure: only where a secret or a variable is needed is there a group of them; the connection tells the rest', () => {
  for (const auth of pipelineSignIns)
    expect(pipelineOf({ ...usual, auth }).variables).toEqual(
      auth === 'federated' ? undefined : [{ group: 'power-bi' }],
    );
  const { script } = runOf('azure', usual);
  for (const name of ['TENANT_ID', 'CLIENT_ID', 'SERVICE_CONNECTION_ID'])
    expect(script).toContain(`export AZURE_${name}="$AZURESUBSCRIPTION_${name}"`);
});

describe.each(['github', 'azure'] as const)('%s in one job', (system) => {
  const choice = { ...usual, shards: 1 };
  const steps =
    system === 'github'
      ? workflowOf(choice).jobs.access.steps
      : pipelineOf(choice)
          .jobs.map((job) => job.steps)
          .flat();

  test('it runs, and reports whatever the run came to; nothing is split, fetched or numbered', () => {
    expect(
      system === 'github' ? Object.keys(workflowOf(choice).jobs) : pipelineOf(choice).jobs.map(({ job }) => job),
    ).toEqual(['access']);
    const text = makers[system](choice);
    expect(scriptOf(steps, 'Run').script).toMatch(/\|\| test \$\? -eq 1\s*$/);
    expect(scriptOf(steps, 'Report').script).toContain('report record/record.ndjson --exit-code');
    expect(text).not.toMatch(/shard|download|Download|matrix|parallel/i);
    const report = steps.find(({ name, displayName }) => (name ?? displayName) === 'Report')!;
    expect(report.if ?? report.condition).toBe(system === 'github' ? '${{ !cancelled() }}' : 'succeededOrFailed()');
  });
});

describe.each(['github', 'azure'] as const)('%s after a run that could not begin', (system) => {
  const report = (shards: number): string => {
    const choice = { ...usual, shards };
    if (shards > 1) return stepOf(system, 'report', 'Report', choice).script;
    const steps = system === 'github' ? workflowOf(choice).jobs.access.steps : pipelineOf(choice).jobs[0]!.steps;
    return scriptOf(steps, 'Report').script;
  };
  let folder: string;
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'powerbi-postman-pipeline-'))));
  afterEach(() => rmSync(folder, { recursive: true }));
  const bash = (script: string): SpawnSyncReturns<string> =>
    spawnSync('bash', ['-e', '-c', script], { cwd: folder, encoding: 'utf8' });

  test.each([
    [1, 'the step Run'],
    [2, 'the jobs of the shards'],
  ])('%i: the report is red, says where to look, and starts nothing', (shards, where) => {
    const { status, stdout, stderr } = bash(report(shards));
    expect([status, stderr]).toEqual([1, '']);
    expect(stdout).toBe(`The run ended before it wrote a record: see ${where}.\n`);
    expect(readFileSync(join(folder, 'reports', 'summary.md'), 'utf8')).toBe(stdout);
  });

  test('a record is there: the report is made of it', () => {
    for (const [shards, path] of [
      [1, 'record'],
      [2, 'shards/record-1'],
    ] as const) {
      mkdirSync(join(folder, path), { recursive: true });
      writeFileSync(join(folder, path, 'record.ndjson'), '');
      const { stdout } = bash(report(shards).replace(/^node .*report /m, 'echo report '));
      expect(stdout).toMatch(/^report (?:record\/record\.ndjson|shards --merge) --exit-code/);
    }
  });
});

test('GitHub: a summary that was not made is no further red step', () => {
  const { script } = scriptOf(workflowOf(usual).jobs.report.steps, 'Summary');
  expect(spawnSync('bash', ['-e', '-c', script], { cwd: tmpdir(), env: { PATH: process.env['PATH'] } }).status).toBe(0);
});

test('Azure: each step has a name of its own', () => {
  const tool = { kind: 'dependency', spec: 'github:contoso/powerbi-postman', locked: false, library: false } as const;
  const names = pipelineOf({ ...usual, tool }).jobs[0]!.steps.map(({ displayName }) => displayName);
  expect(names).toEqual(expect.arrayContaining(['Install', 'Install the sign-in library']));
  expect(names.filter((name) => name === 'Install')).toHaveLength(1);
});
