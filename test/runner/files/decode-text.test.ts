import { decodedPieces, decodeText } from '../../../runner/files/decode-text.ts';

type Write = (text: string) => Buffer;
const utf16: Write = (text) => Buffer.from(text, 'utf16le');
const swapped: Write = (text) => utf16(text).swap16();

const encodings: readonly (readonly [name: string, write: Write])[] = [
  ['UTF-8', (text) => Buffer.from(text)],
  ['UTF-8 with a mark', (text) => Buffer.from(`\uFEFF${text}`)],
  ['UTF-16 little endian with a mark', (text) => utf16(`\uFEFF${text}`)],
  ['UTF-16 big endian with a mark', (text) => swapped(`\uFEFF${text}`)],
  ['UTF-16 little endian', utf16],
  ['UTF-16 big endian', swapped],
];
const texts: readonly (readonly [name: string, text: string])[] = [
  ['JSON', '{"name":"Müller & Söhne","list":[1]}'],
  ['a list', '[{"a":"日本語"}]'],
  ['a line of names', 'groupId;Arbeitsbereich\r\na;Grüße 😀\r\n'],
  ['two characters', 'ab'],
  ['one character', 'a'],
  ['nothing', ''],
];

describe.each(encodings)('%s', (_name, write) => {
  test.each(texts)('%s', (_what, text) => expect(decodeText(write(text))).toBe(text));

  test.each(texts)('%s, byte by byte', async (_what, text) => {
    const bytes = (async function* (): AsyncGenerator<Uint8Array> {
      for (const byte of write(text)) yield await Promise.resolve(Uint8Array.of(byte));
    })();
    let decoded = '';
    for await (const piece of decodedPieces(bytes)) decoded += piece;
    expect(decoded).toBe(text);
  });
});
