import { compilePaths } from '../../catalogue/model/match.ts';
import { operationAt } from '../../catalogue/model/operation-at.ts';
import type { Operation } from '../../catalogue/model/types.ts';
import { library } from '../fixtures/library.ts';

/** An operation of which nothing counts but its address. */
const at = (address: string): Operation => {
  const [method = '', path = ''] = address.split(' ');
  return { ...library.operations[0]!, id: address, method, path };
};

const addresses = [
  'GET /pets',
  'GET /pets?beta=true',
  'GET /pets?beta=true&view=full%20text',
  'GET /pets/{pet-id}',
  'POST /pets/{pet-id}/files?comp=block',
  'POST /pets/{pet-id}/files?comp=blocklist',
  'GET /pets/mine?only',
  'PURGE /pets/{petId}',
  'GET /{owner}.{name}/tags',
  'GET /{owner}/tags',
  'GET /range({from},{to})',
];
const match = compilePaths(addresses.map(at));

// prettier-ignore
test.each<[string, string, string, string | undefined]>([
  ['the one without a query', 'GET', '/pets', 'GET /pets'],
  ['a query that belongs to none', 'GET', '/pets?$top=1', 'GET /pets'],
  ['a query that belongs to one', 'GET', '/pets?beta=true', 'GET /pets?beta=true'],
  ['and more', 'GET', '/pets?$top=1&beta=true&x', 'GET /pets?beta=true'],
  ['the one of which most is there', 'GET', '/pets?view=full%20text&beta=true', 'GET /pets?beta=true&view=full%20text'],
  ['half of a fixed query', 'GET', '/pets?view=full%20text', 'GET /pets'],
  ['another value', 'GET', '/pets?beta=false', 'GET /pets'],
  ['one of two that have a query', 'POST', '/pets/1/files?comp=block', 'POST /pets/{pet-id}/files?comp=block'],
  ['the other of them, encoded', 'POST', '/pets/1/files?comp=block%6Cist', 'POST /pets/{pet-id}/files?comp=blocklist'],
  ['none of them', 'POST', '/pets/1/files', undefined],
  ['a name alone', 'GET', '/pets/mine?only', 'GET /pets/mine?only'],
  ['a name with nothing behind it', 'GET', '/pets/mine?only=', 'GET /pets/mine?only'],
  ['a literal whose query is missing: the parameter has its turn', 'GET', '/pets/mine', 'GET /pets/{pet-id}'],
  ['a question mark that is part of a value', 'GET', '/pets/a%3Fbeta=true', 'GET /pets/{pet-id}'],
  ['any method', 'PURGE', '/pets/1', 'PURGE /pets/{petId}'],
  ['two parameters in a segment', 'GET', '/ada.notes/tags', 'GET /{owner}.{name}/tags'],
  ['one in a segment', 'GET', '/ada/tags', 'GET /{owner}/tags'],
])('%s: %s %s', (_, method, path, expected) => {
  expect(match(method, path)?.operation.id).toBe(expected);
});

// prettier-ignore
test.each([
  ['/pets/a%2Fb?x=1', { 'pet-id': 'a/b' }],
  ['/ada.notes/tags', { owner: 'ada', name: 'notes' }],
  ['/range(1,2)', { from: '1', to: '2' }],
])('the values of %s', (path, expected) => {
  expect(match('GET', path)?.parameters).toEqual(expected);
});

describe('operationAt, in several catalogues', () => {
  const pets = { operations: [at('GET /v2/books'), at('GET /v2/pets?beta=true'), at('GET /v2/pets')] };
  const shouting = {
    operations: [at('GET /v3/cats')],
    canonicalPath: (path: string) => path.replace(/^\/CATS/, '/v3/cats'),
  };

  // prettier-ignore
  test.each<[string, string, string | undefined]>([
    ['of the first', 'https://any.example/v2/books/1?view=full', 'get book'],
    ['of the first, where the second has it also', 'https://any.example/v2/books', 'list books'],
    ['of the second', 'https://any.example/v2/pets', 'GET /v2/pets'],
    ['by its fixed query', 'https://any.example/v2/pets?beta=true#top', 'GET /v2/pets?beta=true'],
    ['whose catalogue knows the path by another form', 'https://any.example/CATS?x', 'GET /v3/cats'],
    ['without its fixed query', 'https://any.example/v2/books/1', undefined],
    ['of none', 'https://any.example/v2/dogs', undefined],
  ])('%s', (_, url, expected) => {
    expect(operationAt([library, pets, shouting], 'get', url)?.id).toBe(expected);
  });

  test('and in none at all', () => expect(operationAt([], 'GET', 'https://any.example/v2/books')).toBeUndefined());
});
