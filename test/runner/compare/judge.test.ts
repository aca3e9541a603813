import { comparisonExitCode, type Ability, type Group } from '../../../runner/compare/comparison.ts';
import { idsToBorrow } from '../../../runner/compare/borrowed-ids.ts';
import { groupOf, judgeOperation } from '../../../runner/compare/judge.ts';
import { plainReads, pinnedReads } from '../../../runner/compare/reads.ts';
import { isSameIdentity, tokenDifferences } from '../../../runner/compare/tokens.ts';
import { withSharedIds } from '../../../runner/compare/typed-ids.ts';
import { planRun, valueOf, type RunEntry } from '../../../runner/index.ts';
import { collection, environment, folder, request } from '../fixtures/collection.ts';

const entry = (changes: Partial<RunEntry> = {}, path?: string): RunEntry => ({
  id: 'x',
  order: 0,
  request: 'Get Datasets In Group',
  operation: 'Datasets_GetDatasetsInGroup',
  area: 'Datasets',
  effect: 'reads',
  iteration: 0,
  shard: null,
  outcome: 'answered',
  status: 200,
  startedAt: null,
  milliseconds: null,
  assertions: [],
  identity: 'app',
  attempts:
    path === undefined
      ? []
      : [
          { purpose: 'look-up', method: 'GET', url: 'https://api.example/other', status: 200, at: '', milliseconds: 1 },
          {
            purpose: 'request',
            method: 'GET',
            url: `https://api.example${path}?$top=1`,
            status: 200,
            at: '',
            milliseconds: 1,
          },
        ],
  ...changes,
});
const cause = { code: 'C', title: 'T', why: 'W', fix: [], docs: 'https://d.example', certainty: 'documented' } as const;

describe('who can', () => {
  test.each<[Ability, Ability, Group]>([
    ['answered', 'answered', 'both'],
    ['answered', 'refused', 'only-a'],
    ['refused', 'answered', 'only-b'],
    ['refused', 'refused', 'neither'],
    ['answered', 'hollow', 'only-a'],
    ['hollow', 'answered', 'only-b'],
    ['hollow', 'hollow', 'both'],
    ['hollow', 'refused', 'neither'],
    ['refused', 'hollow', 'neither'],
    ['answered', 'unknown', 'not-comparable'],
    ['unknown', 'refused', 'not-comparable'],
  ])('%s and %s: %s', (a, b, group) => expect(groupOf(a, b)).toBe(group));

  // prettier-ignore
  test.each<[string, Partial<RunEntry>, Ability]>([
    ['an answer', {}, 'answered'],
    ['an answer that looks like one only', { causes: [cause] }, 'hollow'],
    ['a refusal', { outcome: 'refused', status: 401 }, 'refused'],
    ['a refusal as documented', { outcome: 'refused-as-documented', status: 403 }, 'refused'],
    ['a 404 that hides one', { outcome: 'failed', status: 404 }, 'refused'],
    ['a 500', { outcome: 'failed', status: 500 }, 'unknown'],
    ['a 429', { outcome: 'failed', status: 429 }, 'unknown'],
    ['nothing to send it with', { outcome: 'skipped', status: null, reason: 'no workspace to use: Get Groups lists none' }, 'unknown'],
    ['the list of its ids is refused', { outcome: 'refused', status: null, reason: 'Get Groups answered 401, so there is no workspace to use' }, 'unknown'],
    ['not reached', { outcome: 'not-reached', status: null }, 'unknown'],
  ])('%s', (_name, changes, ability) => {
    const made = { entry: entry(changes), causes: changes.causes ?? [], borrowedIds: false };
    expect(judgeOperation(made, made).a.ability).toBe(ability);
  });

  test.each([
    [{ 'only-a': 0, 'only-b': 0, both: 3, neither: 2, 'not-comparable': 4 }, 0],
    [{ 'only-a': 1, 'only-b': 0, both: 3, neither: 0, 'not-comparable': 0 }, 1],
    [{ 'only-a': 0, 'only-b': 1, both: 3, neither: 0, 'not-comparable': 0 }, 1],
    [{ 'only-a': 0, 'only-b': 0, both: 0, neither: 0, 'not-comparable': 9 }, 1],
  ])('%j: exit code %i', (counts, code) => expect(comparisonExitCode({ counts })).toBe(code));
});

describe('ids that are borrowed', () => {
  const sent = entry({}, '/v1.0/myorg/groups/w-1/datasets');
  const pins = [['x', { groupId: 'w-1' }]];
  // prettier-ignore
  test.each<[string, RunEntry, RunEntry, unknown[]]>([
    ['it had none', entry({ outcome: 'skipped', status: null }), sent, pins],
    ['the list of its ids was refused', entry({ outcome: 'refused', status: null }), entry({ outcome: 'refused', status: 403 }, '/v1.0/myorg/groups/w-1/datasets'), pins],
    ['it was refused for another item', entry({ outcome: 'refused', status: 401 }, '/v1.0/myorg/groups/w-2/datasets'), sent, pins],
    ['it was refused for the same', entry({ outcome: 'refused', status: 401 }, '/v1.0/myorg/groups/w-1/datasets'), sent, []],
    ['it was answered for another', entry({}, '/v1.0/myorg/groups/w-2/datasets'), sent, []],
    ['the other sent nothing either', entry({ outcome: 'skipped' }), entry({ outcome: 'skipped' }), []],
    ['the other used a placeholder', entry({ outcome: 'skipped' }), entry({}, '/v1.0/myorg/groups/00000000-0000-0000-0000-000000000000/datasets'), []],
    ['My workspace is its own', entry({ outcome: 'skipped' }), entry({}, '/v1.0/myorg/datasets/d-1'), []],
  ])('%s', (_name, own, other, expected) => expect([...idsToBorrow([own], [other])]).toEqual(expected));

  test('My workspace of the same person is the same', () => {
    const other = entry({}, '/v1.0/myorg/datasets/d-1');
    expect([...idsToBorrow([entry({ outcome: 'skipped' })], [other], true)]).toEqual([['x', { myDatasetId: 'd-1' }]]);
  });
});

describe('what is sent', () => {
  const plan = planRun({
    environment: environment({ apiUrl: 'https://api.powerbi.com', loginUrl: 'https://login.microsoftonline.com' }),
    collection: collection([
      folder('Groups', [
        request({ name: 'Get Groups', path: '/groups/{{groupId}}' }),
        request({ name: 'Create Group', path: '/groups', method: 'POST' }),
        request({ name: 'of somebody', path: '/x', method: 'DELETE' }),
      ]),
    ]),
  });

  test('plain reads, and nothing else is even planned', () => {
    const reads = plainReads(plan);
    expect(reads.requests.map(({ name }) => name)).toEqual(['Get Groups']);
    expect(reads.work.units.flat().map(({ name }) => name)).toEqual(['Get Groups']);
    expect(JSON.stringify(reads.collection)).not.toMatch(/POST|DELETE/);
  });

  test('borrowed ids stand in the request itself', () => {
    const [read] = plainReads(plan).requests;
    const text = JSON.stringify(pinnedReads(plan, new Map([[read!.id, { groupId: 'w-1' }]])).collection);
    expect(text).toContain('/groups/w-1');
    expect(text).not.toContain('{{groupId}}');
    expect(JSON.stringify(plan.collection)).toContain('{{groupId}}');
  });
});

describe('two environments', () => {
  test('what is typed for one holds for the other, where that has nothing of its own; who signs in does not', () => {
    const [a, b] = withSharedIds(
      environment({
        groupId: 'w',
        reportId: '',
        clientId: 'a',
        asProfileId: 'p',
        foundIds: '{"groupId":{"id":"old"}}',
      }),
      environment({ groupId: 'v', reportId: 'r', clientId: '', asProfileId: '', createdIds: '' }),
    );
    expect([valueOf(a, 'groupId'), valueOf(a, 'reportId'), valueOf(a, 'foundIds'), valueOf(a, 'clientId')]).toEqual([
      'w',
      'r',
      '',
      'a',
    ]);
    expect([
      valueOf(b, 'groupId'),
      valueOf(b, 'reportId'),
      valueOf(b, 'clientId'),
      valueOf(b, 'asProfileId'),
      valueOf(b, 'foundIds'),
    ]).toEqual(['v', 'r', '', '', '']);
  });

  const app = {
    environment: 'E',
    api: 'https://api.example',
    kind: 'app',
    app: 'a',
    tenant: 't',
    objectId: 'o',
    audience: 'x',
    roles: ['R2', 'R1'],
    scopes: [],
    authenticatedBy: 'secret',
    profile: '',
  } as const;
  test.each<[string, object, boolean, string[]]>([
    ['the same', { roles: ['R2', 'R1'] }, true, []],
    ['by another proof', { authenticatedBy: 'certificate or federated credential' }, true, ['Authenticated by']],
    ['for a profile', { profile: 'p' }, false, ['Profile']],
    ['in another tenant', { tenant: 'u', objectId: 'q' }, false, ['Tenant', 'Object id']],
    ['with fewer roles', { roles: [] }, false, ['Roles']],
    ['on another service', { api: 'https://api.other.example' }, false, ['Service']],
  ])('%s', (_name, changes, same, what) => {
    const other = { ...app, ...changes };
    expect(isSameIdentity(app, other)).toBe(same);
    expect(tokenDifferences(app, other).map((each) => each.what)).toEqual(what);
  });

  test('of what cannot be told nobody says that it is the same', () => {
    expect(isSameIdentity({ ...app, kind: 'unknown' }, { ...app, kind: 'unknown' })).toBe(false);
  });
});
