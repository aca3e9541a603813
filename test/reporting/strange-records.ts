import { mergeRecords } from '../../runner/record/merge.ts';
import type { Outcome, RunEntry, RunRecord } from '../../runner/record/record.ts';
import { cause, entry, everyCase, record } from '../runner/record/records.ts';

/** Texts that mean something to a format, a terminal or a CI system. */
export const HOSTILE = [
  ']]></failure><script>alert(1)</script>',
  'a | b | c',
  '# title\n- list\n```\n',
  '<img src=x onerror=alert(1)>&amp;&#0;',
  '::error title=x::made up',
  '\n::stop-commands::x',
  '##vso[task.setvariable variable=x;issecret=false]stolen',
  '##[error]made up',
  '100% %0A %25 %AZP25; ] : ,',
  '\u0000\u0001\u0008\u000b\u001b[2J\u001b]0;title\u0007\u007f\u0085\uFFFE\uFFFF',
  '\u2028\u2029\u202Etxet',
  'half \uD83D and half \uDE00, whole 😀 👩‍👩‍👧 ü 中文',
  '',
  '   ',
  '__proto__',
  'x'.repeat(20_000),
];

const OUTCOMES: readonly Outcome[] = [
  'answered',
  'refused-as-documented',
  'refused',
  'failed',
  'skipped',
  'not-reached',
];

/** An entry in which every text is the hostile one. */
function hostile(text: string, index: number): RunEntry {
  const bad = cause(text, { title: text, why: text, fix: [text, text], docs: text });
  return entry(text, OUTCOMES[index % OUTCOMES.length]!, {
    id: `${index}`,
    order: index,
    area: text,
    reason: text,
    operation: text,
    assertions: [{ name: text, passed: false, message: text }],
    ...(index % 4 === 3 ? {} : { causes: [bad] }),
  });
}

const many = Array.from({ length: 10_000 }, (_, index) =>
  entry(`Request ${index}`, OUTCOMES[index % OUTCOMES.length]!, {
    id: `${index}`,
    order: index,
    area: `Area ${index % 40}`,
    reason: `A fault of its own, number ${index}`,
    causes: index % 3 === 0 ? [cause(`CODE_${index % 25}`)] : [],
  }),
);

const shard = (index: number, over: Partial<RunRecord> = {}): RunRecord =>
  record(
    everyCase.map((each) => ({ ...each, shard: index })),
    { shard: { index, total: 3 }, ...over },
  );

/** Records that every format must be able to show. */
// prettier-ignore
export const strangeRecords: readonly (readonly [string, RunRecord])[] = [
  ['no entries', record([])],
  ['every case', record(everyCase)],
  ['10,000 entries', record(many)],
  ['every text hostile', record(HOSTILE.flatMap((text, index) => OUTCOMES.map((_, place) => hostile(text, index * OUTCOMES.length + place))), { collection: HOSTILE.join(' '), environment: HOSTILE[0]! })],
  ['merged, a shard missing', mergeRecords([shard(1), shard(3)])],
  ['rows of a data file', record([0, 1].flatMap((iteration) => everyCase.map((each) => ({ ...each, iteration }))), { iterations: 2 })],
  ['died', record(everyCase, { ending: 'died' })],
  ['interrupted', record(everyCase, { ending: 'interrupted' })],
  ['no token', record([entry('A', 'not-reached', { reason: 'the secret is wrong' }), entry('B', 'not-reached', { reason: 'the secret is wrong' })], { ending: 'no-token' })],
  ['no token, and it is known why', record([entry('A', 'not-reached', { reason: 'the secret is wrong', causes: [cause('ENTRA_SECRET_WRONG')] })], { ending: 'no-token' })],
  ['all good', record([entry('A', 'answered'), entry('B', 'refused-as-documented')])],
  ['nothing answered', record([entry('A', 'skipped')])],
  ['a clock set back', record([entry('A', 'answered')], { finishedAt: '2025-12-31T23:59:59.000Z' })],
];
