import { deflateRawSync, gzipSync } from 'node:zlib';
import { encodings } from './encodings.ts';
import { planted, plantedKinds } from './planted.ts';
import { findLeaks } from './scanner.ts';

const around = (text: string): string => `{"before":1}\nAADSTS7000215: ${text} is wrong.\n{"after":[1,2]}`;

function zip(name: string, content: Buffer): Buffer {
  const packed = deflateRawSync(content);
  const head = Buffer.alloc(30);
  head.write('PK\x03\x04', 'latin1');
  head.writeUInt16LE(8, 8);
  head.writeUInt32LE(packed.length, 18);
  head.writeUInt16LE(name.length, 26);
  return Buffer.concat([head, Buffer.from(name), packed]);
}

describe('the scanner finds every planted secret', () => {
  test.each(encodings.map((each) => [each.name, each.write] as const))('as %s', (_name, write) => {
    for (const kind of plantedKinds) {
      const found = findLeaks(Buffer.from(around(write(planted[kind]))), [
        'something that is not there',
        planted[kind],
      ]);
      expect([kind, found.some(({ secret }) => secret === 1), found.some(({ secret }) => secret === 0)]).toEqual([
        kind,
        true,
        false,
      ]);
    }
  });

  test.each([
    ['gzip', (text: string) => gzipSync(text)],
    ['gzip within another file', (text: string) => Buffer.concat([Buffer.from('head'), gzipSync(text)])],
    ['ZIP', (text: string) => zip('report.html', Buffer.from(text))],
    ['UTF-16', (text: string) => Buffer.from(text, 'utf16le')],
  ])('in %s', (_name, pack) => {
    for (const kind of plantedKinds)
      expect([kind, findLeaks(pack(around(planted[kind])), [planted[kind]]).length > 0]).toEqual([kind, true]);
  });

  test.each(plantedKinds.filter((kind) => planted[kind].length > 60))('half of it: %s', (kind) => {
    const secret = planted[kind];
    expect(
      findLeaks(Buffer.from(around(secret.slice(secret.length / 4, (secret.length * 3) / 4))), [secret]),
    ).not.toEqual([]);
  });

  test('and nothing where nothing is', () => {
    const harmless =
      'GET /v1.0/myorg/groups/b2e7c390-5a14-4d6f-93b8-1c0f6e8d2a65 [1,2,3,4,5,6] eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9 -----BEGIN PRIVATE KEY-----';
    expect(findLeaks(Buffer.from(around(harmless)), Object.values(planted))).toEqual([]);
  });
});
