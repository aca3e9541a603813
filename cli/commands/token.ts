import { describeToken, type TokenReport } from '../../diagnosis/token-report.ts';
import {
  explainRefusal,
  requestToken,
  settingsOf,
  TokenRefused,
  valueOf,
  type Environment,
  type TokenAnswer,
  type TokenSource,
} from '../../runner/index.ts';
import { printCauses, withoutSecrets } from '../output/causes.ts';
import { flags, text, toggle } from '../input/flags.ts';
import type { SignInFlags } from '../input/sign-in-flags.ts';
import { connectionOf, type ConnectionFlags } from '../sign-in/connection.ts';
import { checkTokenFile } from '../sign-in/auth.ts';
import { withAssertion } from '../sign-in/client-assertion.ts';
import { signIn } from '../sign-in/sign-in.ts';
import { processVariable } from '../input/process-variable.ts';
import { lookOf } from '../output/style.ts';
import type { Terminal } from '../output/terminal.ts';
import { checkedToken, readTokenFile } from '../input/token-file.ts';
import { printToken } from '../output/token-table.ts';
import type { AddCommand } from './command.ts';
import { examples } from './examples.ts';

/** Options of `token`. */
export interface TokenOptions extends SignInFlags, ConnectionFlags {
  readonly env?: string | undefined;
  readonly json: boolean;
  readonly show: boolean;
}

const NO_TOKEN = 3;
const INTERRUPTED = 130;

/** `token`: gets or reads a token and shows what it is. */
export const addToken: AddCommand = (parser, choose) =>
  parser.command(
    'token',
    'Get a token, or read one, and show its claims',
    (yargs) =>
      yargs
        .epilogue(
          examples(
            ['token', 'Sign in, and show what the token contains'],
            ['token --token-file token.txt', 'Read a token that you have'],
          ),
        )
        .options({
          env: flags.env,
          auth: flags.auth,
          cloud: flags.cloud,
          'token-file': { ...text, describe: 'Read the token from this file instead; - is standard input' },
          'trust-host': flags['trust-host'],
          ca: flags.ca,
          json: { ...flags.json, describe: 'Print what the token contains as JSON' },
          show: { ...toggle, describe: 'Also print the token itself. Anyone who has it can act as the app' },
        })
        .conflicts('env', 'token-file')
        .epilogue('Exit codes: 0 token received, 2 usage or configuration, 3 no token, 130 interrupted.'),
    (given) => choose((terminal) => token(given, terminal)),
  );

/** Shows what a token is. Exit codes: 0, 3 when none could be had. */
export async function token(options: TokenOptions, terminal: Terminal): Promise<number> {
  checkTokenFile(options);
  if (options.tokenFile !== undefined)
    return show(await readTokenFile(options.tokenFile, terminal), {}, options, terminal);
  const signal = terminal.interruption();
  const connection = connectionOf(options, terminal);
  const { environment, tokens } = await signIn(options, {}, terminal, signal, { transport: connection });
  const settings = settingsOf(environment);
  const pasted = valueOf(environment, 'accessToken');
  if (pasted.trim() !== '')
    return show(
      checkedToken(pasted, `the access token (${processVariable('accessToken')})`, terminal),
      settings,
      options,
      terminal,
    );
  const source = tokens?.(environment);
  const answer = await (source
    ? askSource(source, environment)
    : requestToken(await withAssertion(environment, terminal), signal, connection));
  return tell(answer, environment, options, terminal, signal);
}

async function askSource(source: TokenSource, environment: Environment): Promise<TokenAnswer> {
  try {
    return { token: (await source.get()).token };
  } catch (error) {
    if (!(error instanceof TokenRefused)) throw error;
    return { token: undefined, causes: explainRefusal(error.exchange, environment), status: error.exchange.status };
  }
}

function tell(
  answer: TokenAnswer,
  environment: Environment,
  options: TokenOptions,
  terminal: Terminal,
  signal: AbortSignal,
): number {
  if (signal.aborted) return INTERRUPTED;
  if (answer.token !== undefined) {
    terminal.secrets.add(answer.token);
    return show(answer.token, settingsOf(environment), options, terminal);
  }
  const causes = withoutSecrets(answer.causes, terminal);
  if (options.json) terminal.out(JSON.stringify({ causes }, null, 2));
  else {
    terminal.out(
      `No token: ${valueOf(environment, 'loginUrl')} ${answer.status === 0 ? 'did not answer' : `answered ${answer.status}`}.`,
    );
    for (const line of printCauses(causes, { look: lookOf(terminal.screens.out) })) terminal.out(line);
  }
  return NO_TOKEN;
}

function show(
  text: string,
  settings: Parameters<typeof describeToken>[2],
  options: TokenOptions,
  terminal: Terminal,
): number {
  const { cleaned, ...report }: TokenReport = describeToken(text, Date.now(), settings);
  const shown = { ...report, problems: withoutSecrets(report.problems, terminal) };
  if (options.json) terminal.out(JSON.stringify({ ...shown, ...(options.show ? { token: cleaned } : {}) }, null, 2));
  else {
    for (const line of printToken(shown, lookOf(terminal.screens.out))) terminal.out(line);
    if (options.show) terminal.out(`\n${cleaned}`);
  }
  return 0;
}
