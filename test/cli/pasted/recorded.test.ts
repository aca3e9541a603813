import { readText, type Reading } from '../../../cli/pasted/read-text.ts';

const url = 'https://api.powerbi.com/v1.0/myorg/groups';
const body = '{"error":{"code":"PowerBINotAuthorizedException"}}';
const attempt = (status: number | null, method = 'GET'): object => ({
  purpose: 'request',
  method,
  url,
  status,
  at: '2026-08-19T10:00:00Z',
  milliseconds: 5,
});
const entry = (status: number | null, more: object = {}): object => ({
  id: 'x',
  outcome: 'failed',
  attempts: [attempt(status)],
  ...more,
});
const exchange = {
  request: { headers: {}, bytes: 0 },
  response: { headers: { RequestId: 'r' }, body, bytes: body.length },
};
const execution = (code: number): object => ({
  request: {
    method: 'GET',
    url: {
      protocol: 'https',
      host: ['api', 'powerbi', 'com'],
      path: ['v1.0', 'myorg', 'groups'],
      query: [{ key: '$top', value: '1' }],
    },
  },
  response: { code, header: [], stream: { type: 'Buffer', data: [...Buffer.from(body)] } },
});
const har = (...statuses: number[]): object => ({
  log: {
    entries: statuses.map((status) => ({
      request: { method: 'GET', url, headers: [{ name: 'Authorization', value: 'Bearer eyJx.eyJy.z' }] },
      response: { status, headers: [], content: { text: Buffer.from(body).toString('base64'), encoding: 'base64' } },
    })),
  },
});

const read = (document: unknown, status?: number): Reading =>
  readText(typeof document === 'string' ? document : JSON.stringify(document), { status, headers: {} });

describe('answers that a program recorded', () => {
  // prettier-ignore
  test.each<[string, unknown, number[]]>([
    ['record.json', { version: 1, entries: [entry(200), entry(401, { exchange }), entry(200)] }, [200, 401, 200]],
    ['record.ndjson, its last line torn', ['{"kind":"head","version":1}', JSON.stringify({ kind: 'entry', ...entry(200) }), JSON.stringify({ kind: 'entry', ...entry(401, { exchange }) }), '{"kind":"entry","att'].join('\n'), [200, 401]],
    ['Newman', { run: { executions: [execution(200), execution(401), { item: {} }] } }, [200, 401]],
    ['a HAR file', har(200, 401, 304), [200, 401, 304]],
  ])('%s: the last that failed', (_name, document, statuses) => {
    const { answers, answer } = read(document);
    expect(answers.map(({ status }) => status)).toEqual(statuses);
    expect(answer).toMatchObject({ status: 401, method: 'GET', body, whole: true });
    expect(answer.url).toMatch(/^https:\/\/api\.powerbi\.com\/v1\.0\/myorg\/groups/);
  });

  test('the one whose status is said', () => {
    expect(read(har(403, 401), 403)).toMatchObject({ answer: { status: 403 } });
  });

  test('none came', () => {
    expect(read({ version: 1, entries: [entry(null)] }).answer).toMatchObject({ status: 0, whole: true });
  });

  test('the token of a HAR file', () => {
    expect(read(har(401)).answer.authorization).toBe('Bearer eyJx.eyJy.z');
  });

  test('what did not fail is the answer where nothing failed', () => {
    expect(read(har(200, 204)).answer.status).toBe(204);
  });

  test.each<[string, unknown]>([
    ['a HAR file without entries that are any', { log: { entries: [1, null, {}] } }],
    ['a run of Newman without executions that are any', { run: { executions: [null, {}, { request: null }] } }],
    ['a record of nothing', { entries: [{ attempts: [] }] }],
    ['a collection', { item: [{ item: [null, 5] }] }],
  ])('%s: no answer', (_name, document) => {
    expect(read(document).answer).toMatchObject({ status: 0, body: '' });
  });
});

describe('several answers of curl and of .http files', () => {
  test.each<[string, string, [number, number][], number]>([
    [
      'two commands',
      `$ curl -i ${url}\nHTTP/2 401\na: b\n\n$ curl -i ${url}\nHTTP/2 200\na: b\n\n{}`,
      [
        [2, 401],
        [6, 200],
      ],
      401,
    ],
    [
      'two requests of a file',
      `GET ${url}\n\nHTTP/1.1 403 Forbidden\na: b\n\n{}\n\n###\nDELETE ${url}\n\nHTTP/1.1 404 Not Found\na: b\n\n{}`,
      [
        [3, 403],
        [11, 404],
      ],
      404,
    ],
  ])('%s, each with its line', (_name, text, expected, explained) => {
    const { answers, answer } = read(text);
    expect(answers.map(({ line, status }) => [line, status])).toEqual(expected);
    expect(answer).toMatchObject({ status: explained, url, whole: true });
  });
});
