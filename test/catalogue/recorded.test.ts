import { recorded, type Recorded } from '../../catalogue/powerbi/curated/recorded.ts';
import { described } from '../../catalogue/powerbi/described.ts';
import { operations, shapes, type Shape } from '../../catalogue/powerbi/index.ts';
import { powerBi } from '../../catalogue/powerbi/catalogue.ts';
import { schemaOf } from '../../generator/schema.ts';

type ObjectShape = Extract<Shape, { type: 'object' }>;

function membersOf(named: Readonly<Record<string, Shape>>, name: string): ObjectShape['properties'] {
  const shape = named[name];
  if (shape?.type !== 'object') throw new Error(`${name} is no object`);
  return shape.properties;
}

/** The described shapes that an entry is for; of an operation, the one that it answers with. */
function targetsOf({ shapes: names, operations: ids, renamed = {} }: Recorded): string[] {
  if (ids)
    return ids.map((id) => {
      const shape = described.operations.find((operation) => operation.id === id)?.responses[0]?.shape;
      if (shape?.type !== 'ref') throw new Error(`${id} answers with no named shape`);
      return shape.name;
    });
  return [...(names ?? Object.keys(described.shapes).filter((name) => has(name, Object.keys(renamed))))];
}

function has(name: string, members: readonly string[]): boolean {
  const shape = described.shapes[name]!;
  return shape.type === 'object' && members.some((member) => member in shape.properties);
}

const entries = recorded.map(
  (entry, index) => [index, Object.keys(entry.added ?? entry.renamed ?? {}).join(), entry] as const,
);

describe('an entry of the list is needed', () => {
  test.each(entries)('%i %s', (_index, _members, entry) => {
    const { renamed = {}, added = {}, empty = [], source } = entry;
    expect(Object.keys({ ...renamed, ...added }).length + empty.length).toBeGreaterThan(0);
    expect(source).toMatch(/\w{3}/);
    const targets = targetsOf(entry);
    expect(targets.length).toBeGreaterThan(0);
    for (const name of targets) {
      const members = membersOf(described.shapes, name);
      // The description has caught up with it: take it out.
      expect([name, Object.keys(members)]).toEqual([name, expect.arrayContaining(Object.keys(renamed)) as string[]]);
      const sent = [...Object.values(renamed), ...Object.keys(added)];
      expect([name, sent.filter((member) => member in members)]).toEqual([name, []]);
      for (const member of empty) expect([name, { ...members, ...added }[member]?.type]).toEqual([name, 'array']);
    }
  });
});

test('nothing is said twice of a shape', () => {
  const said = recorded.flatMap((entry) =>
    [...Object.values(entry.renamed ?? {}), ...Object.keys(entry.added ?? {})].flatMap((member) =>
      (entry.operations ?? targetsOf(entry)).map((target) => `${target} ${member}`),
    ),
  );
  expect(said.filter((line, index) => said.indexOf(line) !== index)).toEqual([]);
});

describe('the catalogue has it as recorded', () => {
  test('in shapes: renamed in its place, added at the end, the rest as described', () => {
    expect(Object.keys(membersOf(shapes, 'Dataset')).slice(0, 5)).toEqual([
      'id',
      'name',
      'configuredBy',
      'createdDate',
      'contentProviderType',
    ]);
    expect(Object.keys(membersOf(shapes, 'Dataset')).at(-1)).toBe('upstreamDatasets');
    expect(membersOf(shapes, 'Dataset')['createdDate']).toEqual(membersOf(described.shapes, 'Dataset')['CreatedDate']);
    const touched = new Set(recorded.filter(({ operations: ids }) => !ids).flatMap(targetsOf));
    for (const [name, shape] of Object.entries(shapes))
      if (!touched.has(name) && name !== 'ScorecardColumnSetting')
        expect([name, shape]).toEqual([name, described.shapes[name]]);
  });

  test('and no shape has the described name any more', () => {
    for (const { renamed = {}, shapes: names } of recorded)
      for (const name of names ?? Object.keys(shapes)) {
        const shape = shapes[name]!;
        if (shape.type !== 'object') continue;
        expect([name, Object.keys(renamed).filter((old) => old in shape.properties)]).toEqual([name, []]);
      }
  });

  test('in what answers show, at every depth', () => {
    const shownOf = (id: string) => operations.find((operation) => operation.id === id)!.responses[0]!.shown;
    expect(shownOf('Groups_GetGroupsAsAdmin')).toEqual(
      expect.arrayContaining([
        '@odata.context',
        'value[].datasets[].contentProviderType',
        'value[].datasets[].qnaEmbedURL',
      ]),
    );
    expect(shownOf('Groups_GetGroupsAsAdmin')).not.toContain('value[].datasets[].ContentProviderType');
    expect(shownOf('Datasets_GetDatasetInGroup')).toEqual(expect.arrayContaining(['@odata.context', 'createdDate']));
    // Read by code alone, and empty: an answer may do without.
    expect(shownOf('Datasets_GetDatasetInGroup')).not.toContain('contentProviderType');
    expect(shownOf('Datasets_GetDatasetInGroup')).not.toContain('upstreamDatasets');
    // No example shows anything of it: all its plain members count.
    const silent = described.operations.find(({ responses }) => responses[0]?.shape && !responses[0].shown.length)!;
    expect(shownOf(silent.id)).toEqual([]);
  });

  test('in the schema that a request checks its answer against', () => {
    const response = operations.find(({ id }) => id === 'Datasets_GetDatasetsInGroup')!.responses[0]!;
    expect(schemaOf(powerBi, response)).toMatchObject({
      properties: {
        '@odata.context': { type: ['string', 'null'] },
        value: { items: { properties: { createdDate: { type: ['string', 'null'] } } } },
      },
    });
  });

  test('a conflict of recordings with the description alone is left as described', () => {
    expect(Object.keys(membersOf(shapes, 'ArtifactAccessResponse'))).toContain('artifactAccessEntities');
  });
});
