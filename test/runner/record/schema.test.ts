import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { recordSchema } from '../../../runner/record/schema.ts';
import { everyCase, record } from './records.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const ajv = new Ajv2020({ strict: true, strictRequired: true, allErrors: true });
const validate = ajv.compile(recordSchema);
const [first, ...others] = everyCase;
const whole = record([{ ...first!, earlier: 3 }, ...others], {
  shard: { index: 1, total: 2 },
  rowNames: ['Sales', null],
  merged: {
    shards: [
      {
        index: 1,
        total: 2,
        startedAt: '2026-01-01T00:00:00Z',
        finishedAt: '2026-01-01T00:00:02.123456Z',
        ending: 'complete',
      },
    ],
    missing: [2],
  },
});

type Path = readonly (string | number)[];
type Node = {
  readonly $ref?: string;
  readonly properties?: Record<string, Node>;
  readonly items?: Node;
  readonly oneOf?: readonly Node[];
};

/** Every member in a value, by its path. */
function paths(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [
    ...(at.length > 0 ? [at] : []),
    ...Object.entries(value).flatMap(([key, inner]) => paths(inner, [...at, Array.isArray(value) ? Number(key) : key])),
  ];
}

/** The members that the schema knows, and where it may be said what they are. */
function known(node: Node, at = ''): string[] {
  const target = node.$ref ? (recordSchema['$defs'] as Record<string, Node>)[node.$ref.replace('#/$defs/', '')]! : node;
  const inner = [
    ...(target.items ? known(target.items, at) : []),
    ...(target.oneOf ?? []).flatMap((each) => known(each, at)),
  ];
  return [
    ...inner,
    ...Object.entries(target.properties ?? {}).flatMap(([key, member]) => [
      `${at}.${key}`,
      ...known(member, `${at}.${key}`),
    ]),
  ];
}

function change(path: Path, how: (parent: Record<string | number, unknown>, key: string | number) => void): unknown {
  const copy = structuredClone(whole) as unknown;
  const parent = path.slice(0, -1).reduce((value, key) => (value as Record<string | number, unknown>)[key], copy);
  how(parent as Record<string | number, unknown>, path.at(-1)!);
  return copy;
}

const fixed = paths(whole).filter((path) => !path.includes('headers'));
const optional =
  /^(?:merged|said|trace|reason|message|causes|caller|exchange|waited|error|redirectedTo|allowHeavyReads|response|body|cut|skipped|rowNames|earlier)$/;

test('the published schema is up to date', () => {
  expect(readFileSync(join(root, 'docs', 'run-record.schema.json'), 'utf8')).toBe(
    `${JSON.stringify(recordSchema, null, 2)}\n`,
  );
});

test('it is a valid schema, and records of all cases follow it', () => {
  expect(ajv.validateSchema(recordSchema)).toBe(true);
  for (const candidate of [whole, record([]), record(everyCase)])
    expect([validate(candidate), validate.errors]).toEqual([true, null]);
});

test('the records of the tests have every member that the schema knows, so that the next tests see each', () => {
  const seen = new Set(
    paths(whole).map((path) =>
      path
        .filter((key) => typeof key === 'string')
        .map((key) => `.${key}`)
        .join(''),
    ),
  );
  expect([...new Set(known(recordSchema as Node))].filter((path) => !seen.has(path))).toEqual([]);
});

test.each(fixed.map((path) => [path.join('.'), path] as const))(
  'a record fails with a wrong type at %s',
  (_name, path) => {
    expect(validate(change(path, (parent, key) => (parent[key] = Symbol.for('no JSON'))))).toBe(false);
  },
);

test.each(
  fixed
    .filter((path) => typeof path.at(-1) === 'string' && !optional.test(String(path.at(-1))))
    .map((path) => [path.join('.'), path] as const),
)('a record fails without %s', (_name, path) =>
  expect(validate(change(path, (parent, key) => delete parent[key]))).toBe(false),
);

test.each<[string, unknown]>([
  ['a misspelt member', { ...whole, enviroment: 'x' }],
  ['a misspelt member of an entry', { ...whole, entries: [{ ...everyCase[0], resaon: 'x' }] }],
  ['an unknown outcome', { ...whole, entries: [{ ...everyCase[0], outcome: 'passed' }] }],
  ['an unknown ending', { ...whole, ending: 'done' }],
  ['a time of another zone', { ...whole, startedAt: '2026-01-01T00:00:00+01:00' }],
  ['a negative time', { ...whole, entries: [{ ...everyCase[0], milliseconds: -1 }] }],
  ['a status that is none', { ...whole, entries: [{ ...everyCase[0], status: 0 }] }],
  ['shard 0', { ...whole, shard: { index: 0, total: 2 } }],
  ['version 2', { ...whole, version: 2 }],
])('a record fails with %s', (_name, candidate) => {
  expect(validate(candidate)).toBe(false);
});
