// The pipelines that `init-ci` writes are valid, and do what they say: every step of theirs is carried out in empty folders, as the CI
// would, against the emulator. The federated credentials are those that `init-ci` itself prints.
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { judgeAzure } from '../tools/azure-format.mjs';
import { judges } from '../tools/ci-schemas.mjs';
import * as ci from '../tools/init-ci.mjs';
import { assertNone } from '../tools/problems.mjs';
import { Skip } from '../tools/skip.mjs';

const SETTING = 'AllowServicePrincipalsUseReadAdminAPIs';
const SHARDS = ['--shards', '2'];

/** A slip in each pipeline that its judge has to find. */
const SLIPS = {
  github: [
    ['${{ matrix.shard }}', '${{ matrix.part }}'],
    ['needs: shard', 'needs: shards'],
    ['id-token: write', 'id-tokens: write'],
    ["cron: '17 4 * * *'", "cron: '17 4 * *'"],
    ['timeout-minutes: 60', 'timeout-minutes: long'],
    ['contents: read', 'contents: reed'],
  ],
  azure: [
    ['dependsOn: shard', 'dependsOn: shards'],
    ['scriptType: bash', 'scriptType: sh'],
    ['  - job: report', ' - job: report'],
    ['lockBehavior: sequential', 'lockBehavior: one'],
    ['azureSubscription:', 'azureSubscripton:'],
    ['timeoutInMinutes: 60', 'timeoutInMinutes: long'],
    ['pr: none', 'pr: none\npr: none'],
  ],
  gitlab: [
    ['parallel: 2', 'parallel: two'],
    ['artifacts:', 'artefacts:'],
    ['needs: [power-bi-shard]', 'needs: power-bi-shard'],
    ['      aud: api', '      audience: api'],
    ['      when: always', '      when: ever'],
  ],
};
const judgeOf = { github: judges['github-actions.yml'], azure: judgeAzure, gitlab: judges['gitlab-ci.yml'] };

/** @param {{ short?: boolean }} [options] `short`: only what is particular to these pipelines, the sign-in without a secret and the baseline */
export async function prove({ short = false } = {}) {
  if (process.platform === 'win32') throw new Skip('carrying the pipelines out takes bash');
  const { valid, problems } = await proveValid();
  const trust = [];
  for (const system of ci.SYSTEMS) trust.push(...ci.readTrust((await ci.initCi(system, SHARDS)).out, system));
  let runs = 0;
  await ci.withWorld(trust, async (world) => {
    for (const system of ci.SYSTEMS) {
      const found = await proveSystem(
        system,
        trust.filter((each) => each.system === system),
        { ...world, env: { ...world.env, ...ci.clonePath() } },
        short,
      );
      runs += found.runs;
      problems.push(...found.problems.map((problem) => `${system}: ${problem}`));
    }
    problems.push(...world.changes().map((line) => `something was changed: ${line}`));
  });
  assertNone('the pipelines of init-ci are valid and work', problems);
  return `${valid} pipelines valid (GitHub by actionlint, GitLab by its schema, Azure by a schema of our own of what the documentation says), and every step of theirs carried out in ${runs} runs: signed in without a secret by the credentials that init-ci prints, green as it should be, red with the cause when access was lost${short ? '' : " or the trust is another's"}`;
}

async function proveValid() {
  const problems = [];
  let valid = 0;
  const choices = [
    ['--auth', 'federated', '--shards', '1'],
    ['--auth', 'secret', '--schedule', '*/30 6-18 * * MON-FRI'],
    ['--auth', 'certificate', '--env', 'china', '--branch', 'release/2026'],
    ['--auth', 'managed-identity', '--shards', '40'],
    ['--package', 'git+https://git.contoso.example/tools/powerbi-postman.git#v0.1.0'],
    ['--package', 'https://files.contoso.example/powerbi-postman-0.1.0.tgz', '--auth', 'secret', '--shards', '3'],
  ];
  for (const system of ci.SYSTEMS) {
    for (const choice of choices) {
      const found = await judgeOf[system](await pipelineText(system, choice));
      problems.push(...found.map((problem) => `${system} ${choice.join(' ')}: ${problem}`));
      if (found.length === 0) valid += 1;
    }
    const text = await pipelineText(system, SHARDS);
    for (const [right, wrong] of SLIPS[system]) {
      if (!text.includes(right)) problems.push(`${system} has no "${right}" to spoil`);
      else if ((await judgeOf[system](text.replace(right, wrong))).length === 0)
        problems.push(`${system} would pass with "${wrong}"`);
    }
  }
  return { valid, problems };
}

async function pipelineText(system, choice) {
  return (await ci.initCi(system, choice)).text;
}

/**
 * @param {ci.System} system
 * @param {ci.Trust[]} trust of an older and of a newer repository, where they differ
 * @param {ci.World} world
 * @param {boolean} short
 * @returns {Promise<{ runs: number, problems: string[] }>}
 */
async function proveSystem(system, [older, newer = older], world, short) {
  const { emulator, tokens } = world;
  const problems = [];
  let runs = 0;
  const run = async (what, repository, expected, say) => {
    tokens.says[system] = say;
    runs += 1;
    const result = await ci.carryOut(system, repository, world);
    const output = result.jobs.map((job) => job.output).join('\n');
    if (result.ok !== expected) problems.push(`${what} is ${result.ok ? 'green' : 'red'}: ${output.slice(-1500)}`);
    problems.push(...ci.leaks(result, output, tokens).map((leak) => `${what}: ${leak}`));
    return { ...result, output };
  };
  const repository = await ci.initCi(system, SHARDS);
  const first = await run('the first run', repository, true, older);
  problems.push(...ci.judgeReport(system, first, 2));
  if (problems.length > 0) return { runs, problems }; // the others stand on it
  cpSync(join(ci.reportOf(first), 'access.json'), join(repository.folder, 'access.json'));
  const second = await run('the run with a baseline', repository, true, newer);
  if (!/baseline/i.test(second.output)) problems.push('the run with a baseline says nothing of it');

  emulator.change({ settings: { [SETTING]: { enabled: false } } });
  const lost = await run('the run after access was lost', repository, false, newer);
  emulator.change({ settings: { [SETTING]: { enabled: true } } });
  problems.push(
    ...ci.judgeRed(system, lost, { red: ['report'], annotation: /read-only admin APIs/i, what: 'access was lost' }),
  );

  if (short) return { runs, problems };
  const stranger = await run('the run of another branch', repository, false, {
    ...older,
    subject: `${older.subject}-of-another`,
  });
  problems.push(
    ...ci.judgeRed(system, stranger, {
      red: ['shard', 'report'],
      annotation: /AADSTS700213|federated/i,
      what: 'the trust is another’s',
    }),
  );

  await run('the run with a secret, in one job', await ci.initCi(system, ['--auth', 'secret']), true, {});
  return { runs, problems };
}
