import { plain, type Dialect } from '../../catalogue/openapi/dialect.ts';
import { describe as derive, type Description } from '../../catalogue/openapi/operations.ts';
import type { DescribedOperation } from '../../catalogue/model/types.ts';

const answers = { responses: { 200: {} } };
const records = (paths: Description['paths'], more: Partial<Description> = {}, dialect: Dialect = plain) =>
  derive({ paths, definitions: {}, ...more }, dialect).operations;
const ids = (paths: Description['paths'], more?: Partial<Description>): string[] =>
  records(paths, more).map(({ id, method, path }) => `${id} | ${method} ${path}`);
const only = (operation: object, more?: Partial<Description>): DescribedOperation =>
  records({ '/pets/{pet-id}': { get: { ...answers, ...operation } } }, more)[0]!;

// prettier-ignore
test.each<[string, Description['paths'], string[]]>([
  ['an id of its own', { '/pets': { get: { operationId: 'Pets_List', ...answers } } }, ['Pets_List | GET /pets']],
  ['no id', { '/pets': { get: answers } }, ['GET /pets | GET /pets']],
  ['an empty id', { '/pets': { get: { operationId: '', ...answers } } }, ['GET /pets | GET /pets']],
  ['the same id twice',
    { '/pets': { get: { operationId: 'list', ...answers } }, '/cats': { get: { operationId: 'list', ...answers } } },
    ['list GET /cats | GET /cats', 'list GET /pets | GET /pets']],
  ['the same id, the other way round',
    { '/cats': { get: { operationId: 'list', ...answers } }, '/pets': { get: { operationId: 'list', ...answers } } },
    ['list GET /cats | GET /cats', 'list GET /pets | GET /pets']],
  ['the same id, apart by method alone',
    { '/pets': { put: { operationId: 'save', ...answers }, patch: { operationId: 'save', ...answers } } },
    ['save PATCH /pets | PATCH /pets', 'save PUT /pets | PUT /pets']],
  ['the same id, apart by a fixed query alone',
    { '/pets': { get: { operationId: 'list', ...answers } }, '/pets?beta=true': { get: { operationId: 'list', ...answers } } },
    ['list GET /pets | GET /pets', 'list GET /pets?beta=true | GET /pets?beta=true']],
  ['any method', { '/pets': { head: answers, options: answers, trace: answers, purge: answers } },
    ['HEAD /pets', 'OPTIONS /pets', 'PURGE /pets', 'TRACE /pets'].map((address) => `${address} | ${address}`)],
  ['what is no method', { '/pets': { get: answers, parameters: [], summary: 'Pets', servers: [{}], 'x-more': {}, $ref: 'a.json' } },
    ['GET /pets | GET /pets']],
])('ids: %s', (_, paths, expected) => {
  expect(ids(paths)).toEqual(expected);
});

test('addresses that only an extension can hold', () => {
  const more = { 'x-ms-paths': { '/pets?comp=list': { get: { operationId: 'List', ...answers } } } };
  expect(ids({ '/pets': { get: { operationId: 'Get', ...answers } } }, more)).toEqual([
    'Get | GET /pets',
    'List | GET /pets?comp=list',
  ]);
});

// prettier-ignore
test.each<[string, object, (number | string)[]]>([
  ['numbers', { 200: {}, 404: {} }, [200, 404]],
  ['a range', { '2XX': {}, '4xx': {} }, ['2XX', '4XX']],
  ['a default', { 200: {}, default: {} }, [200, 'default']],
  ['what is no status', { 200: {}, 'x-more': {}, 20: {}, 600: {} }, [200]],
])('statuses: %s', (_, responses, expected) => {
  expect(only({ responses }).responses.map(({ status }) => status)).toEqual(expected);
});

test('a range and a default have a body like every other', () => {
  const schema = { type: 'string' };
  expect(only({ responses: { '2XX': { schema }, default: { schema } } }).responses).toEqual(
    ['2XX', 'default'].map((status) => ({
      status,
      shape: { type: 'string' },
      mediaTypes: ['application/json'],
      shown: [],
      headers: [],
    })),
  );
});

describe('parameters', () => {
  const inPlace = (place: string) => ({ name: `of ${place}`, in: place, type: 'string' });
  const names = (operation: object, more?: Partial<Description>): string[] =>
    only(operation, more).parameters.map(({ name, in: place, required }) => `${place} ${name}${required ? '!' : ''}`);

  test('in each place; a body is none', () => {
    const parameters = ['path', 'query', 'header', 'cookie', 'body', 'formData'].map(inPlace);
    expect(names({ parameters })).toEqual(['path of path', 'query of query', 'header of header', 'cookie of cookie']);
  });

  test('of the whole address, but for those that an operation has itself', () => {
    const shared = [{ ...inPlace('header'), required: true }, { $ref: '#/parameters/pet' }];
    const own = [{ ...inPlace('header'), required: false }, inPlace('query')];
    const found = records(
      { '/pets/{pet-id}': { parameters: shared, get: { ...answers, parameters: own }, put: answers } },
      { parameters: { pet: { name: 'pet-id', in: 'path', required: true, type: 'string' } } },
    );
    const shown = found.map(({ method, parameters }) => [method, parameters.map((each) => [each.name, each.required])]);
    expect(shown).toEqual([
      [
        'GET',
        [
          ['pet-id', true],
          ['of header', false],
          ['of query', false],
        ],
      ],
      [
        'PUT',
        [
          ['of header', true],
          ['pet-id', true],
        ],
      ],
    ]);
  });
});

// prettier-ignore
test.each<[string, object, string]>([
  ['its first tag', { tags: ['Pets', 'More'], operationId: 'x_y' }, 'Pets'],
  ['what its id begins with', { operationId: 'Cats_List' }, 'Cats'],
  ['the same for all that say nothing', {}, 'Operations'],
])('the area is %s', (_, operation, expected) => {
  expect(only(operation).area).toBe(expected);
});

test('the standard alone says nothing of callers, scopes and limits', () => {
  const description = 'This API call can be called by a service principal profile. Maximum 200 requests per hour.';
  expect(only({ description })).toMatchObject({
    servicePrincipal: 'undocumented',
    profile: false,
    limits: [],
    docs: '',
  });
});

test('a twin is found by its address, whatever the ids are', () => {
  const dialect: Dialect = { ...plain, twinPath: (path) => (path === '/pets' ? '/mine/pets' : undefined) };
  const paths = {
    '/pets': { get: { operationId: 'list', ...answers } },
    '/mine/pets': { get: { operationId: 'list', ...answers } },
  };
  expect(records(paths, {}, dialect).map(({ path, twin }) => [path, twin])).toEqual([
    ['/mine/pets', undefined],
    ['/pets', 'list GET /mine/pets'],
  ]);
});
