import { diagnose } from '../../diagnosis/diagnose.ts';
import { evidenceOf } from '../../runner/index.ts';
import { readHeaders } from '../answer/http-text.ts';
import { readAnswer } from '../answer/read-answer.ts';
import { printCauses, withoutSecrets } from '../causes.ts';
import { CliError } from '../cli-error.ts';
import { readInput, STANDARD_INPUT } from '../input.ts';
import type { Terminal } from '../terminal.ts';
import { readTokenFile } from '../token-file.ts';
import type { AddCommand } from './command.ts';

/** Options of `explain`. */
export interface ExplainOptions {
  /** Standard input when absent. */
  readonly file?: string | undefined;
  readonly url?: string | undefined;
  readonly method?: string | undefined;
  readonly status?: number | undefined;
  readonly header: readonly string[];
  readonly tokenFile?: string | undefined;
  readonly json: boolean;
}

/** Where a path alone belongs. */
const DEFAULT_API = 'https://api.powerbi.com';
const HIGHEST_STATUS = 599;

/** `explain`: says why an answer is as it is, without a network. */
export const addExplain: AddCommand = (parser, choose) =>
  parser.command(
    'explain [file]',
    'Say why an answer is as it is, and what to do; nothing is sent',
    (yargs) =>
      yargs
        .positional('file', { type: 'string', describe: 'Output of `curl -i`, a .http file of --save-refusals, an example saved in Postman, or a body; standard input when absent' })
        .option('url', { type: 'string', requiresArg: true, describe: 'Address that was called; needed unless the text tells it' })
        .option('method', { type: 'string', requiresArg: true, describe: 'Method that it was called with [GET, POST for the token endpoint]' })
        .option('status', { type: 'number', requiresArg: true, describe: 'Status of the answer: then the text is the body, which may be empty. 0: there was no answer' })
        .option('header', { type: 'string', array: true, nargs: 1, default: [], describe: "A header of the answer as 'name: value'; may be repeated" })
        .option('token-file', { type: 'string', requiresArg: true, describe: 'File with the token that was sent; only its claims are looked at' })
        .option('json', { type: 'boolean', default: false, describe: 'The causes as JSON' })
        .check(({ status }) => status === undefined || isStatus(status) || '--status takes a number from 100 to 599, or 0'),
    ({ file, url, method, status, header, tokenFile, json }) =>
      choose((terminal) => explain({ file, url, method, status, header, tokenFile, json }, terminal)),
  );

function isStatus(status: number): boolean {
  return status === 0 || (Number.isInteger(status) && status >= 100 && status <= HIGHEST_STATUS);
}

/** Prints the causes of an answer that somebody hands in. Exit code 0, also where the cause is not known. */
export async function explain(options: ExplainOptions, terminal: Terminal): Promise<number> {
  const headers = options.header.reduce((known, line) => ({ ...known, ...headerOf(line) }), {});
  const subject = options.file === undefined || options.file === '-' ? STANDARD_INPUT : options.file;
  // Without an answer there is nothing to read either.
  const text = options.status === 0 && options.file === undefined ? '' : await readInput(options.file, terminal);
  const given = readAnswer(text, { status: options.status, headers }, subject);
  const address = options.url ?? given.url;
  if (address === undefined) throw new CliError('E_USAGE', 'explain needs --url: which cause fits depends on what was called');
  const url = absolute(address);
  const authorization = options.tokenFile === undefined ? given.authorization : `Bearer ${await readTokenFile(options.tokenFile, terminal)}`;
  if (authorization !== undefined) terminal.secrets.add(authorization.replace(/^\s*\S+\s+/, ''));
  const method = (options.method ?? given.method ?? defaultMethod(url)).toUpperCase();
  const { status, body } = given;
  const exchange = { method, url, status, headers: given.headers, body, ...(authorization === undefined ? {} : { authorization }) };
  const causes = withoutSecrets(diagnose(evidenceOf(exchange, { now: Date.now() })).causes, terminal);
  if (options.json) terminal.out(JSON.stringify({ causes }, null, 2));
  else if (causes.length === 0) terminal.out(`Nothing to explain: ${status} is an answer as it should be.`);
  else for (const line of printCauses(causes)) terminal.out(line);
  return 0;
}

function headerOf(line: string): Record<string, string> {
  const header = readHeaders([line.trim()]);
  if (Object.keys(header).length === 0) throw new CliError('E_USAGE', `--header takes 'name: value', such as 'x-powerbi-error-info: InvalidToken'`);
  return header;
}

/** @throws CliError E_USAGE when no address can be made of it */
function absolute(url: string): string {
  const trimmed = url.trim();
  const whole = trimmed.startsWith('/') ? DEFAULT_API + trimmed : /^[a-z]+:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`;
  if (trimmed === '' || !URL.canParse(whole)) throw new CliError('E_USAGE', '--url takes the address that was called, such as https://api.powerbi.com/v1.0/myorg/groups');
  return whole;
}

function defaultMethod(url: string): string {
  return /\/oauth2\/(?:v2\.0\/)?token(?:[?#]|$)/i.test(url) ? 'POST' : 'GET';
}
