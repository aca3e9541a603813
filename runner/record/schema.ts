import type { Certainty, Cause } from '../../diagnosis/cause.ts';
import { list, maybe, object, oneOf, ref, type Members, type Schema } from '../../catalogue/model/typed-schema.ts';
import type { Effect } from '../../catalogue/model/types.ts';
import type { EndLine, EntryLine, HeadLine, PlannedEntry } from './record-lines.ts';
import {
  outcomes,
  type Attempt,
  type Caller,
  type MergedShard,
  type Outcome,
  type RecordedExchange,
  type RecordedMessage,
  type RunAssertion,
  type RunEntry,
  type RunHead,
  type RunRecord,
  type Shard,
} from './record.ts';

const orNull = (schema: Schema): Schema => ({ oneOf: [schema, { type: 'null' }] });

const text: Schema = { type: 'string' };
const flag: Schema = { type: 'boolean' };
const count: Schema = { type: 'integer', minimum: 0 };
const positive: Schema = { type: 'integer', minimum: 1 };
const milliseconds: Schema = { type: 'number', minimum: 0 };
const time: Schema = { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z$' };
const status: Schema = orNull({ type: 'integer', minimum: 100, maximum: 599 });
const effects = oneOf<Effect>({
  reads: true,
  'heavy read': true,
  credential: true,
  creates: true,
  changes: true,
  deletes: true,
  starts: true,
});
const endings = oneOf<RunRecord['ending']>({
  complete: true,
  'stopped-at-failure': true,
  'no-token': true,
  interrupted: true,
  died: true,
});
const certainties = oneOf<Certainty>({ documented: true, measured: true, reported: true, inferred: true });
const purposes = oneOf<Attempt['purpose']>({ request: true, token: true, 'look-up': true, other: true });
const identities = orNull(oneOf<NonNullable<RunEntry['identity']>>({ app: true, user: true }));
const outcome: Schema = { type: 'string', enum: outcomes };

const planned: Members<PlannedEntry> = {
  id: text,
  request: text,
  operation: orNull(text),
  area: text,
  effect: orNull(effects),
  order: count,
};

const entry: Members<RunEntry> = {
  ...planned,
  iteration: count,
  shard: orNull(positive),
  outcome,
  reason: maybe(text),
  status,
  startedAt: orNull(time),
  milliseconds: orNull(milliseconds),
  attempts: list(ref('attempt')),
  earlier: maybe(positive),
  assertions: list(ref('assertion')),
  identity: identities,
  caller: maybe(ref('caller')),
  causes: maybe(list(ref('cause'))),
  exchange: maybe(ref('exchange')),
};

const head: Members<RunHead> = {
  collection: text,
  environment: text,
  startedAt: time,
  emulator: flag,
  allowWrite: flag,
  allowHeavyReads: maybe(flag),
  concurrency: positive,
  shard: orNull(ref('shard')),
  iterations: count,
  rowNames: maybe(list(orNull(text))),
};

const version: Schema = { const: 1 };
const kind = (name: string): Schema => ({ const: name });

const definitions = {
  entry: object<RunEntry>('What became of one request of the collection.', entry),
  attempt: object<Attempt>('One thing that was sent for a request. Its address is redacted.', {
    purpose: purposes,
    method: text,
    url: text,
    status,
    at: time,
    milliseconds,
    waited: maybe(
      object<NonNullable<Attempt['waited']>>('How long it waited before it was sent, and why.', {
        milliseconds,
        reason: text,
      }),
    ),
    error: maybe(text),
    redirectedTo: maybe(text),
  }),
  caller: object<Caller>('The app and the tenant of the token that a request carried, as its claims name them.', {
    app: text,
    tenant: text,
  }),
  assertion: object<RunAssertion>('One test of a request. Only one that failed is not passed, and has a message.', {
    name: text,
    passed: flag,
    skipped: maybe({ const: true }),
    message: maybe(text),
  }),
  cause: object<Cause>('One explanation of an answer, with its cure.', {
    code: text,
    title: text,
    said: maybe(text),
    trace: maybe(text),
    why: text,
    fix: list(text),
    docs: text,
    certainty: certainties,
  }),
  exchange: object<RecordedExchange>('The last exchange of a request, redacted and cut.', {
    request: ref('message'),
    response: maybe(ref('message')),
  }),
  message: object<RecordedMessage>('A request or an answer as far as it is kept.', {
    headers: { type: 'object', additionalProperties: text },
    body: maybe(text),
    bytes: count,
    cut: maybe({ const: true }),
  }),
  shard: object<Shard>('One part of a run that was split.', { index: positive, total: positive }),
  mergedShard: object<MergedShard>('One of the records that a record was merged from.', {
    index: positive,
    total: positive,
    startedAt: time,
    finishedAt: time,
    ending: endings,
  }),
  headLine: object<HeadLine>('First line of record.ndjson.', {
    kind: kind('head'),
    version,
    ...head,
    plan: list(object<PlannedEntry>('A request of the plan.', planned)),
  }),
  entryLine: object<EntryLine>(
    'A line of record.ndjson for a request that ended; the last of the same id and iteration counts.',
    { kind: kind('entry'), ...entry },
  ),
  endLine: object<EndLine>('Last line of record.ndjson; missing when the run died.', {
    kind: kind('end'),
    finishedAt: time,
    ending: endings,
  }),
};

const record = object<RunRecord>(
  'A whole run: one entry for each request of the plan, in the order of the data file and, in it, of the collection.',
  {
    version,
    ...head,
    finishedAt: time,
    ending: endings,
    merged: maybe(
      object<NonNullable<RunRecord['merged']>>(
        'Shards that the record was merged from; those missing left no record.',
        { shards: list(ref('mergedShard')), missing: list(positive) },
      ),
    ),
    counts: object<Record<Outcome, number>>(
      'How many entries came to each outcome.',
      Object.fromEntries(outcomes.map((name) => [name, count])) as Members<Record<Outcome, number>>,
    ),
    entries: list(ref('entry')),
  },
);

/** The JSON Schema of `record.json`; `$defs` has those of the lines of `record.ndjson` as well. Published as `docs/run-record.schema.json`. */
export const recordSchema: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Run record of powerbi-postman, version 1',
  ...record,
  $defs: definitions,
};
