import { readJsonBody } from '../../emulator/json-body.ts';

test.each<[string, string, string, unknown, boolean]>([
  ['JSON', 'application/json; charset=utf-8', '{"a":1}', { a: 1 }, false],
  ['JSON of a named kind', 'application/problem+json', '[1]', [1], false],
  ['JSON as a text', 'text/json', '{"a":1}', { a: 1 }, false],
  ['JSON that is none', 'application/json', '{"a":', undefined, true],
  ['nothing', 'application/json', '', undefined, false],
  ['JSON without a type', '', '{"a":1}', { a: 1 }, false],
  ['text without a type', '', 'hello', undefined, false],
  ['a form, even when its text is JSON', 'multipart/form-data; boundary=x', '{"a":1}', undefined, false],
])('%s', (_case, contentType, text, value, malformed) => {
  expect(readJsonBody(contentType, Buffer.from(text))).toEqual({ value, malformed });
});
