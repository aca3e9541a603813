import { AZURE_NAME, type PipelineChoice } from './choice.ts';
import { folders, indented, isSplit, LEFT_TO_REPORT, reportCommand, runCommand, secretsOf } from './commands.ts';
import type { PipelineSignIn } from './sign-ins.ts';
import { installCommands, LIBRARY } from './tool.ts';

/** What the task of the service connection tells, under the names that the program reads. */
const FROM_CONNECTION = ['TENANT_ID', 'CLIENT_ID', 'SERVICE_CONNECTION_ID'].map(
  (name) => `export AZURE_${name}="$AZURESUBSCRIPTION_${name}"`,
);

/** A pipeline of Azure Pipelines: one job, or shards side by side and a job that makes one report of their records. */
export function azurePipeline(choice: PipelineChoice): string {
  const jobs = isSplit(choice) ? [...shardJob(choice), '', ...reportJob(choice)] : onlyJob(choice);
  return [...head(choice), '', 'jobs:', ...jobs].join('\n') + '\n';
}

function setUp({ tool, auth }: PipelineChoice): string[] {
  return [
    '      - checkout: self',
    '        persistCredentials: false',
    '      - task: UseNode@1',
    '        displayName: Node',
    '        inputs:',
    '          version: 22.x',
    ...installCommands(tool, auth).flatMap((command) => [
      `      - script: ${command}`,
      `        displayName: ${nameOf(command)}`,
    ]),
  ];
}

function nameOf(command: string): string {
  if (command.startsWith('npm run')) return 'Build';
  return command.includes(LIBRARY) && !command.includes('powerbi-postman') ? 'Install the sign-in library' : 'Install';
}

function head({ schedule, branch, auth }: PipelineChoice): string[] {
  return [
    '# Checks what the service principal can reach in Power BI: on a schedule, after each push, and when started by hand.',
    '# Written by `powerbi-postman init-ci azure`, and yours to change. How to set it up: docs/ci.md of powerbi-postman',
    'trigger:',
    '  batch: true # pushes during a run make one run after it',
    '  branches:',
    `    include: ['${branch}']`,
    '',
    'pr: none',
    '',
    'schedules:',
    `  - cron: '${schedule}' # UTC`,
    '    displayName: Regularly',
    '    branches:',
    `      include: ['${branch}']`,
    '    always: true # also when nothing was pushed',
    '',
    `lockBehavior: sequential # with the check "Exclusive lock" on ${guarded(auth)}: one run at a time uses the tenant's rate limits`,
    '',
    'pool:',
    '  vmImage: ubuntu-latest',
    ...(auth === 'federated' ? [] : ['', 'variables:', `  - group: ${AZURE_NAME}`]),
  ];
}

function guarded(auth: PipelineSignIn): string {
  return auth === 'federated' ? `the service connection ${AZURE_NAME}` : `the variable group ${AZURE_NAME}`;
}

function onlyJob(choice: PipelineChoice): string[] {
  return [
    '  - job: access',
    '    displayName: Access',
    ...machine(choice),
    '    steps:',
    ...setUp(choice),
    ...runStep(choice),
    ...reportSteps(choice),
  ];
}

function shardJob(choice: PipelineChoice): string[] {
  return [
    '  - job: shard',
    '    displayName: Shard',
    ...machine(choice),
    '    strategy:',
    `      parallel: ${choice.shards}`,
    '    steps:',
    ...setUp(choice),
    ...runStep(choice),
    '      - task: PublishPipelineArtifact@1',
    '        displayName: Keep the record',
    '        condition: always() # also of a run that was cut off',
    '        inputs:',
    `          targetPath: ${folders.record}/record.ndjson`,
    '          # A job that runs again needs a new name. Of two records of a shard the later one counts.',
    '          artifact: record-$(System.JobPositionInPhase)-$(System.JobAttempt)',
  ];
}

function machine({ auth }: PipelineChoice): string[] {
  return [
    ...(auth === 'managed-identity'
      ? ['    pool:', '      name: Default # of machines in Azure that have the managed identity']
      : []),
    '    timeoutInMinutes: 60',
  ];
}

function runStep(choice: PipelineChoice): string[] {
  return choice.auth === 'federated' ? runByConnection(choice) : runByVariables(choice);
}

/** Only a job whose own task names the service connection may ask for its token. */
function runByConnection(choice: PipelineChoice): string[] {
  return [
    '      - task: AzureCLI@2',
    '        displayName: Run',
    '        inputs:',
    `          azureSubscription: ${AZURE_NAME} # a service connection with workload identity federation: no secret`,
    '          allowNoSubscriptions: true # the principal needs no role in Azure',
    '          visibleAzLogin: false',
    '          scriptType: bash',
    '          scriptLocation: inlineScript',
    '          # Exit code 1 (something was refused) is left to the report.',
    '          inlineScript: |',
    ...indented(FROM_CONNECTION, 12),
    ...indented(continued([...runCommand(choice), LEFT_TO_REPORT]), 12),
    '        env:',
    '          SYSTEM_ACCESSTOKEN: $(System.AccessToken)',
  ];
}

function runByVariables(choice: PipelineChoice): string[] {
  const secrets = secretsOf[choice.auth].map((name) => `          ${name}: $(${name})`);
  return [
    '      # Exit code 1 (something was refused) is left to the report.',
    '      - script: >-',
    ...indented([...runCommand(choice), LEFT_TO_REPORT], 10),
    '        displayName: Run',
    ...(secrets.length > 0 ? ['        env: # the other variables are in the environment already', ...secrets] : []),
  ];
}

/** One command over several lines of a script. */
function continued(lines: readonly string[]): string[] {
  return lines.map((line, index) => (index === 0 ? line : `  ${line}`) + (index === lines.length - 1 ? '' : ' \\'));
}

function reportJob(choice: PipelineChoice): string[] {
  return [
    '  - job: report',
    '    displayName: Report',
    '    dependsOn: shard',
    '    condition: succeededOrFailed()',
    '    timeoutInMinutes: 10',
    '    steps:',
    ...setUp({ ...choice, auth: 'secret' }), // it signs in nowhere
    '      - task: DownloadPipelineArtifact@2',
    '        displayName: Fetch the records',
    '        inputs:',
    "          itemPattern: '**/record.ndjson'",
    `          targetPath: ${folders.shards}`,
    ...reportSteps(choice),
  ];
}

function reportSteps(choice: PipelineChoice): string[] {
  return [
    '      # With a baseline in the repository: red only for changes. Each run writes a candidate for the next baseline.',
    '      - script: |',
    ...indented(reportCommand(choice, 'azure'), 10),
    '        displayName: Report',
    ...(isSplit(choice) ? [] : ['        condition: succeededOrFailed()']),
    '      - task: PublishTestResults@2',
    '        displayName: Show the tests',
    '        condition: succeededOrFailed()',
    '        inputs:',
    '          testResultsFormat: JUnit',
    `          testResultsFiles: ${folders.reports}/junit.xml`,
    '          testRunTitle: Power BI access',
    '      - task: PublishPipelineArtifact@1',
    '        displayName: Keep the report',
    '        condition: succeededOrFailed()',
    '        inputs:',
    `          targetPath: ${folders.reports}`,
    '          artifact: report-$(System.JobAttempt)',
  ];
}
