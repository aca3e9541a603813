import { describeToken, type TokenReport } from '../../diagnosis/token-report.ts';
import { requestToken, settingsOf, valueOf, type Environment } from '../../runner/index.ts';
import { printCauses, withoutSecrets } from '../causes.ts';
import { tenantEnvironment } from '../chosen-environment.ts';
import { processVariable } from '../values.ts';
import type { Terminal } from '../terminal.ts';
import { checkedToken, readTokenFile } from '../token-file.ts';
import { printToken } from '../token-table.ts';
import type { AddCommand } from './command.ts';

/** Options of `token`. */
export interface TokenOptions {
  readonly env?: string | undefined;
  readonly tokenFile?: string | undefined;
  readonly json: boolean;
  readonly show: boolean;
}

const NO_TOKEN = 3;
const INTERRUPTED = 130;

/** `token`: gets or reads a token and shows what it is. */
export const addToken: AddCommand = (parser, choose) =>
  parser.command(
    'token',
    'Get a token, or read one, and show what it is',
    (yargs) =>
      yargs
        .option('env', { type: 'string', requiresArg: true, describe: 'emulator, commercial, gcc, gcc-high, dod, china, or a file; commercial when absent' })
        .option('token-file', { type: 'string', requiresArg: true, describe: 'Read the token from this file instead; `-` is standard input' })
        .option('json', { type: 'boolean', default: false, describe: 'What the token is, as JSON' })
        .option('show', { type: 'boolean', default: false, describe: 'The token itself, too. Whoever has it can do what the app may do' })
        .conflicts('env', 'token-file')
        .epilogue('Exit codes: 0 there is a token, 2 usage or configuration, 3 no token, 130 interrupted.'),
    ({ env, tokenFile, json, show }) => choose((terminal) => token({ env, tokenFile, json, show }, terminal)),
  );

/** Shows what a token is. Exit codes: 0, 3 when none could be had. */
export async function token(options: TokenOptions, terminal: Terminal): Promise<number> {
  if (options.tokenFile !== undefined) return show(await readTokenFile(options.tokenFile, terminal), {}, options, terminal);
  const signal = terminal.interruption();
  const environment = await tenantEnvironment(options.env, {}, terminal, signal);
  const settings = settingsOf(environment);
  const pasted = valueOf(environment, 'accessToken');
  if (pasted.trim() !== '') return show(checkedToken(pasted, `the access token (${processVariable('accessToken')})`, terminal), settings, options, terminal);
  return request(environment, options, terminal, signal);
}

async function request(environment: Environment, options: TokenOptions, terminal: Terminal, signal: AbortSignal): Promise<number> {
  const answer = await requestToken(environment, signal);
  if (signal.aborted) return INTERRUPTED;
  if (answer.token !== undefined) {
    terminal.secrets.add(answer.token);
    return show(answer.token, settingsOf(environment), options, terminal);
  }
  const causes = withoutSecrets(answer.causes, terminal);
  if (options.json) terminal.out(JSON.stringify({ causes }, null, 2));
  else {
    terminal.out(`No token: ${valueOf(environment, 'loginUrl')} ${answer.status === 0 ? 'did not answer' : `answered ${answer.status}`}.`);
    for (const line of printCauses(causes)) terminal.out(line);
  }
  return NO_TOKEN;
}

function show(text: string, settings: Parameters<typeof describeToken>[2], options: TokenOptions, terminal: Terminal): number {
  const { cleaned, ...report }: TokenReport = describeToken(text, Date.now(), settings);
  const shown = { ...report, problems: withoutSecrets(report.problems, terminal) };
  if (options.json) terminal.out(JSON.stringify({ ...shown, ...(options.show ? { token: cleaned } : {}) }, null, 2));
  else {
    for (const line of printToken(shown)) terminal.out(line);
    if (options.show) terminal.out(`\n${cleaned}`);
  }
  return 0;
}
