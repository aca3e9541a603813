import { catalogues } from '../../catalogue/index.ts';
import { isTokenEndpoint } from '../../catalogue/entra/token-endpoint.ts';
import { defined } from '../../catalogue/model/defined.ts';
import { cleanToken } from '../../diagnosis/jwt.ts';
import type { Evidence } from '../../diagnosis/evidence.ts';
import { evidenceOf, redactor } from '../../runner/index.ts';
import { absolute, methodFor } from '../pasted/address-in-text.ts';
import { azWithoutToken } from '../pasted/az-without-token.ts';
import { callerInText, forCaller } from '../pasted/caller-in-text.ts';
import { bestDiagnosis, bySentence, type Explained } from '../pasted/best-diagnosis.ts';
import { answerLines, answersOf, hintOf, isStatusAlone, readLine, summaryOf } from '../pasted/describe-reading.ts';
import { readHeaders } from '../pasted/http-text.ts';
import { readText, type Reading } from '../pasted/read-text.ts';
import { secretsIn } from '../pasted/secrets-in-text.ts';
import { givenText, refuseAsFile, type GivenText } from '../pasted/text-source.ts';
import { tokensIn } from '../pasted/token-in-text.ts';
import { printCauses, withoutSecrets, wrapped } from '../output/causes.ts';
import { printOwnCode } from '../output/own-code.ts';
import { lookOf } from '../output/style.ts';
import { CliError } from '../errors/cli-error.ts';
import { flags, number, text, texts } from '../input/flags.ts';
import { readInput } from '../input/text.ts';
import type { Terminal } from '../output/terminal.ts';
import type { AddCommand } from './command.ts';
import { examples } from './examples.ts';

/** Options of `explain`. */
export interface ExplainOptions {
  /** Words, or a file by itself; standard input, or what a person pastes, when empty. */
  readonly text: readonly string[];
  readonly url?: string | undefined;
  readonly method?: string | undefined;
  readonly status?: number | undefined;
  readonly header: readonly string[];
  readonly tokenFile?: string | undefined;
  /** Who called, where no token says it. */
  readonly as?: 'app' | 'user' | undefined;
  readonly json: boolean;
}

const HIGHEST_STATUS = 599;
const INTERRUPTED = 130;

/** `explain`: says why an answer is as it is, without a network. */
export const addExplain: AddCommand = (parser, choose) =>
  parser.command(
    'explain [text..]',
    'Explain why the API answered as it did, and how to fix it; nothing is sent',
    (yargs) =>
      yargs
        .positional('text', {
          type: 'string',
          array: true,
          default: [],
          defaultDescription: 'standard input, or what you paste',
          describe:
            'Words (`explain 401 admin/groups`), or a file: the output of any client, a HAR file, a run record, a saved example',
        })
        .epilogue(
          examples(
            ['explain 401 admin/groups', 'What you know, in words'],
            ['explain answer.txt', 'The output of any client, a HAR file, a record'],
          ),
        )
        .options({
          url: { ...text, describe: 'Address that was called, if the text does not contain it' },
          method: {
            ...text,
            defaultDescription: 'the one of an operation at the address',
            describe: 'Method that was used',
          },
          status: {
            ...number,
            describe: 'Status of the answer. The text is then the body, which may be empty. 0: there was no answer',
          },
          header: { ...texts, nargs: 1, describe: "A header of the answer as 'name: value'; may be repeated" },
          'token-file': { ...text, describe: 'File with the token that was sent; only its claims are used' },
          as: {
            ...text,
            choices: ['app', 'user'] as const,
            defaultDescription: 'an app',
            describe: 'Who called, without a token: a service principal, or a person',
          },
          json: { ...flags.json, describe: 'Print all answers of the text and the causes as JSON' },
        })
        .check(
          ({ status }) => status === undefined || isStatus(status) || '--status takes a number from 100 to 599, or 0',
        ),
    ({ text: words, url, method, status, header, tokenFile, as, json }) =>
      choose((terminal) => explain({ text: words, url, method, status, header, tokenFile, as, json }, terminal)),
  );

function isStatus(status: number): boolean {
  return status === 0 || (Number.isInteger(status) && status >= 100 && status <= HIGHEST_STATUS);
}

/** Prints the causes of an answer that somebody hands in. Exit code 0, also where the cause is not known; 130 when pasting was broken off. */
export async function explain(options: ExplainOptions, terminal: Terminal): Promise<number> {
  const headers = options.header.reduce((known, line) => ({ ...known, ...headerOf(line) }), {});
  const isSaid = options.status !== undefined || options.header.length > 0;
  // Without an answer there is nothing to read either.
  const given =
    options.status === 0 && options.text.length === 0
      ? { text: '', subject: '' }
      : await givenText(options.text, !isSaid, terminal);
  if (given === undefined) return INTERRUPTED;
  if (given.text.trim() === '' && !isSaid) throw new CliError('E_INPUT_EMPTY', given.subject);
  if (!isSaid && printOwnCode(given.text, options.json, terminal)) return 0;
  for (const secret of [...tokensIn(given.text).secrets, ...secretsIn(given.text)]) terminal.secrets.add(secret);
  const reading = readText(given.text, { status: options.status, headers });
  const evidence = await evidenceFor(reading, options, terminal);
  const found = forCaller(
    evidence,
    options.as ?? callerInText(given.text),
    (each) => azWithoutToken(each, reading, given.text) ?? bestDiagnosis(each, reading.answer),
  );
  const explained = isReadable(found) ? found : bySentence(evidence, given.text);
  if (explained === undefined) return refuse(given, reading, terminal);
  print(explained, reading, options, terminal);
  return 0;
}

/** Whether anything was there to judge by. A status that was said is enough, and so is a reason. */
function isReadable({ evidence, byWords, causes }: Explained): boolean {
  const { origin, status, body, headers } = evidence;
  if (origin !== 'text' || status > 0 || byWords) return true;
  return (body !== '' || Object.keys(headers).some((name) => /error|authenticate/i.test(name))) && causes.length > 0;
}

async function refuse(given: GivenText, { isJson }: Reading, terminal: Terminal): Promise<never> {
  if (/^\s*https?:\/\/\S+\s*$/i.test(given.text))
    throw new CliError(
      'E_USAGE',
      'explain needs the status of the answer beside its address, such as `explain 401 admin/groups`',
    );
  await refuseAsFile(given, terminal);
  throw new CliError(isJson ? 'E_STATUS_UNKNOWN' : 'E_ANSWER_UNREADABLE', given.subject);
}

async function evidenceFor({ answer, token }: Reading, options: ExplainOptions, terminal: Terminal): Promise<Evidence> {
  const url = options.url === undefined ? knownAddress(answer.url) : saidAddress(options.url);
  const sent =
    options.tokenFile === undefined
      ? (answer.authorization ?? (token === undefined ? undefined : `Bearer ${token}`))
      : `Bearer ${await readToken(options.tokenFile, terminal)}`;
  if (sent !== undefined && sent !== '') terminal.secrets.add(sent.replace(/^\s*\S+\s+/, ''));
  const method = (options.method ?? answer.method ?? methodFor(url) ?? defaultMethod(url)).toUpperCase();
  const { status, body, headers } = answer;
  const exchange = { method, url, status, headers, body, ...defined({ authorization: sent }) };
  // A status and nothing else proves no more than the same status in words.
  const isBare = status > 0 && url === '' && body === '' && Object.keys(headers).length === 0 && sent === undefined;
  const isWhole = answer.whole || (options.status !== undefined && !isBare);
  return evidenceOf(exchange, { catalogues, now: Date.now(), ...(isWhole ? {} : { origin: 'text' as const }) });
}

/** The token as it was pasted; a garbled one is itself a cause. */
async function readToken(file: string, terminal: Terminal): Promise<string> {
  const token = cleanToken(await readInput(file, terminal));
  if (token === '') throw new CliError('E_INPUT_EMPTY', file);
  terminal.secrets.add(token);
  return token;
}

function print(
  { evidence, causes: found }: Explained,
  reading: Reading,
  { json, url }: ExplainOptions,
  terminal: Terminal,
): void {
  const causes = withoutSecrets(found, terminal);
  const summary = summaryOf(
    evidence,
    url !== undefined || reading.answer.url !== undefined || reading.answer.method !== undefined,
  );
  const redact = redactor(terminal.secrets);
  if (json) {
    const clean = JSON.parse(JSON.stringify({ read: summary, answers: answersOf(reading) }), (_key, value: unknown) =>
      typeof value === 'string' ? redact(value) : value,
    ) as object;
    terminal.out(JSON.stringify({ ...clean, causes }, null, 2));
    return;
  }
  const look = lookOf(terminal.screens.out);
  const say = (line: string): void => wrapped(line, look).forEach((each) => terminal.out(each));
  const listed = answerLines(reading).map(redact);
  if (listed.length > 0) [...listed, ''].forEach(say);
  if (causes.length === 0) say(`Nothing to explain: ${evidence.status} is a successful answer.`);
  const isList = causes.length > 1 && isStatusAlone(evidence);
  if (isList) [`${evidence.status} alone has several causes. Most likely first:`, ''].forEach(say);
  for (const line of printCauses(causes, { look, brief: isList })) terminal.out(line);
  if (isList) ['', 'All steps of one of them: explain and its code.'].forEach(say);
  terminal.out('');
  for (const line of wrapped(redact(readLine(evidence, summary)), look)) terminal.out(look.muted(line));
  const hint = causes.length === 0 ? undefined : hintOf(summary);
  if (hint !== undefined) say(hint);
}

function headerOf(line: string): Record<string, string> {
  const header = readHeaders([line.trim()]);
  if (Object.keys(header).length === 0)
    throw new CliError('E_USAGE', `--header takes 'name: value', such as 'x-powerbi-error-info: InvalidToken'`);
  return header;
}

/** @throws CliError E_USAGE when no address can be made of it */
function saidAddress(url: string): string {
  const whole = absolute(url);
  if (url.trim() === '' || !URL.canParse(whole))
    throw new CliError(
      'E_USAGE',
      '--url takes the address that was called, such as https://api.powerbi.com/v1.0/myorg/groups',
    );
  return whole;
}

/** The address of a text; empty where it has none that can be one. */
function knownAddress(url: string | undefined): string {
  if (url === undefined) return '';
  const whole = absolute(url);
  return URL.canParse(whole) ? whole : '';
}

function defaultMethod(url: string): string {
  return isTokenEndpoint(url) ? 'POST' : 'GET';
}
