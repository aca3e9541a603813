import type { ErrorCode } from './index.ts';

/** The systems whose log is read here by others than people. */
type Ci = 'github' | 'azure' | 'gitlab';
type Values = Readonly<Record<string, string | undefined>>;

/** Where a pipeline keeps what it signs in with: there is no file .env, and nobody to type. */
const CREDENTIALS: Readonly<Record<Ci, string>> = {
  github:
    'Set the repository variables AZURE_TENANT_ID and AZURE_CLIENT_ID (Settings, Secrets and variables, Actions), and a secret or key as a secret there. The step gets them by `env`, as in the workflow of `powerbi-postman init-ci github`.',
  azure:
    'Set AZURE_TENANT_ID, AZURE_CLIENT_ID and a secret or key in the variable group of the pipeline (Pipelines, Library). Map a secret to the step by `env`. With a service connection, take the ids from it, as `powerbi-postman init-ci azure` does.',
  gitlab:
    'Set the variables AZURE_TENANT_ID and AZURE_CLIENT_ID of the project (Settings, CI/CD, Variables), and a secret or key. A protected variable exists only on protected branches.',
};

const MOST_CHARACTERS = 4000;

/** What to do next in the words of the CI that this runs in; undefined where the usual words do. */
export function nextInCi(code: ErrorCode, env: Values): string | undefined {
  const ci = ciOf(env);
  return ci === undefined || code !== 'E_CREDENTIALS_MISSING' ? undefined : CREDENTIALS[ci];
}

/**
 * An error as GitHub and Azure Pipelines show it beside the build, one line.
 * @param text of the error, without secrets
 */
export function annotation(text: string, env: Values): string | undefined {
  const message = text
    .split('\n')
    .filter((line, index) => index === 0 || /^ {2}Next:/.test(line))
    .map((line) => line.trim())
    .join(' ')
    .slice(0, MOST_CHARACTERS);
  switch (ciOf(env)) {
    case 'github':
      return `::error title=powerbi-postman::${message.replaceAll('%', '%25').replaceAll('\r', '%0D')}`;
    case 'azure':
      return `##vso[task.logissue type=error;]${message.replaceAll('%', '%AZP25').replaceAll('\r', '%0D')}`;
    default:
      return undefined;
  }
}

function ciOf(env: Values): Ci | undefined {
  const isSet = (name: string): boolean => (env[name] ?? '') !== '';
  if (isSet('GITHUB_ACTIONS')) return 'github';
  if (isSet('TF_BUILD')) return 'azure';
  return isSet('GITLAB_CI') ? 'gitlab' : undefined;
}
