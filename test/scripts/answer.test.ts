import { plan } from './plan.ts';
import { runScript, type Line, type Outcome } from './sandbox.ts';

interface Case {
  readonly expected?: object;
  readonly code: number;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  readonly step?: object;
  readonly name?: string;
}

const appToken = `x.${Buffer.from(JSON.stringify({ idtyp: 'app', oid: 'the-object-id', sub: 'the-object-id', aud: 'https://analysis.windows.net/powerbi/api', exp: 4_000_000_000 })).toString('base64url')}.x`;
const groups = {
  status: [200],
  shape: { value: [{ id: 'string', 'name?': 'string', 'users?': [{ 'age?': 'number' }] }] },
};

function answered({
  expected = groups,
  code,
  body,
  headers = {},
  step = {},
  name = 'List Groups',
}: Case): Promise<Outcome> {
  const whole = {
    request: name,
    title: name,
    caller: 'app',
    ids: {},
    placeholder: false,
    found: [],
    plan: plan.requests[name],
    pick: 'value[0].id',
    parentsOfList: [],
    ...step,
  };
  const locals = { step: JSON.stringify(whole), expected: JSON.stringify(expected), token: appToken, groupId: 'g' };
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
  return runScript('test', { name, locals, response: { code, body: text, headers } }, plan);
}

const failures = (lines: readonly Line[]): string[] => lines.filter((line) => !line.passed).map((line) => line.message);

describe('what passes', () => {
  const cases: [string, Case][] = [
    ['the expected shape', { code: 200, body: { value: [{ id: 'a', name: 'b' }] } }],
    ['unknown members', { code: 200, body: { value: [{ id: 'a', colour: 'red' }], more: 1 } }],
    ['nulls', { code: 200, body: { value: [{ id: null, name: null, users: null }] } }],
    ['absent optional members', { code: 200, body: { value: [{ id: 'a' }] } }],
    ['an empty list', { code: 200, body: { value: [] } }],
    ['every documented status', { code: 202, body: { value: [] }, expected: { ...groups, status: [200, 202] } }],
    ['no body where none is documented', { code: 200, expected: { status: [200], shape: 'empty' } }],
    ['a body where none is documented', { code: 200, body: { ok: 1 }, expected: { status: [200], shape: 'empty' } }],
    ['a file', { code: 200, body: '%PDF-1.7', expected: { status: [200], shape: 'file' } }],
  ];
  test.each(cases)('%s', async (_, input) => {
    const { lines } = await answered(input);
    expect(lines.map(({ name, passed }) => [name.replace(/^List Groups: /, ''), passed])).toEqual([
      [expect.stringMatching(/^answers /), true],
      ['has the expected shape', true],
    ]);
  });
});

describe('what fails, and what the message says', () => {
  const header = { 'x-powerbi-error-info': 'GroupNotAccessible', RequestId: 'request-1' };
  // prettier-ignore
  const cases: [string, Case, string][] = [
    ['a wrong status', { code: 401, headers: header }, 'List Groups should answer 200 and answered 401 (x-powerbi-error-info GroupNotAccessible, RequestId request-1)'],
    ['an error in the body', { code: 404, body: { error: { code: 'PowerBIEntityNotFound' } } }, 'List Groups should answer 200 and answered 404 (error PowerBIEntityNotFound)'],
    ['throttling', { code: 429, headers: { 'Retry-After': '30' } }, 'List Groups should answer 200 and answered 429. The limit is used up: try again in 30 seconds'],
    ['throttling until a time', { code: 429, headers: { 'Retry-After': 'Thu, 15 Jan 2026 09:30:00 GMT' } }, 'List Groups should answer 200 and answered 429. The limit is used up: try again after 2026-01-15T09:30:00Z'],
    ['throttling for a second', { code: 429, headers: { 'Retry-After': '1' } }, 'List Groups should answer 200 and answered 429. The limit is used up: try again in 1 second'],
    ...['-5', '1e9', 'soon', '99999999', ' ', '<b>5</b>'].map((wait): [string, Case, string] => [`throttling with a wait of "${wait}"`, { code: 429, headers: { 'Retry-After': wait } }, 'List Groups should answer 200 and answered 429. The limit is used up: try again later']),
    ['a list instead of an object', { code: 200, body: [] }, 'List Groups answered 200, but the answer is a list, not an object'],
    ['an object instead of a list', { code: 200, body: { value: {} } }, 'List Groups answered 200, but value is an object, not a list'],
    ['a missing required member', { code: 200, body: { value: [{ id: 'a' }, {}] } }, 'List Groups answered 200, but value[1].id is missing'],
    ['a wrong type', { code: 200, body: { value: [{ id: 7 }] } }, 'List Groups answered 200, but value[0].id is a number, not a string'],
    ['a wrong type deep inside', { code: 200, body: { value: [{ id: 'a', users: [{ age: 'x' }] }] } }, 'List Groups answered 200, but value[0].users[0].age is a string, not a number'],
    ['no body', { code: 200 }, 'List Groups answered 200, but the answer is empty'],
    ['no JSON', { code: 200, body: '<html>' }, 'List Groups answered 200, but the answer is no JSON'],
    ['an error with a success status', { code: 200, body: { error: { code: 'Oops' } }, expected: { status: [200], shape: 'empty' } }, 'List Groups answered 200, but a success status carries an error (Oops) (error Oops)'],
    ['a web page where no body is documented', { code: 200, body: '<!doctype html>', expected: { status: [200], shape: 'empty' } }, 'List Groups answered 200, but the answer is a web page: something in between answered for the service'],
    ['an empty file', { code: 200, expected: { status: [200], shape: 'file' } }, 'List Groups answered 200, but the answer is empty, not a file'],
  ];
  test.each(cases)('%s', async (_, input, message) => {
    const [failure, ...others] = failures((await answered(input)).lines);
    expect(others).toEqual([]);
    // Behind the message stands the cause: see below.
    expect(failure!.slice(0, message.length)).toBe(message);
  });
});

describe('a failure says why, and what to do', () => {
  const why = async (
    name: string,
    code: number,
    body: unknown,
    headers: Record<string, string> = {},
  ): Promise<string> => failures((await answered({ name, code, body, headers })).lines)[0]!;
  test('the tenant does not let service principals in', async () => {
    const message = await why('Get Groups', 401, undefined, {
      'x-powerbi-error-info': 'ServicePrincipalIsNotAllowedByTenantAdminSwitch',
    });
    expect(message).toContain('"Service principals can call Fabric public APIs"');
    expect(message).toContain('the-object-id');
    expect(message).toMatch(/\[PBI_SP_SWITCH_OFF\]$/);
  });
  test('no role in the workspace', async () => {
    expect(
      await why('Get Datasets In Group', 401, undefined, { 'x-powerbi-error-info': 'GroupNotAccessible' }),
    ).toMatch(/the-object-id.*\[PBI_WORKSPACE_ROLE_MISSING\]$/);
  });
  test('nothing is known: it says so, with the RequestId', async () => {
    expect(await why('Get Groups', 418, undefined, { RequestId: 'request-9' })).toMatch(
      /RequestId request-9.*No known cause fits.*\[UNKNOWN\]$/,
    );
  });
});

describe('a call that is documented as closed to apps', () => {
  const closed = { ...groups, refusesApps: 'My workspace is closed to apps' };
  // prettier-ignore
  const cases: [string, Case, string, boolean][] = [
    ['refused with 403', { code: 403, expected: closed }, 'List Groups: refused as documented (403): My workspace is closed to apps', true],
    ['refused with 401', { code: 401, expected: closed }, 'List Groups: refused as documented (401): My workspace is closed to apps', true],
    ['answered all the same', { code: 200, body: [], expected: closed }, 'List Groups: noted: an app was answered (200), although My workspace is closed to apps', true],
    ['not refused, but the id named nothing', { code: 404, expected: closed, step: { placeholder: true } }, 'List Groups: noted: an app was answered (404), although My workspace is closed to apps', true],
    ['broken', { code: 500, expected: closed }, 'List Groups: refuses an app', false],
    ['not found', { code: 404, expected: closed }, 'List Groups: refuses an app', false],
  ];
  test.each(cases)('%s', async (_, input, name, passed) => {
    expect((await answered(input)).lines.map((line) => [line.name, line.passed])).toEqual([[name, passed]]);
  });
  test('is expected to answer a user', async () => {
    expect(failures((await answered({ code: 403, expected: closed, step: { caller: 'user' } })).lines)).toHaveLength(1);
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
      expected: { status: [201], shape: {} },
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
      expected: { status: [202], shape: 'empty' },
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
      expected: { status: [201], shape: {} },
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
    const whole = {
      request: 'Delete Group',
      caller: 'app',
      ids: { groupId: 'g' },
      placeholder: false,
      plan: plan.requests['Delete Group'],
      pick: '',
      parentsOfList: [],
    };
    const ids = JSON.stringify({
      groupId: { id: 'g', parents: {} },
      datasetId: { id: 'd', parents: { groupId: 'g' } },
      reportId: { id: 'r', parents: { groupId: 'other' } },
    });
    const locals = {
      step: JSON.stringify(whole),
      expected: JSON.stringify({ status: [200], shape: 'empty' }),
      createdInRun: ids,
    };
    const outcome = await runScript(
      'test',
      { name: 'Delete Group', locals, environment: { foundIds: ids, createdIds: ids }, response: { code: 200 } },
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
  for (const name of ['token', 'step', 'expected', 'groupId']) expect(locals[name]).toBeUndefined();
});

describe('a step of "Start here"', () => {
  const jwt = (claims: object): string => `x.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.x`;
  const good = {
    idtyp: 'app',
    oid: 'o',
    sub: 'o',
    aud: 'https://analysis.windows.net/powerbi/api',
    exp: 4_000_000_000,
  };
  const first = async (claims: object, more: Partial<Case> = {}): Promise<Outcome> => {
    const whole = {
      request: 'List Groups',
      title: 'List Groups',
      caller: 'app',
      ids: {},
      placeholder: false,
      found: [],
      plan: { at: 'GET groups', effect: 'reads', after: [] },
      pick: '',
      parentsOfList: [],
    };
    const expected = { ...groups, judgesToken: true, ...more.expected };
    const locals = {
      step: JSON.stringify(whole),
      expected: JSON.stringify(expected),
      token: `eyJhbGciOiJSUzI1NiJ9.${jwt(claims).split('.')[1]}.c2ln`,
    };
    return runScript(
      'test',
      { name: 'List Groups', locals, response: { code: 200, body: JSON.stringify(more.body ?? { value: [] }) } },
      plan,
    );
  };
  test('is green with a good token', async () => {
    const { lines, locals } = await first(good);
    expect(failures(lines)).toEqual([]);
    expect(locals['startHereStopped']).toBeUndefined();
  });
  test('names what is wrong with the token, and stops the steps after it', async () => {
    const { lines, locals } = await first({ ...good, aud: 'https://graph.microsoft.com' });
    expect(failures(lines)[0]).toMatch(/TOKEN_FOREIGN_AUDIENCE/);
    expect(locals['startHereStopped']).toBe('["List Groups"]');
    const later = await runScript(
      'prerequest',
      { name: 'Later Step', locals: { startHereStopped: '["List Groups"]' } },
      { ...plan, requests: { 'Later Step': { at: 'GET groups', effect: 'reads', after: ['List Groups'] } } },
    );
    expect(later.lines).toEqual([
      {
        name: 'Not sent: "List Groups" failed, and this step needs it. Correct that first.',
        passed: true,
        message: '',
      },
    ]);
  });
  test('is left out for a step that it needs, not for another', async () => {
    const run = (after: string[]): Promise<Outcome> =>
      runScript(
        'prerequest',
        {
          name: 'Later Step',
          environment: { accessToken: `eyJhbGciOiJSUzI1NiJ9.${jwt(good).split('.')[1]}.c2ln` },
          locals: { startHereStopped: '["List Groups", "Other"]' },
        },
        { ...plan, requests: { 'Later Step': { at: 'GET groups', effect: 'reads', after } } },
      );
    expect((await run(['Other'])).lines[0]?.name).toMatch(/^Not sent: "Other" failed/);
    expect((await run(['Another'])).lines.filter(({ name }) => name.startsWith('Not sent: "'))).toEqual([]);
  });
  test.each([
    [401, true],
    [403, true],
    [500, false],
    [429, false],
  ])('that is optional and answers %i: passed is %p', async (code, passed) => {
    const whole = {
      request: 'List Groups',
      title: 'List Groups',
      caller: 'app',
      ids: {},
      placeholder: false,
      found: [],
      plan: { at: 'GET groups', effect: 'reads', after: ['First'] },
      pick: '',
      parentsOfList: [],
    };
    const locals = {
      step: JSON.stringify(whole),
      expected: JSON.stringify({ ...groups, neededOnlyIf: 'you call admin APIs' }),
      token: 'x',
    };
    const { lines } = await runScript('test', { name: 'List Groups', locals, response: { code, body: '' } }, plan);
    expect(lines[0]!.passed).toBe(passed);
    if (passed)
      expect(lines[0]!.name).toMatch(
        new RegExp(`^List Groups: not needed unless you call admin APIs: answered ${code}\\. `),
      );
  });
  test('is not stopped by a permission that closes only the admin APIs', async () => {
    expect(failures((await first({ ...good, roles: ['Tenant.Read.All'] })).lines)).toEqual([]);
  });
  test('that wants a list with something in it fails on an empty one', async () => {
    expect(failures((await first(good, { expected: { notEmpty: true } })).lines)[0]).toMatch(
      /answered 200 with an empty list/,
    );
    expect(
      failures((await first(good, { expected: { notEmpty: true }, body: { value: [{ id: 'a' }] } })).lines),
    ).toEqual([]);
  });
});
