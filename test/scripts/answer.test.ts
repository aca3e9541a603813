import { findOperation } from '../../catalogue/model/catalogue.ts';
import { factsOf } from '../../catalogue/model/facts.ts';
import type { StepPlan } from '../../catalogue/model/plan.ts';
import { powerBi } from '../../catalogue/powerbi/catalogue.ts';
import { plan, requests } from './plan.ts';
import { runScript, type Outcome } from './sandbox.ts';

interface Case {
  readonly code: number;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  readonly step?: object;
  readonly name?: string;
  /** Official id of the operation that was called. */
  readonly operation?: string;
  readonly token?: string;
}

const jwt = (claims: object): string => `x.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.x`;
const good = {
  idtyp: 'app',
  oid: 'the-object-id',
  sub: 'the-object-id',
  aud: 'https://analysis.windows.net/powerbi/api',
  exp: 4_000_000_000,
};
const rowOf = (name: string): object => plan.requests[requests[name]!.at]!;

/** What the collection's own script makes of an answer. */
function answered(input: Case): Promise<Outcome> {
  const { code, body, headers = {}, step = {}, name = 'List Groups', token = jwt(good) } = input;
  const operation = findOperation(powerBi, input.operation ?? '');
  const whole = {
    request: name,
    operation: operation ? factsOf(operation) : null,
    caller: 'app',
    ids: {},
    placeholder: false,
    found: [],
    plan: rowOf(name),
    looksFine: '',
    step: null,
    pick: 'value[0].id',
    parentsOfList: [],
    ...step,
  };
  const locals = { step: JSON.stringify(whole), token, groupId: 'g' };
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
  const url = 'https://api.powerbi.com/v1.0/myorg/groups';
  return runScript('test', { name, url, locals, response: { code, body: text, headers } }, plan);
}

const whyOf = async (input: Case): Promise<string> => String((await answered(input)).locals['why']);

describe('nothing is said of', () => {
  const cases: [string, Case][] = [
    ['the documented status', { code: 200, body: { value: [{ id: 'a' }] } }],
    ['an empty list', { code: 200, body: { value: [] } }],
    ['any documented status', { code: 202, step: { plan: { ...rowOf('List Groups'), answers: [200, 202] } } }],
    ['any success of an address that is not known', { code: 204, step: { plan: null } }],
  ];
  test.each(cases)('%s', async (_, input) => {
    const { lines, locals } = await answered(input);
    expect([lines, locals['why'], locals['tokenProblem']]).toEqual([[], '', '']);
  });
});

describe('why', () => {
  const header = { 'x-powerbi-error-info': 'GroupNotAccessible', RequestId: 'request-1' };
  // prettier-ignore
  const cases: [string, Case, string][] = [
    ['a wrong status', { code: 401, headers: header }, 'List Groups answered 401 (x-powerbi-error-info GroupNotAccessible, RequestId request-1)'],
    ['an error in the body', { code: 404, body: { error: { code: 'PowerBIEntityNotFound' } } }, 'List Groups answered 404 (error PowerBIEntityNotFound)'],
    ['another success than the documented one', { code: 204 }, 'List Groups answered 204'],
    ['throttling', { code: 429, headers: { 'Retry-After': '30' } }, 'List Groups answered 429. The limit is used up: try again in 30 seconds'],
    ['throttling until a time', { code: 429, headers: { 'Retry-After': 'Thu, 15 Jan 2026 09:30:00 GMT' } }, 'List Groups answered 429. The limit is used up: try again after 2026-01-15T09:30:00Z'],
    ['throttling for a second', { code: 429, headers: { 'Retry-After': '1' } }, 'List Groups answered 429. The limit is used up: try again in 1 second'],
    ...['-5', '1e9', 'soon', '99999999', ' ', '<b>5</b>'].map((wait): [string, Case, string] => [`throttling with a wait of "${wait}"`, { code: 429, headers: { 'Retry-After': wait } }, 'List Groups answered 429. The limit is used up: try again later']),
    ['an error with a success status', { code: 200, body: { error: { code: 'Oops' } } }, 'List Groups answered 200, but a success status carries an error (Oops)'],
    ['a web page in place of an answer', { code: 200, body: '<!doctype html>' }, 'List Groups answered 200, but the answer is a web page: a proxy or a gateway answered instead of the service'],
  ];
  test.each(cases)('%s', async (_, input, message) => {
    const why = await whyOf(input);
    // Behind the message stands the cause: see below.
    expect(why.slice(0, message.length)).toBe(message);
  });
  test('no line is red by it', async () => {
    expect((await answered({ code: 401, headers: header })).lines).toEqual([]);
  });
});

describe('why names the cause, and what to do', () => {
  test('the tenant does not let service principals in', async () => {
    const headers = { 'x-powerbi-error-info': 'ServicePrincipalIsNotAllowedByTenantAdminSwitch' };
    const why = await whyOf({ operation: 'Groups_GetGroups', code: 401, headers });
    expect(why).toContain('"Service principals can call Fabric public APIs"');
    expect(why).toContain('the-object-id');
    expect(why).toMatch(/\[PBI_SP_SWITCH_OFF\]$/);
  });
  test('no role in the workspace', async () => {
    const headers = { 'x-powerbi-error-info': 'GroupNotAccessible' };
    const why = await whyOf({ operation: 'Datasets_GetDatasetsInGroup', code: 401, headers });
    expect(why).toMatch(/the-object-id.*\[PBI_WORKSPACE_ROLE_MISSING\]$/);
  });
  test('nothing is known: it says so, with the RequestId', async () => {
    const why = await whyOf({ operation: 'Groups_GetGroups', code: 418, headers: { RequestId: 'request-9' } });
    expect(why).toMatch(/RequestId request-9.*No known cause fits.*\[UNKNOWN\]$/);
  });
});

describe('a call that is documented as closed to apps', () => {
  const closed = { plan: { ...rowOf('List Groups'), closed: 'my-workspace' } };
  const NOTED = (code: number): string[] => [
    `noted: an app got an answer (${code}), although the documentation closes this call to apps`,
  ];
  // prettier-ignore
  const cases: [string, Case, { lines: string[]; caller: string; why: string }][] = [
    ['refused with 403', { code: 403, step: closed }, { lines: [], caller: 'app', why: '' }],
    ['refused with 401', { code: 401, step: closed }, { lines: [], caller: 'app', why: '' }],
    ['answered all the same: as a user is', { code: 200, body: {}, step: closed }, { lines: NOTED(200), caller: 'user', why: '' }],
    ['not refused, but the id named nothing', { code: 404, step: { ...closed, placeholder: true } }, { lines: NOTED(404), caller: 'app', why: '' }],
    ['broken', { code: 500, step: closed }, { lines: [], caller: 'app', why: 'List Groups answered 500' }],
    ['not found', { code: 404, step: closed }, { lines: [], caller: 'app', why: 'List Groups answered 404' }],
    ['a user is refused', { code: 403, step: { ...closed, caller: 'user' } }, { lines: [], caller: 'user', why: 'List Groups answered 403' }],
  ];
  test.each(cases)('%s', async (_, input, expected) => {
    const { lines, locals } = await answered(input);
    const why = String(locals['why']).slice(0, expected.why.length || undefined);
    expect({ lines: lines.map(({ name }) => name), caller: locals['caller'], why }).toEqual(expected);
  });
});

describe('what an answer teaches', () => {
  test('the first of a list, for the next read', async () => {
    const { environment } = await answered({ code: 200, body: { value: [{ id: 'first' }, { id: 'second' }] } });
    expect(JSON.parse(String(environment['foundIds']))).toEqual({ groupId: { id: 'first', parents: {} } });
  });
  test('what was created, for the run and for the next click', async () => {
    const { environment, locals } = await answered({
      name: 'Create Dataset',
      code: 201,
      body: { id: 'made' },
      step: { ids: { groupId: 'g' } },
    });
    const known = { datasetId: { id: 'made', parents: { groupId: 'g' } } };
    expect(JSON.parse(String(environment['createdIds']))).toEqual(known);
    expect(JSON.parse(String(locals['createdInRun']))).toEqual(known);
  });
  test('the id at the end of a Location', async () => {
    const { locals } = await answered({
      name: 'Refresh Dataset',
      code: 202,
      headers: { Location: 'https://x/refreshes/r-1' },
      step: { ids: { groupId: 'g', datasetId: 'd' } },
    });
    expect(JSON.parse(String(locals['createdInRun']))).toEqual({
      refreshId: { id: 'r-1', parents: { groupId: 'g', datasetId: 'd' } },
    });
  });
  test('of a copy only the place where it went: the original is none of its parents', async () => {
    const ids = { groupId: 'found-group', datasetId: 'found-dataset', targetId: 'made' };
    const { locals } = await answered({
      name: 'Copy Dataset',
      code: 201,
      body: { id: 'copy' },
      step: { ids },
    });
    expect(JSON.parse(String(locals['createdInRun']))).toEqual({
      datasetId: { id: 'copy', parents: { groupId: 'made' } },
    });
  });
  test('nothing from a refusal', async () => {
    const { environment, locals } = await answered({ code: 401, body: { value: [{ id: 'x' }] } });
    expect([environment['foundIds'], locals['createdInRun']]).toEqual([undefined, undefined]);
  });
  test('what was deleted is forgotten, with what belonged to it', async () => {
    const ids = JSON.stringify({
      groupId: { id: 'g', parents: {} },
      datasetId: { id: 'd', parents: { groupId: 'g' } },
      reportId: { id: 'r', parents: { groupId: 'other' } },
    });
    const step = {
      request: 'Delete Group',
      operation: null,
      caller: 'app',
      ids: { groupId: 'g' },
      placeholder: false,
      found: [],
      plan: rowOf('Delete Group'),
      looksFine: '',
      step: null,
      pick: '',
      parentsOfList: [],
    };
    const outcome = await runScript(
      'test',
      {
        name: 'Delete Group',
        locals: { step: JSON.stringify(step), createdInRun: ids },
        environment: { foundIds: ids, createdIds: ids },
        response: { code: 200 },
      },
      plan,
    );
    for (const left of [
      outcome.environment['foundIds'],
      outcome.environment['createdIds'],
      outcome.locals['createdInRun'],
    ]) {
      expect(Object.keys(JSON.parse(String(left)) as object)).toEqual(['reportId']);
    }
  });
});

test('what held for this request alone is gone afterwards', async () => {
  const { locals } = await answered({ code: 200, body: { value: [] }, step: { ids: { groupId: 'g' } } });
  expect(Object.keys(locals)).not.toEqual(expect.arrayContaining(['token']));
  for (const name of ['token', 'step', 'groupId']) expect(locals[name]).toBeUndefined();
});

describe('a step of the first folder', () => {
  const token = (claims: object): string => `eyJhbGciOiJSUzI1NiJ9.${jwt(claims).split('.')[1]}.c2ln`;
  const first = (claims: object, step: Partial<StepPlan> = { judgesToken: true }, more: Partial<Case> = {}) =>
    answered({
      operation: 'Groups_GetGroups',
      code: 200,
      body: { value: [] },
      token: token(claims),
      step: { step: { after: [], ...step } },
      ...more,
    });
  const after = (steps: Readonly<Record<string, StepPlan>>, environment = {}): Promise<Outcome> =>
    runScript(
      'prerequest',
      { name: 'Later Step', environment, locals: { startHereStopped: '["List Groups", "Other"]' } },
      { ...plan, steps },
    );

  test('says nothing with a good token', async () => {
    const { locals } = await first(good);
    expect([locals['tokenProblem'], locals['startHereStopped']]).toEqual(['', undefined]);
  });
  test('names what is wrong with the token, and stops the steps after it', async () => {
    const { locals } = await first({ ...good, aud: 'https://graph.microsoft.com' });
    expect(locals['tokenProblem']).toMatch(/TOKEN_FOREIGN_AUDIENCE/);
    expect(locals['startHereStopped']).toBe('["List Groups"]');
  });
  test('is skipped where a step that it needs failed, not for another', async () => {
    const environment = { accessToken: token(good) };
    expect((await after({ 'Later Step': { after: ['Other'] } }, environment)).lines).toEqual([
      {
        name: 'Not sent: "Other" failed, and this step needs it. Fix that first.',
        passed: true,
        skipped: true,
        message: '',
      },
    ]);
    const { lines } = await after({ 'Later Step': { after: ['Another'] } }, environment);
    expect(lines.filter(({ name }) => name.startsWith('Not sent: "'))).toEqual([]);
  });
  test('is not stopped by a permission that closes only the admin APIs', async () => {
    expect((await first({ ...good, roles: ['Tenant.Read.All'] })).locals['tokenProblem']).toBe('');
  });
  test('that wants a list with something in it stops the others on an empty one, and says why', async () => {
    const step = { request: 'List Groups', looksFine: '"value"', step: { after: [], notEmpty: true } };
    const { lines, locals } = await first(good, {}, { step });
    expect([lines, locals['startHereStopped']]).toEqual([[], '["List Groups"]']);
    expect(locals['why']).toMatch(/\[PBI_NO_WORKSPACE\]$/);
  });
});
