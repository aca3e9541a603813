import { plan } from './plan.ts';
import { runScript, type Outcome, type Service } from './sandbox.ts';

const profile = '7d3a1c52-90be-4c0f-8a57-2f7b1d0e6c33';
const jwt = (claims: object): string => `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2ln`;
const ofApp = jwt({ idtyp: 'app', oid: 'o', sub: 'o', exp: 4_000_000_000 });
const good = { apiUrl: 'https://api.powerbi.com', accessToken: ofApp, asProfileId: profile };
/** A request that takes ids. */
const getDataset = {
  name: 'Get Dataset',
  url: '{{apiUrl}}/v1.0/myorg/groups/:groupId/datasets/:datasetId',
  variables: ['groupId', 'datasetId'].map((key) => ({ key, value: `{{${key}}}` })),
};
const lists: Service = () => ({ code: 200, body: { value: [{ id: 'found' }] } });

function send(environment: object, more: object = {}): Promise<Outcome> {
  return runScript(
    'prerequest',
    { name: 'List Groups', environment: { ...good, ...environment }, service: lists, ...more },
    plan,
  );
}

describe('a call as a service principal profile', () => {
  test.each<[string, string, boolean]>([
    ['workspaces', '{{apiUrl}}/v1.0/myorg/groups', true],
    ['what is in one', '{{apiUrl}}/v1.0/myorg/groups/:groupId/datasets?$top=1', true],
    ['a workspace that is called admin', '{{apiUrl}}/v1.0/myorg/groups/admin', true],
    ['the API by its name', 'https://api.powerbi.com/v1.0/myorg/reports', true],
    ['the admin APIs', '{{apiUrl}}/v1.0/myorg/admin/groups?$top=1', false],
    ['the list of profiles', '{{apiUrl}}/v1.0/myorg/profiles', false],
    ['one profile', '{{apiUrl}}/v1.0/myorg/profiles/:profileId', false],
    ['another host of Power BI', 'https://api.fabric.microsoft.com/v1.0/myorg/groups', false],
  ])('%s', async (_what, url, sent) => {
    const { headers, skipped } = await send(
      { groupId: 'typed' },
      { url, variables: ['groupId', 'profileId'].map((key) => ({ key, value: 'typed' })) },
    );
    expect(skipped).toBe(false);
    expect(headers).toEqual(sent ? { 'X-PowerBI-Profile-Id': profile } : {});
  });

  test('no header without a profile', async () => {
    expect((await send({ asProfileId: '' })).headers).toEqual({});
  });

  test('ids are looked up as the profile, too', async () => {
    const { sent } = await send({}, getDataset);
    expect(sent.map((one) => one.profile)).toEqual([profile, profile]);
    expect((await send({ asProfileId: '' }, getDataset)).sent.map((one) => one.profile)).toEqual(['', '']);
  });

  test("what the app itself found is not the profile's", async () => {
    const before = await send({ asProfileId: '' }, getDataset);
    const foundIds = before.environment['foundIds'];
    expect(foundIds).toContain('found');
    const state = { ...getDataset, locals: { foundBy: before.locals['foundBy'] } };
    expect((await send({ asProfileId: '', foundIds }, state)).sent).toEqual([]);
    expect((await send({ foundIds }, state)).sent).toHaveLength(2);
  });
});

describe('a profile that cannot be', () => {
  test.each<[string, object, RegExp]>([
    ['a placeholder', { asProfileId: '<profile id>' }, /^asProfileId still contains a placeholder/],
    ['a name', { asProfileId: 'customer-7' }, /^asProfileId is not a GUID.*Get Profiles/],
    [
      "with a user's token",
      { accessToken: jwt({ scp: 'Report.Read.All', exp: 4_000_000_000 }) },
      /^asProfileId is filled in, and the token is a user's/,
    ],
  ])('%s', async (_what, environment, reason) => {
    const outcome = await send(environment);
    expect(outcome.lines).toEqual([
      { name: 'Access token', passed: false, message: expect.stringMatching(reason) as string },
    ]);
    expect(outcome).toMatchObject({ sent: [], skipped: true, nextRequest: null });
  });
});
