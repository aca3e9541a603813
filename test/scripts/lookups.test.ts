import { plan, shipped } from './plan.ts';
import { openSandbox, runScript, type Input, type Outcome, type Service } from './sandbox.ts';

const claims = {
  idtyp: 'app',
  oid: 'o',
  sub: 'o',
  aud: 'https://analysis.windows.net/powerbi/api',
  tid: '5c0e4a1d-7b1f-4c52-9f2e-3f6f2b8a9d10',
  exp: 4_000_000_000,
};
const token = `eyJhbGciOiJSUzI1NiJ9.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2ln`;
const environment = { apiUrl: 'https://api.powerbi.com', accessToken: token };

let sandbox: Awaited<ReturnType<typeof openSandbox>>;
beforeAll(async () => (sandbox = await openSandbox('prerequest', plan)));
afterAll(() => sandbox.close());

const prepare = (name: string, service: Service, more: Partial<Input> = {}): Promise<Outcome> =>
  sandbox.run({ ...shipped(name), service, ...more, environment: { ...environment, ...more.environment } });
const failing = ({ skipped, lines, nextRequest }: Outcome): string =>
  skipped && nextRequest === undefined && lines.length === 1 && !lines[0]!.passed && lines[0]!.name === 'Is sent'
    ? lines[0]!.message
    : `not a failure of its own: ${JSON.stringify(lines)}`;

describe('a list that is refused or fails makes the request fail, with the diagnosis of that answer', () => {
  // prettier-ignore
  const cases: [string, ReturnType<Service>, RegExp][] = [
    ['refused', { code: 401 }, /^List Groups answered 401, so there is no workspace to use\. .* To do: .*\[\w+\]$/],
    ['refused with a reason', { code: 403, headers: { 'x-powerbi-error-info': 'TokenExpired' } }, /^List Groups answered 403, so .*The service said: "TokenExpired".* To do: Send List Groups itself.*\[TOKEN_MALFORMED\]$/],
    ['not found', { code: 404, body: { error: { code: 'PowerBIEntityNotFound' } } }, /^List Groups answered 404, so .* To do: /],
    ['too many', { code: 429, headers: { 'Retry-After': '30' } }, /^List Groups answered 429, so .*\[\w*THROTTLED\]$/],
    ['down', { code: 503 }, /^List Groups answered 503, so /],
    ['no answer', 'no answer', /^List Groups did not answer \(.*\), so there is no workspace to use\./],
    ['a web page', { code: 200, body: '<html>Sign in</html>' }, /^List Groups answered 200 without a list, so /],
    ['another shape', { code: 200, body: { value: 'none' } }, /^List Groups answered 200 without a list/],
    ['an entry without an id', { code: 200, body: { value: [{}] } }, /^List Groups answered 200 without a list/],
    ['nothing', { code: 204 }, /^List Groups answered 204, so /],
  ];
  test.each(cases)('%s', async (_, answer, message) => {
    const outcome = await prepare('Get Dataset', () => answer);
    expect(failing(outcome)).toMatch(message);
    expect(failing(outcome)).not.toContain(token);
    expect(outcome.sent).toHaveLength(1);
  });

  test('of a child as well as of its parent', async () => {
    const service: Service = ({ url }) =>
      url.endsWith('/groups') ? { code: 200, body: { value: [{ id: 'g' }] } } : { code: 403 };
    expect(failing(await prepare('Get Dataset', service))).toMatch(
      /^List Datasets answered 403, so there is no semantic model to use\./,
    );
  });

  test('of a step of "Start here": the steps after it are left out', async () => {
    const steps = {
      ...plan,
      steps: {
        'Second Step': { after: ['List Groups'] },
        'Third Step': { after: ['List Groups', 'Second Step'] },
      },
    } as const;
    const { locals, lines } = await runScript(
      'prerequest',
      { ...shipped('Get Dataset'), name: 'Second Step', environment, service: () => ({ code: 401 }) },
      steps,
    );
    expect(lines.map(({ passed }) => passed)).toEqual([false]);
    expect((await runScript('prerequest', { name: 'Third Step', environment, locals }, steps)).lines[0]!.name).toMatch(
      /^Not sent: "Second Step" failed/,
    );
  });

  test('an empty list leaves the request out', async () => {
    expect(await prepare('Get Dataset', () => ({ code: 200, body: { value: [] } }))).toMatchObject({
      skipped: true,
      lines: [
        {
          name: expect.stringMatching(/^Not sent: no workspace to use: List Groups lists none\./) as string,
          skipped: true,
        },
      ],
    });
  });
});

describe('a refused list is not asked again in the run', () => {
  const refuses: Service = () => ({ code: 401 });
  test('the next request fails in short', async () => {
    const { locals } = await prepare('Get Dataset', refuses);
    const next = await prepare('Query Dataset', refuses, { locals, environment: { allowHeavyReads: 'true' } });
    expect(next.sent).toEqual([]);
    expect(failing(next)).toMatch(
      /^List Groups answered 401 \[\w+\], so there is no workspace to use\. It is not asked again in this run\.$/,
    );
  });

  test('unless it is another list', async () => {
    const locals = (await prepare('Get Dataset', refuses, { environment: { groupId: 'one' } })).locals;
    expect((await prepare('Get Dataset', refuses, { locals, environment: { groupId: 'another' } })).sent).toHaveLength(
      1,
    );
    expect((await prepare('Get Dataset', refuses, { locals, environment: { groupId: 'one' } })).sent).toHaveLength(0);
  });

  test.each([
    [
      'another identity asks',
      { accessToken: token.replace('eyJhbGci', 'eyJ0eXAi'), asProfileId: '7d3a1c52-90be-4c0f-8a57-2f7b1d0e6c33' },
      { code: 401 },
    ],
    ['the service was only busy', {}, { code: 429 }],
    ['the service was down', {}, { code: 503 }],
  ])('unless %s', async (_, other, answer) => {
    const { locals } = await prepare('Get Dataset', () => answer);
    expect((await prepare('Get Dataset', () => answer, { locals, environment: other })).sent).toHaveLength(1);
  });
});

describe('an id that was found does not live for ever', () => {
  const lists =
    (id: string): Service =>
    ({ url }) => ({ code: 200, body: { value: [{ id: url.endsWith('/groups') ? id : `of-${id}` }] } });
  /** What a request with found ids is answered, and what is left of the run. */
  async function answered(before: Outcome, code: number): Promise<Outcome> {
    const { locals, environment: after } = before;
    return runScript(
      'test',
      {
        name: 'Get Dataset',
        locals,
        environment: after,
        response: { code, body: code === 200 ? '{}' : '' },
      },
      plan,
    );
  }
  const message = ({ locals }: Outcome): string => String(locals['why']);

  test.each([401, 403, 404])(
    '%i: the message says who found it, and the next request looks it up again',
    async (code) => {
      const first = await prepare('Get Dataset', lists('gone'));
      const outcome = await answered(first, code);
      expect(message(outcome)).toMatch(
        new RegExp(
          `answered ${code}\\. The workspace and semantic model were found by the collection, not typed; the next request looks them up again`,
        ),
      );
      const next = await prepare('Get Dataset', lists('there'), {
        locals: outcome.locals,
        environment: outcome.environment,
      });
      expect(next.sent).toHaveLength(2);
      expect(next.locals).toMatchObject({ groupId: 'there', datasetId: 'of-there' });
    },
  );

  test.each([200, 400, 429, 500])('%i says nothing of the id', async (code) => {
    const outcome = await answered(await prepare('Get Dataset', lists('g')), code);
    expect(message(outcome)).not.toMatch(/found by the collection/);
    expect(
      (await prepare('Get Dataset', lists('g'), { locals: outcome.locals, environment: outcome.environment })).sent,
    ).toEqual([]);
  });

  test('a typed one is left alone', async () => {
    const outcome = await answered(
      await prepare('Get Dataset', lists('g'), { environment: { groupId: 'typed', datasetId: 'typed' } }),
      404,
    );
    expect(message(outcome)).toMatch(/answered 404/);
    expect(message(outcome)).not.toMatch(/found by the collection/);
  });

  test('what the list still shows is not asked for more than once', async () => {
    let now = await prepare('Get Dataset', lists('same'));
    const asked: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      const { locals, environment: after } = await answered(now, 403);
      now = await prepare('Get Dataset', lists('same'), { locals, environment: after });
      asked.push(now.sent.length);
    }
    expect(asked).toEqual([2, 0, 0, 0]);
  });
});

describe('an id that would change the address is refused before anything is sent', () => {
  const traversal = '../../../v1.0/myorg/admin/groups';
  const bad: [string, string][] = [
    ['a path', traversal],
    ['a slash', 'a/b'],
    ['a backslash', 'a\\b'],
    ['a question mark', 'a?b'],
    ['a number sign', 'a#b'],
    ['a percent sign', '%2e%2e%2f'],
    ['two dots', '..'],
    ['a line break', 'a\nb'],
    ['a character of width zero', 'a\u200bb'],
  ];
  const lists: Service = () => ({ code: 200, body: { value: [{ id: 'fine' }] } });
  test.each(bad)('typed into the environment: %s', async (_, groupId) => {
    const outcome = await prepare('Get Dataset', lists, { environment: { groupId } });
    expect(failing(outcome)).toMatch(/^groupId contains .*: it would change the address of the request\./);
    expect(outcome.sent).toEqual([]);
  });
  const known = JSON.stringify({ groupId: { id: traversal, parents: {} } });
  // prettier-ignore
  const ways: [string, string, Partial<Input>][] = [
    ['in a row', 'Get Dataset', { row: { groupId: traversal } }],
    ['in the request', 'Get Dataset', { variables: [{ key: 'groupId', value: traversal }, { key: 'datasetId', value: '{{datasetId}}' }] }],
    ['found before', 'Get Dataset', { environment: { foundIds: known } }],
    ['for a deletion', 'Delete Group', { environment: { allowWrite: claims.tid, groupId: traversal } }],
    ['created by an earlier click', 'Delete Group', { environment: { allowWrite: claims.tid, createdIds: known } }],
    ['created in this run', 'Delete Group', { environment: { allowWrite: claims.tid }, locals: { createdInRun: known } }],
    ['at an address that nobody knows', 'Get Dataset', { name: 'Mine', url: '{{apiUrl}}/v1.0/myorg/nothing/{{groupId}}', variables: [], environment: { groupId: traversal } }],
  ];
  test.each(ways)('%s', async (_, name, more) => {
    const outcome = await prepare(name, lists, more);
    expect(failing(outcome)).toMatch(/^groupId contains a slash/);
    expect(outcome.sent).toEqual([]);
  });
  test('what a list shows is no better', async () => {
    const outcome = await prepare('Get Dataset', () => ({ code: 200, body: { value: [{ id: traversal }] } }));
    expect(failing(outcome)).toMatch(/^groupId contains a slash/);
    expect(outcome.sent.map(({ url }) => url)).toEqual(['https://api.powerbi.com/v1.0/myorg/groups']);
  });
});
