import { firstPart } from '../../../emulator/powerbi/multipart.ts';

const part = (boundary: string, content: string): string =>
  `--${boundary}\r\nContent-Disposition: form-data; name="file"\r\n\r\n${content}\r\n`;

test.each<[string, string, string, string | undefined]>([
  ['one part', 'multipart/form-data; boundary=b', `${part('b', 'PK')}--b--`, 'PK'],
  ['the first of two', 'multipart/form-data; boundary=b', `${part('b', 'one')}${part('b', 'two')}--b--`, 'one'],
  ['a quoted boundary', 'multipart/form-data; charset=utf-8; boundary="b c"', `${part('b c', 'PK')}--b c--`, 'PK'],
  ['a part that is cut off', 'multipart/form-data; boundary=b', '--b\r\nA: b\r\n\r\nhalf', 'half'],
  ['lines in the part', 'multipart/form-data; boundary=b', `${part('b', 'one\r\n\r\ntwo')}--b--`, 'one\r\n\r\ntwo'],
  ['no boundary', 'multipart/form-data', part('b', 'PK'), undefined],
  ['another boundary', 'multipart/form-data; boundary=c', part('b', 'PK'), undefined],
  ['no headers of a part', 'multipart/form-data; boundary=b', '--b', undefined],
])('%s', (_, contentType, raw, expected) => {
  expect(firstPart(contentType, Buffer.from(raw))?.toString()).toBe(expected);
});
