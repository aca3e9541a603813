import { powerBi } from '../../catalogue/powerbi/catalogue.ts';
import { bundleScript } from '../../generator/bundle.ts';
import { plan, requests, shipped } from './plan.ts';
import { openSandbox, runLines, type Input, type Outcome } from './sandbox.ts';

const TENANT = '5c0e4a1d-7b1f-4c52-9f2e-3f6f2b8a9d10';
const OTHER = '11111111-2222-4333-8444-555555555555';
const jwt = (claims: object): string => `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2ln`;
const signIn = {
  tenantId: TENANT,
  clientId: '9a3d5f70-2c64-4e1b-8f0a-6d1c7e5b4a21',
  clientSecret: 'not~a.real_secret',
  loginUrl: 'https://login.microsoftonline.com',
  apiUrl: 'https://api.powerbi.com',
  scope: 'https://analysis.windows.net/powerbi/api/.default',
};
const ofTenant = { apiUrl: signIn.apiUrl, accessToken: jwt({ idtyp: 'app', tid: TENANT }) };

let sandbox: Awaited<ReturnType<typeof openSandbox>>;
beforeAll(async () => (sandbox = await openSandbox('prerequest', plan)));
afterAll(() => sandbox.close());

const send = (input: Partial<Input> & Pick<Input, 'name'>): Promise<Outcome> =>
  sandbox.run({ ...(requests[input.name] ? shipped(input.name) : {}), ...input });
const first = ({ lines }: Outcome): string => lines[0]?.name ?? 'no line';
const isHeldBack = (outcome: Outcome): boolean =>
  outcome.skipped &&
  outcome.sent.length === 0 &&
  outcome.lines.length === 1 &&
  outcome.lines[0]!.skipped === true &&
  /^Not sent: /.test(first(outcome));

test('where a tool cannot skip a test, a passed one says that nothing is sent', async () => {
  const lines = ['delete pm.test.skip;', ...(await bundleScript('prerequest', powerBi, plan))];
  const input = { ...shipped('Create Group'), name: 'Create Group', environment: ofTenant };
  expect(await runLines('prerequest', lines, input)).toMatchObject({
    skipped: true,
    sent: [],
    lines: [{ name: expect.stringMatching(/^Not sent: it creates/) as string, passed: true, message: '' }],
  });
  expect(isHeldBack(await runLines('prerequest', lines.slice(1), input))).toBe(true);
});

describe('consent names the tenant', () => {
  const cases: [string, string, RegExp | 'given'][] = [
    ['empty', '', /allowWrite is empty\. To allow changes in this tenant, set allowWrite to its id, 5c0e4a1d/],
    ['true', 'true', /allowWrite is "true", and it must name the tenant that may be changed\..*its id, 5c0e4a1d/],
    ['1', '1', /must name the tenant/],
    ['a reference to the tenant', '{{tenantId}}', /refers to another variable/],
    ['a reference beside an id', `${TENANT} {{tenantId}}`, /refers to another variable/],
    ['another tenant', OTHER, /names the tenant 1{8}.*and this is another one/],
    ['a domain', 'contoso.com', /must name the tenant/],
    ['the tenant', TENANT, 'given'],
    ['the tenant in upper case', TENANT.toUpperCase(), 'given'],
    ['the tenant with blanks around it', ` ${TENANT}\n`, 'given'],
    ['several, the tenant among them', `${OTHER}, ${TENANT}`, 'given'],
  ];
  test.each(cases)('%s', async (_, allowWrite, expected) => {
    const outcome = await send({ name: 'Create Group', environment: { ...ofTenant, tenantId: TENANT, allowWrite } });
    if (expected === 'given') expect(outcome).toMatchObject({ skipped: false, lines: [] });
    else expect([isHeldBack(outcome), first(outcome)]).toEqual([true, expect.stringMatching(expected)]);
  });

  test('the tenant is that of the token, whatever tenantId says', async () => {
    const foreign = { ...ofTenant, accessToken: jwt({ idtyp: 'app', tid: OTHER }), tenantId: TENANT };
    expect(first(await send({ name: 'Create Group', environment: { ...foreign, allowWrite: TENANT } }))).toMatch(
      /and this is another one\..*its id, 1{8}/,
    );
    expect(await send({ name: 'Create Group', environment: { ...foreign, allowWrite: OTHER } })).toMatchObject({
      skipped: false,
    });
  });

  test.each([
    ['that does not say it', 'opaque', TENANT, true],
    ['that does not say it, in another tenant', 'opaque', OTHER, false],
    ['that does not say it, and tenantId is a domain', 'opaque', 'contoso.com', false],
  ])('tenantId stands in for a token %s', async (_, accessToken, tenantId, given) => {
    expect(
      (await send({ name: 'Create Group', environment: { ...ofTenant, accessToken, tenantId, allowWrite: TENANT } }))
        .skipped,
    ).toBe(!given);
  });

  test.each([
    ['empty', ''],
    ['true', 'true'],
    ['a reference', '{{tenantId}}'],
    ['another tenant', OTHER],
  ])('what is no consent for certain is said before a token is fetched: %s', async (_, allowWrite) => {
    expect(isHeldBack(await send({ name: 'Create Group', environment: { ...signIn, allowWrite } }))).toBe(true);
  });

  test('a tenant that is known by its domain shows in the token alone', async () => {
    const input = { name: 'Create Group', environment: { ...signIn, tenantId: 'contoso.com', allowWrite: TENANT } };
    const answer = (tid: string) => () => ({
      code: 200,
      body: { access_token: jwt({ idtyp: 'app', tid }), expires_in: 3599 },
    });
    expect(await send({ ...input, service: answer(TENANT) })).toMatchObject({ skipped: false });
    expect(first(await send({ ...input, service: answer(OTHER) }))).toMatch(/and this is another one/);
  });

  const elsewhere: [string, Partial<Input>][] = [
    ['a run-wide variable', { locals: { allowWrite: TENANT, allowHeavyReads: 'true' } }],
    ['a row', { row: { allowWrite: TENANT, allowHeavyReads: 'true' } }],
    ['the collection', { collectionVariables: { allowWrite: TENANT, allowHeavyReads: 'true' } }],
    ['a global variable', { globals: { allowWrite: TENANT, allowHeavyReads: 'true' } }],
  ];
  test.each(elsewhere)('it counts in the environment alone, not in %s', async (_, more) => {
    for (const name of ['Create Group', 'Query Dataset'])
      expect([
        name,
        isHeldBack(await send({ name, environment: { ...ofTenant, groupId: 'g', datasetId: 'd' }, ...more })),
      ]).toEqual([name, true]);
  });
});

describe('three levels', () => {
  const ids = { groupId: 'g', datasetId: 'd', dataflowId: 'f', exportId: 'e', identifier: 'i', targetId: 't' };
  const cases: [string, object, readonly string[]][] = [
    ['nothing is allowed', {}, ['reads']],
    ['heavy reads', { allowHeavyReads: 'true' }, ['reads', 'heavy read']],
    ['heavy reads, in another spelling', { allowHeavyReads: ' TRUE ' }, ['reads', 'heavy read']],
    ['heavy reads by another word', { allowHeavyReads: 'yes' }, ['reads']],
    ['heavy reads by a reference', { allowHeavyReads: '{{other}}', other: 'true' }, ['reads']],
    ['changes', { allowWrite: TENANT }, ['reads', 'heavy read', 'creates', 'changes', 'deletes', 'starts']],
  ];
  test.each(cases)('%s', async (_, allowed, effects) => {
    for (const [name, { effect = 'reads', closed }] of Object.entries(requests)) {
      if (closed || name === 'Get Goal') continue;
      const outcome = await send({ name, environment: { ...ofTenant, ...ids, ...allowed } });
      expect([name, isHeldBack(outcome)]).toEqual([name, !effects.includes(effect)]);
    }
  });

  test('each says what to type', async () => {
    expect(first(await send({ name: 'Query Dataset', environment: { ...ofTenant, ...ids } }))).toBe(
      'Not sent: it exports, scans or queries, which costs capacity. To allow that, set allowHeavyReads to true in the environment.',
    );
    expect(first(await send({ name: 'Delete Group', environment: { ...ofTenant, ...ids } }))).toBe(
      `Not sent: it deletes something. allowWrite is empty. To allow changes in this tenant, set allowWrite to its id, ${TENANT}.`,
    );
  });
});

describe('what a request does is told by method and address', () => {
  const api = '{{apiUrl}}/v1.0/myorg';
  // prettier-ignore
  const cases: [string, Partial<Input>, 'sent' | RegExp][] = [
    ['a copy that reads', { method: 'GET', url: `${api}/groups` }, 'sent'],
    ['a copy that only asks for the head', { method: 'HEAD', url: `${api}/groups` }, 'sent'],
    ['a method in lower case', { method: 'get', url: `${api}/groups` }, 'sent'],
    ['a deletion in lower case', { method: 'delete', url: `${api}/groups/g` }, /^Not sent: it deletes something\./],
    ['a method of somebody\'s own', { method: 'PURGE', url: `${api}/groups` }, /^Not sent: it may change something: this collection has no PURGE request with its address\./],
    ['an address that nobody knows', { method: 'GET', url: `${api}/something/new` }, 'sent'],
    ['a change of an address that nobody knows', { method: 'POST', url: `${api}/something/new` }, /^Not sent: it may change something/],
    ['a query', { method: 'POST', url: `${api}/groups/g/datasets/d/executeQueries` }, /^Not sent: it exports/],
    ['a query in another spelling', { method: 'POST', url: `${api}/GROUPS/g/datasets/d/execute%51ueries/` }, /^Not sent: it exports/],
    ['a query with the tenant\'s id in its path', { method: 'POST', url: `{{apiUrl}}/v1.0/${TENANT}/groups/g/datasets/d/executeQueries` }, /^Not sent: it exports/],
    ['a download', { method: 'GET', url: `${api}/groups/g/exports/e/file` }, /^Not sent: it exports/],
    ['the head of a download', { method: 'HEAD', url: `${api}/groups/g/exports/e/file` }, /^Not sent: it exports/],
    ['a download whose last part is a variable', { method: 'GET', url: `${api}/groups/g/exports/e/{{part}}`, environment: { ...ofTenant, part: 'file' } }, /^Not sent: it exports/],
    ['a download by the host\'s name', { method: 'GET', url: 'https://api.powerbi.com/v1.0/myorg/groups/g/exports/e/file' }, /^Not sent: it exports/],
    ['a download with a variable for its beginning', { method: 'GET', url: '{{start}}/groups/g/exports/e/file', environment: { ...ofTenant, start: 'https://api.powerbi.com/v1.0/myorg' } }, /^Not sent: it exports/],
    ['the name of a read', { name: 'List Groups', method: 'POST', url: `${api}/groups` }, /^Not sent: it creates something/],
    ['the name of an object\'s member', { name: 'constructor', method: 'DELETE', url: `${api}/groups/g` }, /^Not sent: it deletes something/],
    ["a variable of Postman's own in the query", { method: 'GET', url: `${api}/groups?$filter={{$guid}}` }, 'sent'],
    ['the name of another member', { name: '__proto__', method: 'GET', url: `${api}/groups` }, 'sent'],
    ...['X-HTTP-Method-Override', 'x-http-method', 'X-Method-Override '].map((header): [string, Partial<Input>, RegExp] => [`the header ${header}`, { name: 'List Groups', method: 'GET', url: `${api}/groups`, headers: { [header]: 'DELETE' } }, /^Not sent: it may change something: its header X-.* changes its method\./i]),
  ];
  test.each(cases)('%s', async (_, input, expected) => {
    const outcome = await sandbox.run({ name: 'A copy of mine', environment: ofTenant, ...input });
    if (expected === 'sent') expect(outcome).toMatchObject({ skipped: false, lines: [] });
    else expect([isHeldBack(outcome), first(outcome)]).toEqual([true, expect.stringMatching(expected)]);
  });
});

describe('who may take an id that was found', () => {
  const foundIds = JSON.stringify({
    groupId: { id: 'found-group', parents: {} },
    datasetId: { id: 'found-dataset', parents: { groupId: 'found-group' } },
  });
  const environment = { ...ofTenant, foundIds };
  const getDataset = shipped('Get Dataset');
  // prettier-ignore
  const cases: [string, Partial<Input> & { name: string }, 'takes it' | RegExp][] = [
    ['the shipped request', getDataset, 'takes it'],
    ['renamed', { ...getDataset, name: 'Mine' }, 'takes it'],
    ['with references in the path', { ...getDataset, name: 'Mine', url: '{{apiUrl}}/v1.0/myorg/groups/{{groupId}}/datasets/{{datasetId}}', variables: [] }, 'takes it'],
    ['its name at an address that nobody knows', { ...getDataset, url: '{{apiUrl}}/v1.0/myorg/groups/:groupId/datasets/:datasetId/more' }, /^Not sent: groupId is empty, and the address needs it\. Add a row named groupId to the environment\.$/],
    ['its name at another request\'s address', { ...getDataset, url: '{{apiUrl}}/v1.0/myorg/groups/:groupId/goals({{goalId}})' }, /^Not sent: goalId is empty, and no list shows it/],
    ['its name with HEAD', { ...getDataset, method: 'HEAD' }, /^Not sent: groupId is empty/],
    ['an address that nobody knows', { ...getDataset, name: 'Mine', url: '{{apiUrl}}/v1.0/myorg/groups/:groupId/nothing' }, /^Not sent: groupId is empty/],
    ['a part of the query', { name: 'Mine', url: '{{apiUrl}}/v1.0/myorg/groups?$filter={{groupId}}' }, /^Not sent: groupId is empty, and the address needs it/],
    ['a path variable without any value', { name: 'Mine', url: '{{apiUrl}}/v1.0/myorg/groups/:workspace/nothing', variables: [{ key: 'workspace', value: '' }] }, /^Not sent: workspace is empty, and the address needs it\. Type it in the request, under Params\.$/],
  ];
  test.each(cases)('%s', async (_, input, expected) => {
    const outcome = await sandbox.run({ environment, ...input });
    expect(outcome.sent).toEqual([]);
    if (expected === 'takes it')
      expect(outcome).toMatchObject({ skipped: false, locals: { groupId: 'found-group', datasetId: 'found-dataset' } });
    else expect([isHeldBack(outcome), first(outcome)]).toEqual([true, expect.stringMatching(expected)]);
  });
});
