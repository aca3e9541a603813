import { GUID, isGuid, NO_ID } from '../../catalogue/model/guid.ts';

const id = '6babcaad-604b-40ac-a9d7-9fd97c0b779f';

test.each([
  [id, true],
  [id.toUpperCase(), true],
  [NO_ID, true],
  [`{${id}}`, false],
  [`${id} `, false],
  [`${id}\n`, false],
  [id.replaceAll('-', ''), false],
  [id.slice(1), false],
  [id.replace('6', 'g'), false],
  ['', false],
])('%j: %s', (text, expected) => expect(isGuid(text)).toBe(expected));

test('within a text every one is found, whatever its case', () => {
  const text = `of ${id}, ${id.toUpperCase()} and ${NO_ID}`;
  expect(text.match(new RegExp(GUID, 'g'))).toEqual([id, id.toUpperCase(), NO_ID]);
});
