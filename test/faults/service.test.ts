import { standardTenant } from '../../catalogue/powerbi/standard-tenant.ts';
import { exitCodeOf, type Outcome, type RunOptions } from '../../runner/index.ts';
import type { Fault } from './front.ts';
import { impatient, runFaulty } from './faulty-run.ts';
import * as spoil from './spoils.ts';

/** What the run comes by, in its order: a read, three changes of what it makes itself, and a read that needs an id. */
const names = {
  Groups_GetGroups: 'Get Groups',
  Groups_CreateGroup: 'Create Group',
  Groups_UpdateGroup: 'Update Group',
  Reports_GetReportsInGroup: 'Get Reports In Group',
  Groups_DeleteGroup: 'Delete Group',
} as const;
type OperationId = keyof typeof names;
const all = Object.keys(names) as OperationId[];

/** One way for the service or the network to misbehave. */
interface Case {
  readonly name: string;
  readonly faults: readonly Fault[];
  readonly operations?: readonly OperationId[];
  readonly options?: Partial<RunOptions>;
  readonly values?: Readonly<Record<string, string>>;
  readonly code: 0 | 1 | 3;
  /** Outcomes that are not `answered`. */
  readonly but?: Partial<Record<OperationId, Outcome>>;
  /** How often an operation, or the token, was asked for. */
  readonly sent?: Partial<Record<OperationId | 'token', number>>;
  /** What the record says of the first request that was not answered. */
  readonly says?: RegExp;
}

const read = { operation: 'Groups_GetGroups' } as const;
const create = { operation: 'Groups_CreateGroup' } as const;
/** Such a host cannot be the emulator: its changes must be allowed. */
const trusting = (host: string): Partial<RunOptions> => ({
  allowWrite: [standardTenant.tenantId],
  transport: { ...impatient, trustedHosts: [host] },
});
const afterCreate = {
  Groups_CreateGroup: 'failed',
  Groups_UpdateGroup: 'skipped',
  Groups_DeleteGroup: 'skipped',
} as const;
const nothing = Object.fromEntries(all.map((id) => [id, 'not-reached'])) as Record<OperationId, Outcome>;
const transport = (over: object): Partial<RunOptions> => ({ transport: { ...impatient, ...over } });
const hurried = transport({ timeout: 200, retry: { retries: 0, longestWait: 100 } });
const withoutLookUp: Pick<Case, 'operations'> = {
  operations: ['Groups_GetGroups', 'Groups_CreateGroup', 'Groups_UpdateGroup', 'Groups_DeleteGroup'],
};
const lookUp: Pick<Case, 'operations'> = { operations: ['Reports_GetReportsInGroup'] };

// prettier-ignore
const cases: readonly Case[] = [
  { name: 'nothing', faults: [], code: 0, sent: { token: 1, Groups_GetGroups: 1, Groups_CreateGroup: 1 } },

  { name: '429 once', faults: [{ on: read, times: 1, spoil: spoil.throttled() }], code: 0, sent: { Groups_GetGroups: 2 } },
  { name: '429 once with Retry-After', faults: [{ on: read, times: 1, spoil: spoil.throttled('1') }], code: 0, sent: { Groups_GetGroups: 2 } },
  { name: '429 once with a Retry-After that makes no sense', faults: [{ on: read, times: 1, spoil: spoil.throttled('soon') }], code: 0, sent: { Groups_GetGroups: 2 } },
  { name: '429 for ever', ...withoutLookUp, faults: [{ on: read, spoil: spoil.throttled('0') }], code: 1, but: { Groups_GetGroups: 'failed' }, sent: { Groups_GetGroups: 2 }, says: /429/ },
  { name: '429 with a Retry-After beyond the bound', faults: [{ on: read, spoil: spoil.throttled('3600') }], code: 1, but: { Groups_GetGroups: 'failed' }, sent: { Groups_GetGroups: 1 } },
  { name: '429 with a date beyond the bound', faults: [{ on: read, spoil: spoil.throttled('Fri, 01 Jan 2100 00:00:00 GMT') }], code: 1, but: { Groups_GetGroups: 'failed' }, sent: { Groups_GetGroups: 1 } },
  { name: '429 for a change, once', faults: [{ on: create, times: 1, spoil: spoil.throttled('0') }], code: 0, sent: { Groups_CreateGroup: 2 } },
  { name: '429 for changes, for ever', faults: [{ on: 'write', spoil: spoil.throttled('0') }], code: 1, but: afterCreate, sent: { Groups_CreateGroup: 2, Groups_DeleteGroup: 0 } },
  { name: '429 for all but the token', faults: [{ on: 'read', spoil: spoil.throttled('0') }, { on: 'write', spoil: spoil.throttled('0') }], code: 1, but: { ...afterCreate, Groups_GetGroups: 'failed', Reports_GetReportsInGroup: 'failed' }, sent: { token: 1 } },
  { name: '429 for all', faults: [{ spoil: spoil.throttled('0') }], code: 3, but: nothing, sent: { token: 2, Groups_GetGroups: 0 } },
  { name: '429 for the token, once', faults: [{ on: 'token', times: 1, spoil: spoil.throttled('1') }], code: 0, sent: { token: 2 } },
  { name: '429 for the token, beyond the bound', faults: [{ on: 'token', spoil: spoil.throttled('3600') }], code: 3, but: nothing, sent: { token: 1 } },

  ...[500, 502, 503, 504].map((status): Case => ({ name: `${status} for a read, once`, faults: [{ on: read, times: 1, spoil: spoil.status(status) }], code: 0, sent: { Groups_GetGroups: 2 } })),
  { name: '500 for a read, for ever', ...withoutLookUp, faults: [{ on: read, spoil: spoil.status(500) }], code: 1, but: { Groups_GetGroups: 'failed' }, sent: { Groups_GetGroups: 2 }, says: /500/ },
  { name: '501 is not passing', ...withoutLookUp, faults: [{ on: read, spoil: spoil.status(501) }], code: 1, but: { Groups_GetGroups: 'failed' }, sent: { Groups_GetGroups: 1 } },
  { name: '503 for a creation that was done', faults: [{ on: create, spoil: spoil.status(503) }], code: 1, but: afterCreate, sent: { Groups_CreateGroup: 1 } },
  { name: '500 for a change that was done', faults: [{ on: { operation: 'Groups_UpdateGroup' }, spoil: spoil.status(500) }], code: 1, but: { Groups_UpdateGroup: 'failed' }, sent: { Groups_UpdateGroup: 1, Groups_DeleteGroup: 1 } },
  { name: '502 for a deletion that was done', faults: [{ on: { operation: 'Groups_DeleteGroup' }, spoil: spoil.status(502) }], code: 1, but: { Groups_DeleteGroup: 'failed' }, sent: { Groups_DeleteGroup: 1 } },
  { name: '500 for the token, once', faults: [{ on: 'token', times: 1, spoil: spoil.status(500) }], code: 0, sent: { token: 2 } },
  { name: '503 for the token, for ever', faults: [{ on: 'token', spoil: spoil.status(503) }], code: 3, but: nothing, sent: { token: 2 }, says: /503/ },
  { name: '500 for a look-up, once', ...lookUp, faults: [{ on: read, times: 1, spoil: spoil.status(500) }], code: 0, sent: { Groups_GetGroups: 2 } },
  { name: '500 for a look-up, for ever', ...lookUp, faults: [{ on: read, spoil: spoil.status(500) }], code: 1, but: { Reports_GetReportsInGroup: 'failed' }, says: /workspace/ },

  ...Object.entries({ 'a reset': spoil.reset, 'no answer': spoil.hangUp, 'a reset in the headers': spoil.resetInHeaders, 'a reset in the body': spoil.resetInBody, 'a body that is too short': spoil.truncated, 'chunks without an end': spoil.unendedChunks }).flatMap(([name, broken]): Case[] => [
    { name: `${name} for a read, once`, faults: [{ on: read, times: 1, spoil: broken }], code: 0, sent: { Groups_GetGroups: 2 } },
    { name: `${name} for a creation that was done`, faults: [{ on: create, spoil: broken }], code: 1, but: afterCreate, sent: { Groups_CreateGroup: 1 } },
  ]),
  { name: 'a reset for the token, once', faults: [{ on: 'token', times: 1, spoil: spoil.reset }], code: 0, sent: { token: 2 } },
  { name: 'resets for all', faults: [{ spoil: spoil.reset }], code: 3, but: nothing, sent: { token: 2 } },

  { name: 'too late, once', options: transport({ timeout: 1_000 }), faults: [{ on: read, times: 1, spoil: spoil.late(5_000) }], code: 0, sent: { Groups_GetGroups: 2 } },
  { name: 'too late, always', options: hurried, faults: [{ on: read, spoil: spoil.late(5_000) }], code: 1, but: { Groups_GetGroups: 'failed' }, says: /TIMEDOUT/ },
  { name: 'a change that was done, and no word of it', options: transport({ timeout: 1_000 }), faults: [{ on: create, spoil: spoil.silence }], code: 1, but: afterCreate, sent: { Groups_CreateGroup: 1 } },
  { name: 'no word from the token endpoint', options: hurried, faults: [{ on: 'token', spoil: spoil.silence }], code: 3, but: nothing },
  { name: 'an answer that trickles without an end', options: hurried, faults: [{ on: read, spoil: spoil.trickle }], code: 1, but: { Groups_GetGroups: 'failed' }, says: /was not complete after/ },
  { name: 'a token that trickles without an end', options: hurried, faults: [{ on: 'token', spoil: spoil.trickle }], code: 3, but: nothing },
  { name: 'a change whose answer trickles without an end', options: transport({ timeout: 1_000 }), faults: [{ on: create, spoil: spoil.trickle }], code: 1, but: afterCreate, sent: { Groups_CreateGroup: 1 } },

  { name: 'a body without an end', faults: [{ on: read, spoil: spoil.flood }], code: 1, but: { Groups_GetGroups: 'failed' }, says: /size/ },
  { name: 'a large body', faults: [{ on: read, spoil: spoil.padded(3_000_000) }], code: 0 },
  { name: 'an empty body', faults: [{ on: read, spoil: spoil.status(200, '') }], code: 1, but: { Groups_GetGroups: 'failed' } },
  { name: 'half of a gzip', faults: [{ on: read, spoil: spoil.truncatedGzip }], code: 1, but: { Groups_GetGroups: 'failed' }, says: /Unexpected (token|end)/ },
  { name: 'no gzip at all', faults: [{ on: read, spoil: spoil.falseGzip }], code: 1, but: { Groups_GetGroups: 'failed' } },
  { name: 'more than was announced', faults: [{ on: read, spoil: spoil.tooManyBytes }], code: 1, but: { Groups_GetGroups: 'failed' } },
  { name: 'no HTTP', faults: [{ on: read, spoil: spoil.noHttp }], code: 1, but: { Groups_GetGroups: 'failed' }, says: /Parse Error/ },
  { name: 'a page in place of JSON', faults: [{ on: read, spoil: spoil.html(200) }], code: 1, but: { Groups_GetGroups: 'failed' }, says: /Unexpected (token|end)/ },
  { name: 'a page in place of the token', faults: [{ on: 'token', spoil: spoil.html(200) }], code: 3, but: nothing, says: /not with JSON/ },
  { name: 'JSON that is no token', faults: [{ on: 'token', spoil: spoil.status(200, '[]') }], code: 3, but: nothing },
  { name: 'a token that is empty', faults: [{ on: 'token', spoil: spoil.status(200, '{"access_token":""}') }], code: 3, but: nothing },
  { name: 'a token that is none: the service refuses it', operations: ['Groups_GetGroups'], faults: [{ on: 'token', spoil: spoil.status(200, '{"access_token":"abc.def.ghi","expires_in":3599}') }], code: 1, but: { Groups_GetGroups: 'refused' } },

  { name: 'a token that ends at once is asked for anew each time', faults: [{ on: 'token', spoil: spoil.shortToken(1) }], code: 0, sent: { token: 5 } },
  { name: 'no further token in the middle of the run', faults: [{ on: 'token', after: 2, spoil: spoil.status(503) }, { on: 'token', spoil: spoil.shortToken(1) }], code: 3, but: { ...nothing, Groups_GetGroups: 'answered', Groups_CreateGroup: 'answered' }, sent: { Groups_DeleteGroup: 0 } },
  { name: 'a name that nobody knows', values: { apiUrl: 'https://api.fixture.invalid' }, options: trusting('api.fixture.invalid'), faults: [], code: 1, but: { ...afterCreate, Groups_GetGroups: 'failed', Reports_GetReportsInGroup: 'failed' } },
  { name: 'a token endpoint of a name that nobody knows', values: { loginUrl: 'https://login.fixture.invalid' }, options: trusting('login.fixture.invalid'), faults: [], code: 3, but: nothing },
  { name: 'nobody there', values: { apiUrl: 'http://127.0.0.1:1' }, faults: [], code: 1, but: { ...afterCreate, Groups_GetGroups: 'failed', Reports_GetReportsInGroup: 'failed' }, says: /ECONNREFUSED/ },
  { name: 'a redirect in a circle', faults: [{ on: read, spoil: spoil.redirect('/v1.0/myorg/groups') }], code: 1, but: { Groups_GetGroups: 'failed' } },
];

describe('a service that misbehaves', () => {
  test.each(cases)('$name', async ({ faults, operations = all, options, values, code, but = {}, sent = {}, says }) => {
    const { record, received, outcomes } = await runFaulty({
      faults,
      operations,
      ...(options ? { options } : {}),
      ...(values ? { values } : {}),
    });
    expect(outcomes).toEqual(
      Object.fromEntries(all.filter((id) => operations.includes(id)).map((id) => [names[id], but[id] ?? 'answered'])),
    );
    expect(exitCodeOf(record)).toBe(code);
    expect(record.ending).toBe(code === 3 ? 'no-token' : 'complete');
    const counted = Object.fromEntries(
      Object.keys(sent).map((id) => [
        id,
        received.filter((one) => (id === 'token' ? one.target === 'token' : operationOf(one) === id)).length,
      ]),
    );
    expect(counted).toEqual(sent);
    if (says) expect(record.entries.find(({ outcome }) => outcome !== 'answered')!.reason).toMatch(says);
  });
});

function operationOf({ method, path }: { method: string; path: string }): OperationId | undefined {
  const route = `${method} ${path.replace(/\?.*/s, '').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '*')}`;
  const routes: Record<string, OperationId> = {
    'GET /v1.0/myorg/groups': 'Groups_GetGroups',
    'POST /v1.0/myorg/groups': 'Groups_CreateGroup',
    'PATCH /v1.0/myorg/groups/*': 'Groups_UpdateGroup',
    'DELETE /v1.0/myorg/groups/*': 'Groups_DeleteGroup',
    'GET /v1.0/myorg/groups/*/reports': 'Reports_GetReportsInGroup',
  };
  return routes[route];
}
