import { cloudNamed } from '../../catalogue/entra/clouds.ts';
import type { PipelineChoice } from './choice.ts';
import { secretsOf, variablesOf } from './commands.ts';
import { githubFederation } from './federation.ts';
import type { Remote } from './remote.ts';
import type { PipelineSignIn } from './sign-ins.ts';

/** Values of several lines: the prompt of `gh` takes the first one only, and the shell would get the rest. */
const FILES: Readonly<Record<string, string>> = {
  POWERBI_PRIVATE_KEY: 'key.pem',
  POWERBI_CERTIFICATE: 'certificate.pem',
};

/** The federated credential of the app registration. */
export function githubTrust({ env, branch }: PipelineChoice, remote: Remote | undefined): string[] {
  const { issuer, subjects } = githubFederation(remote, branch);
  const { owner, name } = remote ?? { owner: 'OWNER', name: 'REPOSITORY' };
  const host = remote === undefined || remote.host === 'github.com' ? '' : ` --hostname ${remote.host}`;
  return [
    'Let Entra trust the workflow: app registration, Certificates & secrets, Federated credentials, Add, Other issuer.',
    `Issuer:   ${issuer}`,
    ...subjects.flatMap(({ subject, when }, index) => [
      `${index === 0 ? 'Subject:  ' : '      or: '}${subject}`,
      `          (${when})`,
    ]),
    `Audience: ${cloudNamed(env)!.federationAudience}`,
    'Entra compares all three exactly, including upper and lower case. To see which subject is yours, and its numbers:',
    `   gh api repos/${owner}/${name}/actions/oidc/customization/sub${host}`,
    `   gh api repos/${owner}/${name}${host} --jq ".owner.id, .id"`,
    `Only runs of the branch ${branch} can sign in, also when started by hand.`,
  ];
}

/** The variables and secrets of the repository. Each command stands alone on its line, to be copied whole. */
export function githubValues(
  auth: PipelineSignIn,
  meanings: Readonly<Record<string, string>>,
  remote: Remote | undefined,
): string[] {
  const place = remote
    ? ` --repo ${remote.host === 'github.com' ? '' : `${remote.host}/`}${remote.owner}/${remote.name}`
    : '';
  const set = (kind: string, name: string): string[] => [
    `${meanings[name]!}:`,
    ...commands(`gh ${kind} set ${name}${place}`, FILES[name]).map((line) => `   ${line}`),
  ];
  return [
    'Set these for the repository (Settings, Secrets and variables, Actions). A command without a file asks for the value.',
    ...variablesOf[auth].flatMap((name) => set('variable', name)),
    ...secretsOf[auth].flatMap((name) => set('secret', name)),
    ...(auth === 'certificate'
      ? ['Do not paste a key or a certificate at a prompt: it takes one line, and the shell gets the rest.']
      : []),
  ];
}

function commands(command: string, file: string | undefined): string[] {
  return file === undefined
    ? [command]
    : [`${command} < ${file}`, 'or, in PowerShell:', `Get-Content -Raw ${file} | ${command}`];
}
