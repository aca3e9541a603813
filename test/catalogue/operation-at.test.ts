import { operations } from '../../catalogue/powerbi/index.ts';
import { operationAt } from '../../catalogue/index.ts';

const id = '11111111-2222-4333-8444-555555555555';

describe('operationAt', () => {
  // prettier-ignore
  test.each<[string, string, string | undefined]>([
    ['GET', 'https://api.powerbi.com/v1.0/myorg/groups', 'Groups_GetGroups'],
    ['get', 'http://127.0.0.1:4280/v1.0/myorg/groups?$top=1', 'Groups_GetGroups'],
    ['GET', 'https://api.powerbi.com/v1.0/myorg/groups/', 'Groups_GetGroups'],
    ['GET', 'https://api.powerbi.com/v1.0/MyOrg/Groups#x', 'Groups_GetGroups'],
    ['POST', 'https://api.powerbi.com/v1.0/myorg/groups', 'Groups_CreateGroup'],
    ['GET', `https://api.powerbi.com/v1.0/${id}/groups`, 'Groups_GetGroups'],
    ['GET', `https://wabi-west.analysis.windows.net/v1.0/myorg/groups/${id}/datasets/${id}`, 'Datasets_GetDatasetInGroup'],
    ['GET', 'https://api.powerbi.com/v1.0/myorg/admin/groups?$top=1', 'Groups_GetGroupsAsAdmin'],
    ['GET', 'https://api.fabric.microsoft.com/v1.0/myorg/groups', 'Groups_GetGroups'],
    ['GET', 'https://api.fabric.microsoft.com//v1.0/myorg/admin/groups?$top=1', 'Groups_GetGroupsAsAdmin'],
    ['GET', 'https://api.powerbi.com/v1.0/myorg//groups', 'Groups_GetGroups'],
    ['GET', `https://api.powerbi.com//v1.0//${id}//groups`, 'Groups_GetGroups'],
    ['GET', 'https://api.powerbi.com/v1.0/myorg/groups//datasets', undefined],
    ['DELETE', 'https://api.powerbi.com/v1.0/myorg/groups', undefined],
    ['GET', 'https://api.powerbi.com/v1.0/myorg/grups', undefined],
    ['GET', 'https://api.powerbi.com/v1.0/ourorg/groups', undefined],
    ['GET', 'https://api.fabric.microsoft.com/v1/workspaces', undefined],
    ['GET', 'https://api.powerbi.com', undefined],
    ['GET', '/v1.0/myorg/groups', undefined],
    ['GET', '', undefined],
  ])('%s %s', (method, url, expected) => {
    expect(operationAt(method, url)?.id).toBe(expected);
  });

  test('finds every operation by its own path', () => {
    const missed = operations.filter(
      ({ method, path, id: own }) =>
        operationAt(method, `https://api.powerbi.com${path.replace(/\{[^}]+\}/g, id)}`)?.id !== own,
    );
    expect(missed.map(({ id: own }) => own)).toEqual([]);
  });
});
