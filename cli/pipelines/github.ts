import type { PipelineChoice } from './choice.ts';
import { folders, indented, reportCommand, runCommand, secretsOf, variablesOf } from './commands.ts';

const SET_UP = [
  '      - uses: actions/checkout@v6',
  '        with:',
  '          persist-credentials: false',
  '      - uses: actions/setup-node@v6',
  '        with:',
  '          node-version: 22',
  '          cache: npm',
  '      - run: npm ci',
  '      - run: npm run build',
];

/** A workflow of GitHub Actions: shards side by side, and a job that makes one report of their records. */
export function githubPipeline(choice: PipelineChoice): string {
  return [...head(choice), '', 'jobs:', ...shardJob(choice), '', ...reportJob()].join('\n') + '\n';
}

function head({ schedule, branch }: PipelineChoice): string[] {
  return [
    '# Checks what the service principal can reach in Power BI: on a schedule, after each push, and when started by hand.',
    '# Written by `powerbi-postman init-ci github`, and yours to change. How to set it up: docs/ci.md',
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

function shardJob(choice: PipelineChoice): string[] {
  const { shards, auth } = choice;
  const numbers = Array.from({ length: shards }, (_, index) => index + 1).join(', ');
  return [
    '  shard:',
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
    '    strategy:',
    '      fail-fast: false # a failed shard must not stop the others',
    '      matrix:',
    `        shard: [${numbers}]`,
    '    steps:',
    ...SET_UP,
    '      - name: Run',
    '        # Exit code 1 (something was refused) is left to the report job.',
    '        run: >-',
    ...indented(runCommand(choice), 10),
    '        env:',
    '          SHARD_INDEX: ${{ matrix.shard }}',
    '          SHARD_TOTAL: ${{ strategy.job-total }}',
    ...variablesOf[auth].map((name) => `          ${name}: \${{ vars.${name} }}`),
    ...secretsOf[auth].map((name) => `          ${name}: \${{ secrets.${name} }}`),
    '      - name: Keep the record',
    '        if: always() # also of a run that was cut off',
    '        uses: actions/upload-artifact@v6',
    '        with:',
    '          name: record-${{ matrix.shard }}',
    `          path: ${folders.record}/record.ndjson`,
    '          overwrite: true # a job that runs again has a newer record',
  ];
}

function reportJob(): string[] {
  return [
    '  report:',
    '    needs: shard',
    '    if: ${{ !cancelled() }}',
    '    runs-on: ubuntu-latest',
    '    timeout-minutes: 10',
    '    steps:',
    ...SET_UP,
    '      - uses: actions/download-artifact@v7',
    '        with:',
    '          pattern: record-*',
    `          path: ${folders.shards}`,
    '      - name: Report',
    '        # With a baseline in the repository: red only for changes. Each run writes a candidate for the next baseline.',
    '        run: |',
    ...indented(reportCommand('github'), 10),
    '      - name: Summary',
    '        if: ${{ !cancelled() }}',
    `        run: cat ${folders.reports}/summary.md >> "$GITHUB_STEP_SUMMARY"`,
    '      - name: Keep the report',
    '        if: ${{ !cancelled() }}',
    '        uses: actions/upload-artifact@v6',
    '        with:',
    '          name: report',
    `          path: ${folders.reports}`,
    '          overwrite: true',
  ];
}
