import { makeProject } from './fixtures/terminal.ts';

const project = makeProject(undefined);
afterAll(() => project.remove());

interface Listed {
  id: string;
  area: string;
  servicePrincipal: string;
  scopes: { anyOf: string[] }[];
}

async function list(...args: string[]): Promise<Listed[]> {
  const { code, out } = await project.start(['operations', '--json', ...args]);
  expect(code).toBe(0);
  return JSON.parse(out) as Listed[];
}

describe('operations', () => {
  test.each([
    ['yes', 78],
    ['only', 6],
    ['conditional', 2],
    ['admin', 45],
    ['no', 79],
    ['undocumented', 76],
  ])('--service-principal %s: %i', async (support, count) => {
    const found = await list('--service-principal', support);
    expect(found).toHaveLength(count);
    expect(found.every((operation) => operation.servicePrincipal === support)).toBe(true);
  });

  test('all of them without a filter', async () => expect(await list()).toHaveLength(286));

  test('filters narrow together, in any case', async () => {
    const found = await list('--area', 'groups', '--scope', 'workspace.read.all');
    expect(found.length).toBeGreaterThan(0);
    expect(
      found.every(
        (operation) =>
          operation.area === 'Groups' && operation.scopes.some((scope) => scope.anyOf.includes('Workspace.Read.All')),
      ),
    ).toBe(true);
  });

  test('as a table, with the count aside', async () => {
    const { out, err } = await project.start(['operations', '--area', 'Groups']);
    expect(out).toMatch(/^operation +service principal +effect +request\n/);
    expect(out).toMatch(/^Groups_GetGroups +\w+ +reads +GET \/v1\.0\/myorg\/groups$/m);
    expect(err).toBe('9 of 286 operations\n');
  });

  test.each(['Groups_GetGroups', 'get groups', 'GET /v1.0/myorg/groups'])('one of them whole: %s', async (name) => {
    const { code, out } = await project.start(['operations', name], { columns: 80 });
    expect(code).toBe(0);
    expect(out).toMatch(/^Get Groups \(Groups_GetGroups\)\nGET \/v1\.0\/myorg\/groups\n\n\S/);
    expect(out).toMatch(/^ {2}\$top \(query, optional\): \S/m);
    expect(out.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  test('one of them as JSON', async () => {
    const { out } = await project.start(['operations', 'get groups', '--json']);
    expect(JSON.parse(out)).toMatchObject({ id: 'Groups_GetGroups', method: 'GET' });
  });

  test('a mistyped name', async () => {
    const { code, err } = await project.start(['operations', 'Get Gruops']);
    expect([code, err]).toEqual([
      2,
      expect.stringMatching(/^E_OPERATION_UNKNOWN: .*\n.*\n.*Did you mean Get Groups\?/),
    ]);
  });
});
