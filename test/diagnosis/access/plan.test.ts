import { operationsFor, purposes, type Purpose } from '../../../catalogue/powerbi/access/purpose.ts';
import { findOperation, operations, type Operation } from '../../../catalogue/powerbi/index.ts';
import { whichId } from '../../../diagnosis/access/app.ts';
import { onlyMissing } from '../../../diagnosis/access/found.ts';
import { planAccess, type AccessPlan } from '../../../diagnosis/access/plan.ts';
import type { Cause } from '../../../diagnosis/cause.ts';

const planFor = (purpose: Purpose): AccessPlan => planAccess(operationsFor(purpose));
const planOf = (...ids: string[]): AccessPlan => planAccess(ids.map((id): Operation => findOperation(id)!));
const ids = ({ needs }: AccessPlan): string[] => needs.map(({ id }) => id);
const role = ({ needs }: AccessPlan): string | undefined => needs.find(({ id }) => id === 'role')?.title;

describe('what a purpose takes, and nothing more', () => {
  // prettier-ignore
  test.each<[Purpose, readonly string[], role: string | undefined]>([
    ['read', ['group', 'setting publicApis', 'role'], 'Role Viewer in each workspace that is called'],
    ['query', ['group', 'setting publicApis', 'setting executeQueries', 'role', 'right build'], 'Role Viewer in each workspace that is called'],
    ['refresh', ['group', 'setting publicApis', 'role'], 'Role Contributor in each workspace that is called'],
    ['embed', ['group', 'setting publicApis', 'setting embed', 'role', 'right on-capacity'], 'Role Member in each workspace that is called'],
    ['admin-read', ['group', 'setting publicApis', 'setting readAdmin', 'setting detailedMetadata', 'setting expressions'], undefined],
    ['admin-write', [], undefined],
    ['deploy', ['group', 'setting publicApis', 'role', 'right pipeline-admin', 'right on-capacity'], 'Role Contributor in each workspace that is called'],
  ])('%s: %j', (purpose, expected, expectedRole) => {
    const plan = planFor(purpose);
    expect(ids(plan)).toEqual(expected);
    expect(role(plan)).toBe(expectedRole);
  });

  test.each<[ids: readonly string[], needs: readonly string[]]>([
    [['Groups_GetGroups'], ['group', 'setting publicApis']],
    [['Groups_CreateGroup'], ['group', 'setting publicApis', 'setting create']],
    [['Gateways_GetDatasources'], ['group', 'setting publicApis', 'right gateway-admin']],
    [['Datasets_UpdateParametersInGroup'], ['group', 'setting publicApis', 'role', 'right model-owner']],
    [['Profiles_GetProfiles'], ['group', 'setting publicApis', 'setting profiles']],
    [['Groups_AssignToCapacity'], ['group', 'setting publicApis', 'role', 'right capacity-assign']],
    [['Apps_GetApps', 'Datasets_GetDatasets'], []],
  ])('%j takes %j', (named, needs) => expect(ids(planOf(...named))).toEqual(needs));
});

describe('what must not be there', () => {
  const without = (plan: AccessPlan): string[] => plan.without.map(({ id }) => id);

  test('no API permission, for whatever it is', () => {
    for (const purpose of purposes.filter((each) => each !== 'admin-write'))
      expect(without(planFor(purpose))).toContain('no api permission');
  });

  test('no application permission with the 34 read-only admin operations, and only there', () => {
    const item = planFor('admin-read').without.find(({ id }) => id === 'no application permission');
    expect(item).toMatchObject({ certainty: 'documented' });
    expect(item!.operations).toHaveLength(34);
    expect(without(planFor('read'))).toEqual(['no api permission']);
    expect(without(planOf('Groups_GetGroupAsAdmin'))).toEqual(['no api permission']);
  });

  test('nowhere does a plan ask for an API permission', () => {
    const texts = purposes.flatMap((purpose) =>
      planFor(purpose).needs.flatMap(({ title, steps }) => [title, ...steps]),
    );
    expect(texts.filter((text) => /API permission|admin consent|Tenant\.Read/i.test(text))).toEqual([]);
  });
});

describe('what no app can call', () => {
  test('the twin, the user, the Fabric admin API', () => {
    expect(planOf('Datasets_GetDatasets', 'Apps_GetApps', 'Groups_AddUserAsAdmin', 'Groups_GetGroups').closed).toEqual([
      {
        operation: 'Datasets_GetDatasets',
        reason: 'my-workspace',
        twin: 'Datasets_GetDatasetsInGroup',
        instead: 'GET /v1.0/myorg/groups/{groupId}/datasets (Datasets_GetDatasetsInGroup)',
      },
      expect.objectContaining({
        operation: 'Apps_GetApps',
        reason: 'unsupported',
        instead: expect.stringContaining('token of a user') as string,
      }),
      expect.objectContaining({
        operation: 'Groups_AddUserAsAdmin',
        reason: 'admin-write',
        instead: expect.stringContaining('Fabric admin API') as string,
      }),
    ]);
  });

  test('writing as an admin is that altogether', () => expect(planFor('admin-write').closed).toHaveLength(14));
});

describe('what is not documented is said', () => {
  test('support for apps', () => {
    expect(planOf('Pipelines_GetPipelines').silent[0]!.text).toMatch(/not documented/);
    expect(planFor('admin-read').silent[0]!.operations).toHaveLength(11);
    expect(planOf('Groups_GetGroups').silent).toEqual([]);
  });

  test('the name of a setting, and its default', () => {
    const steps = planFor('embed')
      .needs.find(({ id }) => id === 'setting embed')!
      .steps.join(' ');
    expect(steps).toMatch(/Setting name in the Fabric admin API: not documented\. By default: not documented\./);
  });

  test('every need carries how sure it is and from where', () => {
    const all = planAccess(operations);
    expect(
      [...all.needs, ...all.without].filter(
        ({ certainty, source, docs, who }) => !certainty || !source || !docs.startsWith('https://') || !who,
      ),
    ).toEqual([]);
  });
});

describe('whom to add', () => {
  const objectId = '1f7c9be2-64d8-4a35-b0e9-8c2d5a7f3e32';
  const clientId = '9a3d5f70-2c64-4e1b-8f0a-6d1c7e5b4a21';

  test('the one id of three that counts', () => {
    expect(whichId({ clientId, objectId })).toBe(
      `The enterprise application with object id ${objectId}: not the object id of the app registration, not the client id ${clientId}.`,
    );
    expect(whichId({ clientId })).toMatch(/Enterprise applications: not the object id of the app registration/);
    expect(JSON.stringify(planAccess(operationsFor('read'), { objectId }).needs)).toContain(
      `the enterprise application with object id ${objectId}`,
    );
  });
});

describe('only what was found missing', () => {
  const cause = (code: string): Cause => ({ code, title: 't', why: 'w', fix: ['f'], docs: 'd', certainty: 'reported' });
  const missing = (purpose: Purpose, ...codes: string[]): [string[], string[]] => {
    const { plan, others } = onlyMissing(planFor(purpose), codes.map(cause));
    return [[...plan.needs, ...plan.without].map(({ id }) => id), others.map(({ code }) => code)];
  };

  test.each<[Purpose, readonly string[], items: readonly string[], others: readonly string[]]>([
    ['read', ['PBI_SP_SWITCH_OFF'], ['group', 'setting publicApis'], []],
    ['read', ['PBI_NO_WORKSPACE'], ['role'], []],
    ['query', ['PBI_BUILD_MISSING'], ['right build'], []],
    ['query', ['PBI_EXECUTE_QUERIES_REFUSED'], ['group', 'setting executeQueries'], []],
    ['admin-read', ['PBI_ADMIN_SWITCH_OFF'], ['group', 'setting readAdmin'], []],
    ['admin-read', ['PBI_ADMIN_CONSENT'], ['no application permission'], []],
    ['read', ['ENTRA_SECRET_WRONG'], [], ['ENTRA_SECRET_WRONG']],
    ['read', ['PBI_NO_WORKSPACE', 'SERVICE_ERROR'], ['role'], ['SERVICE_ERROR']],
    ['read', ['PBI_ADMIN_SWITCH_OFF'], [], ['PBI_ADMIN_SWITCH_OFF']],
  ])('%s, %j: %j', (purpose, codes, items, others) => expect(missing(purpose, ...codes)).toEqual([items, others]));
});
