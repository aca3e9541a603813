import { catalogues } from '../../../catalogue/index.ts';
import { idsToBorrow } from '../../../runner/compare/borrowed-ids.ts';
import { plainReads, pinnedReads } from '../../../runner/compare/reads.ts';
import { withSharedIds } from '../../../runner/compare/typed-ids.ts';
import { planRun, valueOf, type RunEntry } from '../../../runner/index.ts';
import { collection, environment, folder, request } from '../fixtures/collection.ts';
import { entry } from './entry.ts';

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
  ])('%s', (_name, own, other, expected) => expect([...idsToBorrow([own], [other], { catalogues })]).toEqual(expected));

  test('My workspace of the same person is the same', () => {
    const other = entry({}, '/v1.0/myorg/datasets/d-1');
    expect([...idsToBorrow([entry({ outcome: 'skipped' })], [other], { catalogues, samePerson: true })]).toEqual([
      ['x', { myDatasetId: 'd-1' }],
    ]);
  });
});

describe('what is sent', () => {
  const plan = planRun({
    catalogues,
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
});
