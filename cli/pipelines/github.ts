import type { PipelineChoice } from './choice.ts';
import {
  folders,
  indented,
  isSplit,
  LEFT_TO_REPORT,
  reportCommand,
  runCommand,
  secretsOf,
  variablesOf,
} from './commands.ts';
import { installCommands, isLocked } from './tool.ts';

/** A workflow of GitHub Actions: one job, or shards side by side and a job that makes one report of their records. */
export function githubPipeline(choice: PipelineChoice): string {
  const jobs = isSplit(choice) ? [...shardJob(choice), '', ...reportJob(choice)] : onlyJob(choice);
  return [...head(choice), '', 'jobs:', ...jobs].join('\n') + '\n';
}

function setUp({ tool, auth }: PipelineChoice): string[] {
  return [
    '      - uses: actions/checkout@v6',
    '        with:',
    '          persist-credentials: false',
    '      - uses: actions/setup-node@v6',
    '        with:',
    '          node-version: 22',
    ...(isLocked(tool) ? ['          cache: npm'] : []),
    ...installCommands(tool, auth).map((command) => `      - run: ${command}`),
  ];
}

function head({ schedule, branch }: PipelineChoice): string[] {
  return [
    '# Checks what the service principal can reach in Power BI: on a schedule, after each push, and when started by hand.',
    '# Written by `powerbi-postman init-ci github`, and yours to change. How to set it up: docs/ci.md of powerbi-postman',
    'name: Power BI access',
    '',
    'on:',
    '  schedule:',
    `    - cron: '${schedule}' # UTC`,
    '  push:',
    `    branches: ['${branch}']`,
    '  workflow_dispatch:',
    '',
    'permissions:',
    '  contents: read',
    '',
    'concurrency: # rate limits are for the whole tenant: two runs at the same time would use them twice',
    '  group: power-bi-access',
    '  cancel-in-progress: false',
  ];
}

function onlyJob(choice: PipelineChoice): string[] {
  return ['  access:', ...machine(choice), '    steps:', ...setUp(choice), ...runStep(choice), ...reportSteps(choice)];
}

function shardJob(choice: PipelineChoice): string[] {
  const numbers = Array.from({ length: choice.shards }, (_, index) => index + 1).join(', ');
  return [
    '  shard:',
    ...machine(choice),
    '    strategy:',
    '      fail-fast: false # a failed shard must not stop the others',
    '      matrix:',
    `        shard: [${numbers}]`,
    '    steps:',
    ...setUp(choice),
    ...runStep(choice),
    '      - name: Keep the record',
    '        if: always() # also of a run that was cut off',
    '        uses: actions/upload-artifact@v6',
    '        with:',
    '          name: record-${{ matrix.shard }}',
    `          path: ${folders.record}/record.ndjson`,
    '          overwrite: true # a job that runs again has a newer record',
  ];
}

function reportJob(choice: PipelineChoice): string[] {
  return [
    '  report:',
    '    needs: shard',
    '    if: ${{ !cancelled() }}',
    '    runs-on: ubuntu-latest',
    '    timeout-minutes: 10',
    '    steps:',
    ...setUp({ ...choice, auth: 'secret' }), // it signs in nowhere
    '      - uses: actions/download-artifact@v7',
    '        with:',
    '          pattern: record-*',
    `          path: ${folders.shards}`,
    ...reportSteps(choice),
  ];
}

/** Where a job runs that signs in, and what it may do. */
function machine({ auth }: PipelineChoice): string[] {
  return [
    auth === 'managed-identity'
      ? '    runs-on: [self-hosted, linux] # a machine in Azure that has the managed identity'
      : '    runs-on: ubuntu-latest',
    '    timeout-minutes: 60',
    ...(auth === 'federated'
      ? [
          '    permissions:',
          '      contents: read',
          '      id-token: write # the job signs in with a token of GitHub, without a secret',
        ]
      : []),
  ];
}

function runStep(choice: PipelineChoice): string[] {
  const { auth } = choice;
  const env = [
    ...(isSplit(choice) ? ['SHARD_INDEX: ${{ matrix.shard }}', 'SHARD_TOTAL: ${{ strategy.job-total }}'] : []),
    ...variablesOf[auth].map((name) => `${name}: \${{ vars.${name} }}`),
    ...secretsOf[auth].map((name) => `${name}: \${{ secrets.${name} }}`),
  ];
  return [
    '      - name: Run',
    '        # Exit code 1 (something was refused) is left to the report.',
    '        run: >-',
    ...indented([...runCommand(choice), LEFT_TO_REPORT], 10),
    '        env:',
    ...indented(env, 10),
  ];
}

function reportSteps(choice: PipelineChoice): string[] {
  return [
    '      - name: Report',
    ...(isSplit(choice) ? [] : ['        if: ${{ !cancelled() }}']),
    '        # With a baseline in the repository: red only for changes. Each run writes a candidate for the next baseline.',
    '        run: |',
    ...indented(reportCommand(choice, 'github'), 10),
    '      - name: Summary',
    '        if: ${{ !cancelled() }}',
    `        run: if test -f ${folders.reports}/summary.md; then cat ${folders.reports}/summary.md >> "$GITHUB_STEP_SUMMARY"; fi`,
    '      - name: Keep the report',
    '        if: ${{ !cancelled() }}',
    '        uses: actions/upload-artifact@v6',
    '        with:',
    '          name: report',
    `          path: ${folders.reports}`,
    '          overwrite: true',
  ];
}
