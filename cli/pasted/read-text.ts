import { isTooDeep } from '../../catalogue/model/json-depth.ts';
import { defined } from '../../catalogue/model/defined.ts';
import { addressesIn, addressOfWord, methodFor, methodsIn } from './address-in-text.ts';
import { chosenOf, type PlacedAnswer } from './given-answer.ts';
import { readHar } from './har.ts';
import { readHttpAnswers } from './http-text.ts';
import { jsonInText } from './json-in-text.ts';
import { isObject } from './json-members.ts';
import { looseAnswers, type LooseAnswer } from './loose-answers.ts';
import { readNewmanJson } from './newman-json.ts';
import { readPostmanExamples } from './postman-example.ts';
import { readRecordJson, readRecordLines } from './record.ts';
import { statusOfWords } from './status-in-text.ts';
import { plainLines, straightened } from './straighten.ts';
import { tokensIn } from './token-in-text.ts';

/** What the command line says of the answer; it wins over what the text says. */
export interface Said {
  readonly status?: number | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

/** What was read from a text. */
export interface Reading {
  /** The one to explain. */
  readonly answer: PlacedAnswer | LooseAnswer;
  /** All of them, in order; {@link answer} is one, but for what the command line said. */
  readonly answers: readonly PlacedAnswer[];
  readonly chosen: PlacedAnswer | undefined;
  /** A token that stands in the text, most likely the one that was sent. */
  readonly token?: string;
  /** Whether the text is JSON, which says nothing of an answer. */
  readonly isJson: boolean;
}

const MOST_WORDS = 4;
const NOTHING: PlacedAnswer = { line: 0, whole: false, status: 0, headers: {}, body: '' };

/**
 * Reads whatever somebody hands in: a HAR file, a run record, what Newman or Postman saved, the output of curl, else a loose text.
 * It throws for no text, and its work grows with the length of the text alone.
 */
export function readText(text: string, said: Said): Reading {
  const plain = plainLines(text);
  const json = parse(plain);
  const structured =
    json === undefined
      ? readRecordLines(plain)
      : (readHar(json) ?? readNewmanJson(json) ?? readRecordJson(json) ?? readPostmanExamples(json));
  const answers = structured ?? wholeAnswers(plain) ?? looseOf(straightened(text));
  const chosen = chosenOf(answers, said.status);
  // With its status said, JSON that names no reason is the body as it is, and so is a text in which nothing is recognised.
  const isBody =
    said.status !== undefined &&
    chosen?.whole !== true &&
    (chosen === undefined || isEmpty(chosen) || (json !== undefined && (said.status < 300 || chosen.body === '')));
  const found = isBody ? { ...NOTHING, body: plain.trim() } : (chosen ?? NOTHING);
  const { sent } = tokensIn(plain);
  return {
    answer: withSaid(found, said),
    answers,
    chosen,
    isJson: isObject(json) || Array.isArray(json),
    ...defined({ token: sent }),
  };
}

/** Answers of `curl`: as they are, else below the marks of a quotation. */
function wholeAnswers(plain: string): PlacedAnswer[] | undefined {
  for (const text of [plain, straightened(plain)]) {
    const answers = readHttpAnswers(text);
    if (answers.some(({ whole }) => whole))
      return answers.map((answer) => withRequest(answer, text)).map(withStraightBody);
  }
  return undefined;
}

/** The command that stands before the output tells the address. */
function withRequest(answer: PlacedAnswer, text: string): PlacedAnswer {
  if (answer.url !== undefined) return answer;
  const before = text
    .split('\n', answer.line)
    .slice(Math.max(0, answer.line - 30), answer.line - 1)
    .join('\n');
  const place = addressesIn(before).at(-1);
  if (place === undefined) return answer;
  const method = answer.method ?? place.method ?? methodsIn(before).at(-1)?.method;
  return { ...answer, url: place.url, ...defined({ method }) };
}

/** A body of JSON without what a terminal shows behind it. */
function withStraightBody(answer: PlacedAnswer): PlacedAnswer {
  if (!/^\s*[[{]/.test(answer.body) || parse(answer.body) !== undefined) return answer;
  const [place] = jsonInText(answer.body.slice(0, 500_000));
  return place === undefined || answer.body.slice(0, place.from).trim() !== ''
    ? answer
    : { ...answer, body: JSON.stringify(place.value) };
}

/** The answers of a loose text; of a few words also what only words mean, such as `403 admin/groups`. */
function looseOf(text: string): PlacedAnswer[] {
  const answers = looseAnswers(text);
  const words = text.trim();
  if (words.length > 400 || /\n/.test(words)) return answers;
  const number = /^(?:AADSTS)?(\d{5,7})$/i.exec(words)?.[1];
  if (number !== undefined) return looseAnswers(`AADSTS${number}`);
  const status = answers.find((each) => each.status > 0)?.status ?? statusOfWords(words);
  const named = answers.find((each) => each.url !== undefined);
  const method = named?.method ?? /(?:^|\s)(GET|POST|PUT|PATCH|DELETE)(?=\s)/i.exec(words)?.[1]?.toUpperCase();
  const url = named?.url ?? addressOfWords(words.split(/\s+/));
  const last = answers.at(-1) ?? { ...NOTHING, line: 1 };
  const called = method ?? (url === undefined ? undefined : methodFor(url));
  if (status === undefined && (url === undefined || answers.every(isEmpty))) return answers;
  const wholly: PlacedAnswer = {
    ...last,
    status: last.status || (status ?? 0),
    ...defined({ url, method: called }),
  };
  return [...answers.slice(0, -1), wholly];
}

/** A word alone, such as `groups`, is an address only among few: in a sentence it is a word. */
function addressOfWords(words: readonly string[]): string | undefined {
  const candidates = words.filter((word) => !/^\d+$/.test(word) && (word.includes('/') || words.length <= MOST_WORDS));
  return candidates.map(addressOfWord).find((found) => found !== undefined);
}

function isEmpty({ status, url, body, headers }: PlacedAnswer): boolean {
  return status === 0 && url === undefined && body === '' && Object.keys(headers).length === 0;
}

function withSaid(answer: PlacedAnswer, said: Said): PlacedAnswer | LooseAnswer {
  const names = new Set(Object.keys(said.headers).map((name) => name.toLowerCase()));
  const kept = Object.entries(answer.headers).filter(([name]) => !names.has(name.toLowerCase()));
  return { ...answer, status: said.status ?? answer.status, headers: { ...Object.fromEntries(kept), ...said.headers } };
}

function parse(text: string): unknown {
  if (!/^\s*[[{]/.test(text) || isTooDeep(text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
