import { Ajv } from 'ajv';
import { findOperation, operations } from '../../catalogue/powerbi/index.ts';
import { powerBi } from '../../catalogue/powerbi/catalogue.ts';
import { typicalRefusals } from '../../catalogue/powerbi/curated/typical-refusals.ts';
import { startSteps } from '../../catalogue/powerbi/start-here.ts';
import { NeverAnswered, NotRefused, powerBiExamples } from '../../cli/examples/index.ts';
import { recordExamples } from '../../cli/examples/record.ts';
import { shorten } from '../../cli/examples/shorten.ts';
import { scenarioNames } from '../../emulator/index.ts';
import { buildCollection } from '../../generator/collection.ts';
import type { Folder, Item } from '../../generator/format.ts';
import type { SavedExamples } from '../../generator/index.ts';
import { schemaOf } from '../../generator/schema.ts';

let examples: SavedExamples;
beforeAll(async () => {
  examples = await powerBiExamples();
}, 60_000);

const successOf = (id: string) => examples.get(id)![0]!;

describe('the saved examples', () => {
  test('each request and each step has a success with a documented status', () => {
    expect([...examples.keys()]).toEqual([
      ...operations.map(({ id }) => id),
      ...startSteps.map(({ id }) => `start ${id}`),
    ]);
    for (const { id, responses } of operations) {
      expect([id, successOf(id).outcome]).toEqual([id, 'success']);
      expect([id, responses.map(({ status }) => status)]).toEqual([
        id,
        expect.arrayContaining([successOf(id).status]) as number[],
      ]);
    }
  });

  test('its body fits what the request itself expects', () => {
    const ajv = new Ajv({ strict: false });
    let checked = 0;
    for (const { id, responses } of operations) {
      const { status, body } = successOf(id);
      const response = responses.find((candidate) => candidate.status === status)!;
      const schema = schemaOf(powerBi, response);
      if (schema === undefined) continue;
      if (schema === 'file') expect([id, body]).toEqual([id, '(a file)']);
      else expect([id, ajv.validate(schema, JSON.parse(body)), ajv.errorsText()]).toEqual([id, true, 'No errors']);
      checked += 1;
    }
    expect(checked).toBeGreaterThan(150);
  });

  test('no value is a name of its own shape, an address of this machine, or a token', () => {
    for (const [id, saved] of examples)
      for (const { body, headers } of saved) {
        const text = `${body} ${JSON.stringify(headers)}`;
        expect([id, text]).toEqual([id, expect.not.stringMatching(/"A [a-z]+(?: [a-z]+)*"|127\.0\.0\.1|localhost/)]);
        for (const [, value] of text.matchAll(/"(?:token|ticket|accessToken)": "([^"]*)"/g))
          expect([id, value]).toEqual([id, 'a-token-would-stand-here']);
      }
    expect(successOf('EmbedToken_GenerateToken').body).toContain('a-token-would-stand-here');
  });

  test('they are the same in every recording, to the byte', async () => {
    expect([...(await recordExamples(powerBi, typicalRefusals))]).toEqual([...examples]);
  }, 60_000);

  test('the collection shows them beside their requests, with ids of their own', async () => {
    const { item } = await buildCollection(powerBi, { examples });
    const items = (entry: Folder | Item): Item[] => ('item' in entry ? entry.item.flatMap(items) : [entry]);
    const all = item.flatMap(items);
    expect(all.flatMap(({ response }) => response)).toHaveLength(286 + 5 + typicalRefusals.length);
    expect(new Set(all.flatMap(({ response }) => response.map(({ id }) => id))).size).toBe(
      291 + typicalRefusals.length,
    );
    const [success, refusal] = all.find(({ name }) => name === 'Get Dataset In Group')!.response;
    expect(success).toMatchObject({ name: 'Get Dataset In Group, success', code: 200, status: 'OK' });
    expect(success!.originalRequest.url.raw).toBe('{{apiUrl}}/v1.0/myorg/groups/:groupId/datasets/:datasetId');
    expect(refusal).toMatchObject({
      name: 'Get Dataset In Group, refused: the id is that of a report',
      code: 404,
      status: 'Not Found',
      _postman_previewlanguage: 'json',
      body: expect.stringContaining('PowerBIEntityNotFound') as string,
    });
    expect(refusal!.originalRequest.url.raw).toBe('{{apiUrl}}/v1.0/myorg/groups/{{groupId}}/datasets/{{reportId}}');
  });
});

describe('the typical refusals', () => {
  test('are few, one for a request, and each has its scenario', () => {
    expect(typicalRefusals.length).toBeGreaterThanOrEqual(25);
    expect(typicalRefusals.length).toBeLessThanOrEqual(40);
    const named = typicalRefusals.map(({ operation }) => operation);
    expect(new Set(named).size).toBe(named.length);
    for (const { operation, scenario } of typicalRefusals) {
      expect([operation, findOperation(operation)?.id]).toEqual([operation, operation]);
      if (scenario !== undefined) expect(scenarioNames()).toContain(scenario);
    }
  });

  test('are recorded with status, telling headers and body', () => {
    for (const { operation, why } of typicalRefusals) {
      const [, refusal, ...others] = examples.get(operation)!;
      expect([operation, others]).toEqual([operation, []]);
      expect(refusal).toMatchObject({ outcome: `refused: ${why}`, status: expect.any(Number) as number });
      expect([operation, refusal!.status >= 400]).toEqual([operation, true]);
    }
    expect(examples.get('Datasets_GetDatasetsInGroup')![1]).toMatchObject({
      status: 401,
      headers: { 'x-powerbi-error-info': 'GroupNotAccessible' },
      body: '',
    });
    expect(examples.get('WorkspaceInfo_PostWorkspaceInfo')![1]).toMatchObject({
      status: 429,
      headers: { 'Retry-After': '3599' },
    });
    expect([...examples.values()].filter((saved) => saved.length > 1)).toHaveLength(typicalRefusals.length);
  });

  test('one that is answered after all is a mistake in the table', async () => {
    const groups = {
      ...powerBi,
      operations: [findOperation('Groups_GetGroups')!],
      start: { ...powerBi.start!, steps: [] },
    };
    await expect(recordExamples(groups, [{ operation: 'Groups_GetGroups', why: 'no reason' }])).rejects.toThrow(
      NotRefused,
    );
  });
});

test('a request that the emulator never answers with a success is a mistake in the catalogue', async () => {
  const withoutTop = { ...findOperation('Groups_GetGroupsAsAdmin')!, values: {}, parameters: [] };
  const catalogue = { ...powerBi, operations: [withoutTop], start: { ...powerBi.start!, steps: [] } };
  await expect(recordExamples(catalogue, [])).rejects.toThrow(NeverAnswered);
});

describe('an answer is shortened', () => {
  const short = (value: unknown): unknown =>
    JSON.parse(
      shorten({ status: 200, headers: {}, body: Buffer.from(JSON.stringify(value)) }, 'http://127.0.0.1:1', []).body,
    );

  test.each<[string, unknown, unknown]>([
    [
      'a list to two entries, and its count',
      { '@odata.count': 3, value: [1, 2, 3] },
      { '@odata.count': 2, value: [1, 2] },
    ],
    ['a list in an entry', { value: [{ users: ['a', 'b', 'c'] }] }, { value: [{ users: ['a', 'b'] }] }],
    ['a long text', { text: 'x'.repeat(400) }, { text: `${'x'.repeat(300)}…` }],
    [
      'a token',
      { token: 'secret', continuationToken: 'page 2' },
      { token: 'a-token-would-stand-here', continuationToken: 'page 2' },
    ],
    ["the emulator's address", { uri: 'http://127.0.0.1:1/v1.0' }, { uri: 'https://api.powerbi.com/v1.0' }],
  ])('%s', (_, given, expected) => expect(short(given)).toEqual(expected));

  test('headers that say nothing of the answer are left out', () => {
    const headers = { 'retry-after': '60', requestid: 'new each time', 'cache-control': 'no-store' };
    expect(shorten({ status: 429, headers, body: Buffer.alloc(0) }, 'http://127.0.0.1:1', [])).toEqual({
      status: 429,
      headers: { 'Retry-After': '60' },
      body: '',
    });
  });
});
