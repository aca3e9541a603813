import { defined } from '../../catalogue/model/defined.ts';
import { fabricReasons } from '../../diagnosis/families/fabric.ts';
import { messageBeside } from './fabric-sentences.ts';
import type { ReasonFound } from './reason-found.ts';
import { mayBeReason, placeOfReason } from './reason-names.ts';
import { statusOfName } from './status-names.ts';

const LONGEST_SENTENCE = 2_000;
const OAUTH =
  /\b(invalid_client|invalid_grant|unauthorized_client|invalid_scope|invalid_request|invalid_resource|interaction_required|consent_required|unsupported_grant_type|temporarily_unavailable|login_required)\b/g;
const NUMBER = /\bAADSTS ?(\d{4,7})(?!\d)/gi;
/** The sign-in logs of the portal show the number alone. */
const LOG_NUMBER = /\b(?:sign-?in )?error ?codes?["']?[ \t]{0,3}[:=]?[ \t]{0,3}["'[]?(\d{5,7})(?![\d.])/gi;
const NAMED =
  /\b(?:error[ _-]?code|code|reason|error[ _-]?info)["']?\s{0,4}[:=]\s{0,4}["'(]{0,2}([A-Za-z_]{3,120})\b(?![\w-]|\.\w)/gi;
const WORD = /(?<![\w./\\$@-])[A-Z][A-Za-z_]{7,120}(?![\w(]|\.[A-Za-z]|\\)/g;

/** [RequestFailed] Unable to …, as the Fabric CLI and scripts after its example say it. */
const BRACKETED = /\[([A-Z][a-z]+[A-Z][A-Za-z]{2,80})\] ([A-Z][^\n]{3,300})/g;

/** Whether a name that rows of Fabric go by stands where Fabric puts it: behind `errorCode`. Power BI calls it `code`. */
function isOfFabric(named: string, name: string): boolean {
  return /^error[ _-]?code/i.test(named) && fabricReasons.has(name) && statusOfName(name) === undefined;
}

/** Reasons by their names and by the numbers of Entra, in order. */
export function reasonsIn(text: string): ReasonFound[] {
  const found = new Map<number, ReasonFound>();
  const add = (reason: ReasonFound): void => void (found.has(reason.at) || found.set(reason.at, reason));
  const oauth = [...text.matchAll(OAUTH)].map((match) => ({ code: match[1]!, at: match.index }));
  for (const match of text.matchAll(NUMBER))
    add({ at: match.index, code: '', place: 'entra', aadsts: Number(match[1]), words: sentenceAt(text, match.index) });
  for (const match of text.matchAll(LOG_NUMBER))
    add({ at: match.index, code: '', place: 'entra', aadsts: Number(match[1]), words: `AADSTS${match[1]}: ` });
  for (const { code, at } of oauth) add({ at, code, place: 'entra' });
  for (const match of text.matchAll(NAMED)) {
    const name = match[1]!;
    const message = messageBeside(text, match.index, match.index + match[0].length);
    if (mayBeReason(name))
      add({
        at: match.index + match[0].lastIndexOf(name),
        code: name,
        place: placeOfReason(name) ?? (isOfFabric(match[0], name) ? 'fabric' : 'other'),
        ...defined({ message }),
      });
  }
  for (const match of text.matchAll(BRACKETED)) {
    if (fabricReasons.has(match[1]!) && statusOfName(match[1]!) === undefined && placeOfReason(match[1]!) === undefined)
      add({ at: match.index + 1, code: match[1]!, place: 'fabric', message: match[2]!.trim() });
  }
  for (const match of text.matchAll(WORD)) {
    const place = placeOfReason(match[0]);
    if (place !== undefined) add({ at: match.index, code: match[0], place });
  }
  return [...found.values()].sort((one, other) => one.at - other.at);
}

/** What Entra says from its number on: to the end of the line, and the lines with the ids for support. */
function sentenceAt(text: string, at: number): string {
  const piece = text
    .slice(at, at + LONGEST_SENTENCE)
    .replace(/\\{1,4}r\\{1,4}n|\\{1,4}n/g, '\n')
    .replace(/\\{1,4}u0027/gi, "'");
  const lines = piece.split('\n');
  const more = lines.slice(1).findIndex((line) => !/^[ \t]*(?:Trace ID|Correlation ID|Timestamp|[a-z(])/.test(line));
  const sentence = lines
    .slice(0, more < 0 ? lines.length : more + 1)
    .map((line) => line.trim())
    .join('\n');
  // Digits that end a text may be the beginning of a longer number; here they are not.
  return `${sentence.replace(/(?:['"]\s{0,5}[,}\]][\s\S]*|["'})\]]{1,5})$/, '')}\n`.replace(
    /^(AADSTS) ?(\d+)\n$/i,
    'AADSTS$2: ',
  );
}
