import { cloudNamed } from '../../catalogue/entra/clouds.ts';
import { AZURE_NAME, BASELINE, type CiSystem, type PipelineChoice } from './choice.ts';
import { secretsOf, variablesOf } from './commands.ts';
import { azureFederations, githubFederation } from './federation.ts';
import type { Remote } from './remote.ts';

const MEANINGS: Readonly<Record<string, string>> = {
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
  const trust =
    choice.auth === 'managed-identity'
      ? managedIdentity(system)
      : choice.auth !== 'federated'
        ? []
        : system === 'github'
          ? githubTrust(choice, remote)
          : azureTrust(choice, remote);
  const steps = [
    trust,
    values(system, choice, remote),
    access(choice),
    start(system, path),
    keep(system, choice),
  ].filter((step) => step.length > 0);
  const lines = steps.flatMap(([first, ...more], index) => [
    '',
    `${index + 1}. ${first!}`,
    ...more.map((line) => `   ${line}`),
  ]);
  return ['Next, in this order:', ...lines, '', 'More on each step: docs/ci.md'];
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
  return [
    `Run the ${system === 'github' ? 'runner (labels self-hosted, linux)' : 'agent (pool Default)'} on a machine in Azure that has the managed identity. Machines hosted by ${system === 'github' ? 'GitHub' : 'Microsoft'} do not have one.`,
    'AZURE_CLIENT_ID below chooses the identity; leave it out for the system-assigned one.',
  ];
}

function values(system: CiSystem, { auth }: PipelineChoice, remote: Remote | undefined): string[] {
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

function access({ env }: PipelineChoice): string[] {
  return [
    'Give the service principal access to Power BI: the tenant setting for a security group that contains it, and a role in each workspace.',
    'It needs no API permissions; some of them even block it from the admin APIs. To see what is missing, run this where you can sign in as the service principal:',
    `   node dist/cli/main.js doctor --env ${env}`,
  ];
}

function start(system: CiSystem, path: string): string[] {
  if (system === 'github')
    return [`Commit ${path} and push it. To start a run: gh workflow run ${path.split(/[\\/]/).at(-1)!}`];
  return [
    `Commit ${path} and push it. Then Pipelines, New pipeline, Existing Azure Pipelines YAML file; permit the access that the first run asks for.`,
  ];
}

function keep(system: CiSystem, { env }: PipelineChoice): string[] {
  return [
    `When a run has the expected result, copy ${BASELINE} from its artifact "report" and commit it next to package.json. From then on a run is red only when access was lost or gained.`,
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
