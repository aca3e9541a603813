import { redactor, TokenRefused, valueOf, type Environment } from '../../runner/index.ts';
import { CliError } from '../errors/cli-error.ts';
import { describeError } from '../errors/describe.ts';
import type { Terminal } from '../output/terminal.ts';
import type { AuthKind } from '../input/sign-in-flags.ts';
import type { LastFailure } from './exchange-watch.ts';

/** What is known of a sign-in that failed. */
export interface FailedSignIn {
  readonly auth: AuthKind;
  readonly error: unknown;
  /** How the last thing that was sent ended. */
  readonly last: LastFailure | undefined;
  readonly environment: Environment;
  readonly terminal: Terminal;
}

const UNTRUSTED = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER/;

/**
 * What a failed sign-in means: a refusal for the diagnosis, or an error with advice. Nothing secret is in either.
 * The message stands by itself: a run that was to be renewed shows it.
 */
export function explainFailure(failed: FailedSignIn): CliError | TokenRefused {
  const found = classify(failed);
  if (found instanceof CliError) found.message = describeError(found).replaceAll(/\n\s*/g, ' ');
  found.message = redactor(failed.terminal.secrets)(found.message);
  return found;
}

function classify(failed: FailedSignIn): CliError | TokenRefused {
  const { auth, error, last, environment, terminal } = failed;
  if (error instanceof CliError) return error;
  const redact = redactor(terminal.secrets);
  const said = redact(firstLine(error instanceof Error ? error.message : String(error)));
  const coded = (code: ConstructorParameters<typeof CliError>[0], subject: string, cause = said): CliError =>
    new CliError(code, redact(subject), { cause: new Error(cause) });
  if (auth === 'azure-cli') return ofAzureCli(said, coded);
  const login = valueOf(environment, 'loginUrl').trim();
  const atLogin = last !== undefined && hostIn(last.url) === hostIn(login);
  if (last?.kind === 'answer' && (atLogin || /AADSTS\d/.test(last.body))) return refusal(last, environment, redact);
  if (auth === 'managed-identity')
    return coded('E_SIGN_IN_NO_MANAGED_IDENTITY', 'no endpoint of Azure answered with one', outcomeOf(last) ?? said);
  if (auth === 'default')
    return coded(
      'E_SIGN_IN_NO_DEFAULT',
      'environment, workload identity, managed identity, Azure CLI and others',
      redact(allLines(error)),
    );
  if (last !== undefined && auth === 'federated' && !atLogin)
    return coded('E_SIGN_IN_NO_ASSERTION', hostIn(last.url), outcomeOf(last));
  if (last?.kind === 'error')
    return coded(
      UNTRUSTED.test(last.code) ? 'E_SIGN_IN_UNTRUSTED' : 'E_SIGN_IN_UNREACHABLE',
      hostIn(last.url),
      redact(last.message),
    );
  return coded('E_SIGN_IN_FAILED', hostIn(login));
}

function ofAzureCli(
  said: string,
  coded: (
    code: 'E_SIGN_IN_AZ_MISSING' | 'E_SIGN_IN_AZ_LOGGED_OUT' | 'E_SIGN_IN_AZ_FAILED',
    subject: string,
  ) => CliError,
): CliError {
  if (/could not be found|not recognized/i.test(said)) return coded('E_SIGN_IN_AZ_MISSING', '`az` was not found');
  if (/az login/.test(said)) return coded('E_SIGN_IN_AZ_LOGGED_OUT', 'or its sign-in has expired');
  return coded('E_SIGN_IN_AZ_FAILED', 'its answer was not a token');
}

/** As the collection asks, though the library may have stopped at the tenant's description: the diagnosis goes by the token endpoint. */
function refusal(
  { status, body }: Extract<LastFailure, { kind: 'answer' }>,
  environment: Environment,
  redact: (text: string) => string,
): TokenRefused {
  const login = valueOf(environment, 'loginUrl').trim().replace(/\/+$/, '');
  const url = `${login}/${valueOf(environment, 'tenantId').trim()}/oauth2/v2.0/token`;
  const clean = redact(body);
  const said = /AADSTS\d+[^"\r\n\\]*/.exec(clean)?.[0].replace(/ Trace ID:.*/, '');
  return new TokenRefused(`${login} answered ${status}${said === undefined ? '' : `, ${said}`}`, {
    method: 'POST',
    url,
    status,
    headers: {},
    body: clean,
  });
}

function outcomeOf(last: LastFailure | undefined): string | undefined {
  if (!last) return undefined;
  return last.kind === 'answer'
    ? `${hostIn(last.url)} answered ${last.status}`
    : `${hostIn(last.url)}: ${last.message}`;
}

function hostIn(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}

function firstLine(text: string): string {
  return (
    text
      .split(/\r?\n/)
      .find((line) => line.trim() !== '')
      ?.trim()
      .slice(0, 500) ?? ''
  );
}

/** The default chain says in a line each why nothing came of it. */
function allLines(error: unknown): string {
  const { errors = [error] } = error as { errors?: readonly unknown[] };
  return errors.map((each) => shortReason(firstLine(each instanceof Error ? each.message : String(each)))).join(' ');
}

const TROUBLESHOOTING = / ?(?:To troubleshoot, visit|To mitigate this issue, [^.]* at|Please visit) \S+/;

/** The first sentences of a reason: what it says of how to go on is on the page that the error names. */
function shortReason(said: string): string {
  const [before = ''] = said.split(TROUBLESHOOTING);
  const [first = ''] = /^.*?[.!?](?=\s|$)/.exec(before.trim()) ?? [before.trim()];
  return /[.!?]$/.test(first) ? first : `${first}.`;
}
