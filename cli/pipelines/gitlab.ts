import { cloudNamed } from '../../catalogue/entra/clouds.ts';
import type { PipelineChoice } from './choice.ts';
import { folders, indented, isSplit, LEFT_TO_REPORT, reportCommand, runCommand } from './commands.ts';
import { installCommands } from './tool.ts';

/** GitLab's variable that has the number of a job among several. */
const SHARD_FOLDER = `${folders.shards}/$CI_NODE_INDEX`;

/** They have names and ids of the tenant, and are open to everybody in a public project otherwise. */
const NOT_PUBLIC = '    access: developer # in a public project, everybody could read them otherwise';

/**
 * A pipeline of GitLab: one job, or shards side by side and a job that makes one report of their records. It can also be included: it has no
 * keyword that is for the jobs of others too (`default`, `stages`, `workflow`).
 */
export function gitlabPipeline(choice: PipelineChoice): string {
  const jobs = isSplit(choice) ? [...shardJob(choice), '', ...reportJob(choice)] : onlyJob(choice);
  return [...head(), '', ...jobs].join('\n') + '\n';
}

function head(): string[] {
  return [
    '# Checks what the service principal can reach in Power BI: after each push, on a schedule, and when started by hand.',
    '# Written by `powerbi-postman init-ci gitlab`, and yours to change. How to set it up: docs/ci.md of powerbi-postman',
    '# GitLab keeps the schedule itself: Build, Pipeline schedules.',
  ];
}

function onlyJob(choice: PipelineChoice): string[] {
  return [
    'power-bi-access:',
    ...jobHead(choice),
    "  resource_group: power-bi-access # one run at a time uses the tenant's rate limits",
    '  timeout: 1 hour',
    ...signIn(choice),
    '  script:',
    ...commands(choice),
    '    # Exit code 1 (something was refused) is left to the report.',
    '    - |',
    ...indented([`${runCommand(choice).join(' ')} || code=$?`], 6),
    ...indented(judged(choice), 6),
    '      test "${code:-0}" -le 1',
    ...keepReport(),
  ];
}

function shardJob(choice: PipelineChoice): string[] {
  return [
    'power-bi-shard:',
    ...jobHead(choice),
    `  parallel: ${choice.shards}`,
    '  timeout: 1 hour',
    ...signIn(choice),
    '  script:',
    ...commands(choice),
    '    # Exit code 1 (something was refused) is left to the report.',
    '    - >-',
    ...indented([...runCommand(choice, SHARD_FOLDER), LEFT_TO_REPORT], 6),
    '  artifacts:',
    '    when: always # also of a run that was cut off',
    NOT_PUBLIC,
    '    expire_in: 1 week',
    '    paths:',
    `      - ${folders.shards}/*/record.ndjson`,
  ];
}

function reportJob(choice: PipelineChoice): string[] {
  const ofReport = { ...choice, auth: 'secret' as const }; // it signs in nowhere
  return [
    'power-bi-report:',
    ...jobHead(ofReport, '      when: always # also when a shard failed'),
    '  needs: [power-bi-shard]',
    '  timeout: 10 minutes',
    '  script:',
    ...commands(ofReport),
    '    - |',
    ...indented(judged(choice), 6),
    ...keepReport(),
  ];
}

function jobHead({ auth, branch }: PipelineChoice, ...more: string[]): string[] {
  return [
    '  image: node:22',
    ...(auth === 'managed-identity' ? ['  tags: [azure] # a runner in Azure that has the managed identity'] : []),
    '  rules:',
    `    - if: $CI_COMMIT_BRANCH == "${branch}"`,
    ...more,
  ];
}

/** With a token of GitLab; all else are variables of the project, which each job has. */
function signIn({ auth, env }: PipelineChoice): string[] {
  return auth === 'federated'
    ? [
        '  id_tokens:',
        '    POWERBI_CLIENT_ASSERTION: # the job signs in with a token of GitLab, without a secret',
        `      aud: ${cloudNamed(env)!.federationAudience}`,
      ]
    : [];
}

const commands = ({ tool, auth }: PipelineChoice): string[] =>
  installCommands(tool, auth).map((command) => `    - ${command}`);

/** With a baseline in the repository: red only for changes. */
const judged = (choice: PipelineChoice): string[] => reportCommand(choice, 'terminal');

function keepReport(): string[] {
  return [
    '  artifacts:',
    '    when: always',
    NOT_PUBLIC,
    '    expire_in: 4 weeks',
    '    paths:',
    `      - ${folders.reports}`,
    '    reports:',
    `      junit: ${folders.reports}/junit.xml`,
  ];
}
