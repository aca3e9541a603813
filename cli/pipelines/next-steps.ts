import { cloudNamed } from '../../catalogue/entra/clouds.ts';
import { AZURE_NAME, BASELINE, type CiSystem, type PipelineChoice } from './choice.ts';
import { secretsOf, variablesOf } from './commands.ts';
import { azureFederations, githubFederation } from './federation.ts';
import { gitlabSchedule, gitlabStart, gitlabTrust, gitlabValues } from './gitlab-steps.ts';
import type { Remote } from './remote.ts';
import { programOf, type Tool } from './tool.ts';

/** What each variable is, for a person. */
export const MEANINGS: Readonly<Record<string, string>> = {
  AZURE_TENANT_ID: 'Directory (tenant) ID',
  AZURE_CLIENT_ID: 'Application (client) ID',
  AZURE_CLIENT_SECRET: "the secret's Value, not its ID",
  POWERBI_CERTIFICATE: 'the certificate as PEM, or its SHA-1 thumbprint',
  POWERBI_PRIVATE_KEY: 'its private key as PEM, not encrypted',
};

/** Everything that is left to do before the first run, for this very choice: lines for a person. */
export function nextSteps(
  system: CiSystem,
  choice: PipelineChoice,
  remote: Remote | undefined,
  path: string,
): string[] {
  const steps = [
    source(choice.tool),
    trust(system, choice, remote),
    values(system, choice, remote),
    access(choice),
    start(system, path, choice.tool),
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
  if (tool.kind === 'clone') return [];
  return tool.kind === 'package' && tool.spec.startsWith('./')
    ? []
    : [
        'The machine of the pipeline must be able to read the address of the package. Of a private one, it needs the right to.',
      ];
}

function trust(system: CiSystem, choice: PipelineChoice, remote: Remote | undefined): string[] {
  if (choice.auth === 'managed-identity') return managedIdentity(system);
  if (choice.auth !== 'federated') return [];
  const by = { github: githubTrust, azure: azureTrust, gitlab: gitlabTrust };
  return by[system](choice, remote);
}

function githubTrust({ env, branch }: PipelineChoice, remote: Remote | undefined): string[] {
  const { issuer, subjects } = githubFederation(remote, branch);
  const { owner, name } = remote ?? { owner: 'OWNER', name: 'REPOSITORY' };
  return [
    'Let Entra trust the workflow: app registration, Certificates & secrets, Federated credentials, Add, Other issuer.',
    `Issuer:   ${issuer}`,
    ...subjects.flatMap(({ subject, when }, index) => [
      `${index === 0 ? 'Subject:  ' : '      or: '}${subject}`,
      `          (${when})`,
    ]),
    `Audience: ${audienceOf(env)}`,
    'Entra compares all three exactly, including upper and lower case. To see which subject is yours, and its numbers:',
    `   gh api repos/${owner}/${name}/actions/oidc/customization/sub`,
    `   gh api repos/${owner}/${name} --jq '.owner.id, .id'`,
    `Only runs of the branch ${branch} can sign in, also when started by hand.`,
  ];
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
  const meant = (name: string): string => `(${MEANINGS[name]!})`;
  if (system === 'github') {
    const place = remote
      ? ` --repo ${remote.host === 'github.com' ? '' : `${remote.host}/`}${remote.owner}/${remote.name}`
      : '';
    return [
      'Set these for the repository (Settings, Secrets and variables, Actions); each command asks for the value:',
      ...variablesOf[auth].map((name) => `   gh variable set ${name}${place}   ${meant(name)}`),
      ...secretsOf[auth].map((name) => `   gh secret set ${name}${place}   ${meant(name)}`),
    ];
  }
  return [
    `Create a variable group named ${AZURE_NAME} (Pipelines, Library), with the check "Exclusive lock" (Approvals and checks), and in it:`,
    ...variablesOf[auth].map((name) => `   ${name}   ${meant(name)}`),
    ...secretsOf[auth].map((name) => `   ${name}   ${meant(name)}; click the lock to make it secret`),
  ];
}

function access({ env, tool }: PipelineChoice): string[] {
  return [
    'Give the service principal access to Power BI: the tenant setting for a security group that contains it, and a role in each workspace.',
    'It needs no API permissions; some of them even block it from the admin APIs. To see what is missing, run this where you can sign in as the service principal:',
    `   ${programOf(tool)} doctor --env ${env}`,
  ];
}

function start(system: CiSystem, path: string, tool: Tool): string[] {
  const files = tool.kind === 'package' && tool.spec.startsWith('./') ? `${path} and ${tool.spec}` : path;
  if (system === 'gitlab') return gitlabStart(path, files);
  if (system === 'github')
    return [`Commit ${files} and push. To start a run: gh workflow run ${path.split(/[\\/]/).at(-1)!}`];
  return [
    `Commit ${files} and push. Then Pipelines, New pipeline, Existing Azure Pipelines YAML file; permit the access that the first run asks for.`,
  ];
}

function keep(system: CiSystem, { env }: PipelineChoice): string[] {
  return [
    `When a run has the expected result, copy ${BASELINE} from its ${system === 'gitlab' ? 'artifacts (folder reports)' : 'artifact "report"'} and commit it at the top of the repository. From then on a run is red only when access was lost or gained.`,
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
