import { catalogues } from '../../../catalogue/index.ts';
import { bestDiagnosis } from '../../../cli/pasted/best-diagnosis.ts';
import { readText } from '../../../cli/pasted/read-text.ts';
import { secretsIn } from '../../../cli/pasted/secrets-in-text.ts';
import { tokensIn } from '../../../cli/pasted/token-in-text.ts';
import { readAnswer } from '../../../diagnosis/answer.ts';
import { evidenceOf } from '../../../runner/index.ts';
import { texts } from './texts.ts';

const RUNS = 3_000;

/** Numbers from 0 to 1 that are the same in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const random = seeded(20_261_130);
const upTo = (length: number): number => Math.floor(random() * length);
const pick = <T>(list: readonly T[]): T => list[upTo(list.length)]!;
const piece = (text: string): [number, number] =>
  [upTo(text.length), upTo(text.length)].sort((a, b) => a - b) as [number, number];
const mutations: readonly ((text: string) => string)[] = [
  (text) => text.slice(...piece(text)),
  (text) => text + text.slice(...piece(text)),
  (text) =>
    text
      .split('\n')
      .sort(() => random() - 0.5)
      .join('\n'),
  (text) => [...text].map((sign) => (random() < 0.05 ? String.fromCharCode(upTo(256)) : sign)).join(''),
  (text) => [...text].filter(() => random() > 0.05).join(''),
  (text) =>
    text.replace(/["'{}[\]:,]/g, (sign) =>
      random() < 0.2 ? pick(['"', "'", '\\', '{', '[', '&quot;', '“', '\n', '']) : sign,
    ),
  (text) => `${text}\n${pick(texts).text}`,
  (text) => JSON.stringify(text),
  (text) => text.replace(/\d+/g, (digits) => (random() < 0.3 ? String(upTo(10 ** digits.length)) : digits)),
  (text) =>
    text
      .split(/(?<=\s)/)
      .reverse()
      .join(''),
];

function mutated(): string {
  let { text } = pick(texts);
  for (let times = 1 + upTo(4); times > 0 && text !== ''; times -= 1) text = pick(mutations)(text).slice(0, 4_000);
  return text;
}

test(`${RUNS} texts that came to harm: none is an exception, and none without a code is sure`, () => {
  let unnamed = 0;
  for (let run = 0; run < RUNS; run += 1) {
    const text = mutated();
    tokensIn(text);
    secretsIn(text);
    const { answer } = readText(text, { headers: {} });
    if (answer.whole) continue;
    const { method = 'GET', url = '', status, headers, body } = answer;
    const { evidence, causes } = bestDiagnosis(
      evidenceOf({ method, url, status, headers, body }, { catalogues, now: 0, origin: 'text' }),
      answer,
    );
    const { code, info, aadsts } = readAnswer(evidence);
    if (code !== '' || info !== '' || aadsts.length > 0) continue;
    unnamed += 1;
    expect([text, causes.filter(({ certainty }) => certainty !== 'inferred')]).toEqual([text, []]);
  }
  expect(unnamed).toBeGreaterThan(500);
});

/** Texts that make careless patterns slow. */
const heavy: readonly (readonly [string, string])[] = [
  ['brackets', '{['.repeat(200_000)],
  ['lists in lists', '['.repeat(400_000)],
  ['quotes', '{"'.repeat(200_000)],
  ['escapes', `{${'\\"'.repeat(200_000)}`],
  ['escaped objects', '{\\"a\\":'.repeat(75_000)],
  ['blanks', `401${' '.repeat(400_000)}x`],
  ['line ends', '\n'.repeat(400_000)],
  ['line ends of Windows', '\r\n'.repeat(200_000)],
  ['digits', '4'.repeat(400_000)],
  ['statuses', 'status code 401\n'.repeat(25_000)],
  ['addresses', 'GET https://api.powerbi.com/v1.0/myorg/groups '.repeat(10_000)],
  ['one address', `https://api.powerbi.com/${'a/'.repeat(200_000)}`],
  ['numbers of Entra', 'AADSTS7000215 '.repeat(25_000)],
  ['tokens', 'eyJ'.repeat(150_000)],
  ['dots of tokens', `eyJ${'a.'.repeat(225_000)}`],
  ['names', 'Exception'.repeat(50_000)],
  ['secrets', 'secret=secret='.repeat(35_000)],
  ['entities', '{&quot;'.repeat(62_000)],
  ['quoted lines', '> > > > x\n'.repeat(37_000)],
  ['status lines', 'HTTP/1.1 401 Unauthorized\na: b\n\n'.repeat(15_000)],
  ['headers', 'x-powerbi-error-info: GroupNotAccessible\n'.repeat(12_000)],
  ['JSON in lines', '{"status":401,"error":{"code":"PowerBIEntityNotFound"}}\n'.repeat(10_000)],
  ['pages', '<html>'.repeat(75_000)],
];

// A reader whose work grows faster than its text does not come to the end before the test runner gives up.
test.each(heavy)(
  'a long text of %s is read to its end',
  (_name, text) => {
    expect(() => {
      readText(text, { headers: {} });
      tokensIn(text);
      secretsIn(text);
    }).not.toThrow();
  },
  60_000,
);
