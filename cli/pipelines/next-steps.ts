import { cloudNamed } from '../../catalogue/entra/clouds.ts';
import { AZURE_NAME, BASELINE, type CiSystem, type PipelineChoice } from './choice.ts';
import { secretsOf, variablesOf } from './commands.ts';
import { commitLines, type Commit } from './commit.ts';
import { azureFederations } from './federation.ts';
import { githubTrust, githubValues } from './github-steps.ts';
import { gitlabSchedule, gitlabStart, gitlabTrust, gitlabValues } from './gitlab-steps.ts';
import type { Remote } from './remote.ts';
import { ONE_LINE } from './one-line.ts';
import { archiveOf, lacksLibrary, LIBRARY_SPEC, programOf, type Tool } from './tool.ts';

/** What each variable is, for a person. */
export const MEANINGS: Readonly<Record<string, string>> = {
  AZURE_TENANT_ID: 'Directory (tenant) ID',
  AZURE_CLIENT_ID: 'Application (client) ID',
  AZURE_CLIENT_SECRET: "the secret's Value, not its ID",
  POWERBI_CERTIFICATE: 'the certificate as PEM, or its SHA-1 thumbprint',
  POWERBI_PRIVATE_KEY: 'its private key as PEM, not encrypted',
};

/**
 * Everything that is left to do before the first run, for this very choice: lines for a person.
 * @param path of the pipeline, from the top of the repository
 */
export function nextSteps(
  system: CiSystem,
  choice: PipelineChoice,
  remote: Remote | undefined,
  path: string,
  commit: Commit,
): string[] {
  const steps = [
    source(choice.tool),
    library(choice),
    trust(system, choice, remote),
    values(system, choice, remote),
    access(choice),
    start(system, path, commit),
    system === 'gitlab' ? gitlabSchedule(choice) : [],
    keep(system, choice),
  ].filter((step) => step.length > 0);
  const lines = steps.flatMap(([first, ...more], index) => [
    '',
    `${index + 1}. ${first!}`,
    ...more.map((line) => `   ${line}`),
  ]);
  return ['Next, in this order:', ...lines, '', 'More on each step: docs/ci.md of powerbi-postman'];
}

/** What the machine of the pipeline must be able to read before anything else. */
function source(tool: Tool): string[] {
  if (tool.kind === 'clone' || archiveOf(tool) !== undefined) return [];
  return [
    'The machine of the pipeline must be able to read the package at this address:',
    `   ${tool.spec}`,
    'If that is private, the machine needs the right to read it. A .tgz in the repository (--package FILE.tgz) needs none.',
  ];
}

/** What a locked install has to have in its lock. */
function library({ tool, auth }: PipelineChoice): string[] {
  return lacksLibrary(tool, auth)
    ? [
        'Add the library that signs in, so that each run installs the same version:',
        `   npm install --save-dev ${LIBRARY_SPEC}`,
      ]
    : [];
}

function trust(system: CiSystem, choice: PipelineChoice, remote: Remote | undefined): string[] {
  if (choice.auth === 'managed-identity') return managedIdentity(system);
  if (choice.auth !== 'federated') return [];
  const by = { github: githubTrust, azure: azureTrust, gitlab: gitlabTrust };
  return by[system](choice, remote);
}

function azureTrust({ env }: PipelineChoice, remote: Remote | undefined): string[] {
  return [
    `Create a service connection named ${AZURE_NAME}: Project settings, Service connections, Azure Resource Manager, App registration (manual), Workload identity federation.`,
    'Use the tenant id and application id of the service principal. It needs no role in Azure: enter 00000000-0000-0000-0000-000000000000 as subscription id and save without verification.',
    'Its page shows the issuer and the subject identifier. Enter both in Entra: app registration, Certificates & secrets, Federated credentials, Add, Other issuer.',
    ...azureFederations(remote).flatMap(({ when, issuer, subjects }) => [
      `A connection ${when}:`,
      `   Issuer:   ${issuer}`,
      ...subjects.map(({ subject, when: known }) => `   Subject:  ${subject} (${known})`),
    ]),
    `Audience: ${audienceOf(env)}`,
    `Then add the check "Exclusive lock" to the connection (Approvals and checks): one run at a time uses the tenant's rate limits.`,
  ];
}

function managedIdentity(system: CiSystem): string[] {
  const [runner, host] = {
    github: ['runner (labels self-hosted, linux)', 'GitHub'],
    azure: ['agent (pool Default)', 'Microsoft'],
    gitlab: ['runner (tag azure)', 'GitLab'],
  }[system] as [string, string];
  return [
    `Run the ${runner} on a machine in Azure that has the managed identity. Machines hosted by ${host} do not have one.`,
    'AZURE_CLIENT_ID below chooses the identity; leave it out for the system-assigned one.',
  ];
}

function values(system: CiSystem, { auth }: PipelineChoice, remote: Remote | undefined): string[] {
  if (system === 'gitlab') return gitlabValues(auth, MEANINGS);
  if (system === 'azure' && auth === 'federated') return [];
  if (system === 'github') return githubValues(auth, MEANINGS, remote);
  const meant = (name: string): string => `(${MEANINGS[name]!})`;
  return [
    `Create a variable group named ${AZURE_NAME} (Pipelines, Library), with the check "Exclusive lock" (Approvals and checks), and in it:`,
    ...variablesOf[auth].map((name) => `   ${name}   ${meant(name)}`),
    ...secretsOf[auth].map((name) => `   ${name}   ${meant(name)}; click the lock to make it secret`),
    ...(auth === 'certificate'
      ? ['A variable is one line. This prints the key as one, which is also accepted:', `   ${ONE_LINE}`]
      : []),
  ];
}

function access({ env, tool }: PipelineChoice): string[] {
  return [
    'Give the service principal access to Power BI: the tenant setting for a security group that contains it, and a role in each workspace.',
    'It needs no API permissions; some of them even block it from the admin APIs. To see what is missing, run this where you can sign in as the service principal:',
    `   ${programOf(tool)} doctor --env ${env}`,
  ];
}

function start(system: CiSystem, path: string, commit: Commit): string[] {
  const lines = commitLines(path, commit);
  if (system === 'gitlab') return [...lines, ...gitlabStart(path)];
  if (system === 'github') return [...lines, `To start a run: gh workflow run ${path.split(/[\\/]/).at(-1)!}`];
  return [
    ...lines,
    'Then Pipelines, New pipeline, Existing Azure Pipelines YAML file; permit the access that the first run asks for.',
  ];
}

/** What the artifact with the report is called; with Azure that of the first attempt. */
const ARTIFACTS: Readonly<Record<CiSystem, string>> = {
  github: 'artifact "report"',
  azure: 'artifact "report-1"',
  gitlab: 'artifacts (folder reports)',
};

function keep(system: CiSystem, { env }: PipelineChoice): string[] {
  return [
    `Look at the first run, which may be red. If what it reached is the access you want, copy ${BASELINE} from its ${ARTIFACTS[system]} and commit it at the top of the repository. From then on a run is red only when access was lost or gained.`,
    ...(system === 'github'
      ? [
          'In a public repository anybody can download artifacts. Reports contain no secret, but names and ids of the tenant.',
        ]
      : []),
    ...(env === 'commercial' || system === 'azure'
      ? []
      : [`The app registration must be in the cloud that signs in at ${cloudNamed(env)!.loginUrl}.`]),
  ];
}

function audienceOf(env: string): string {
  return cloudNamed(env)!.federationAudience;
}
