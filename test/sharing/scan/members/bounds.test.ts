import { setImmediate } from 'node:timers/promises';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { membersOf, type Part } from '../../../../sharing/index.ts';
import type { Limits } from '../../../../sharing/scan/members/bounds.ts';
import { tarOf, zipOf } from '../../../cli/fixtures/archives.ts';

const MEGA = 1_048_576;
const CHUNK = 65_536;
const small: Limits = {
  window: 64 * 1024,
  document: 128 * 1024,
  unpacked: 4 * MEGA,
  ratio: 100,
  ratioFrom: MEGA,
  depth: 3,
  entries: 20,
};
const line = 'A line of a text, 12 words or so, that packs very well indeed.\n';
const trap = Buffer.from(line.repeat(Math.ceil((64 * MEGA) / line.length)));

/** The bytes chunk by chunk, counted as they are taken. */
function counted(bytes: Buffer): { readonly source: AsyncIterable<Buffer>; taken: () => number } {
  let taken = 0;
  const source = (async function* () {
    for (let at = 0; at < bytes.length; at += CHUNK) {
      await Promise.resolve();
      const chunk = bytes.subarray(at, at + CHUNK);
      taken += chunk.length;
      yield chunk;
    }
  })();
  return { source, taken: () => taken };
}

const nameOf = (_archive: string, name: string): Promise<string> => Promise.resolve(name);

async function partsOf(file: string, bytes: Buffer, limits: Limits): Promise<Part[]> {
  const parts: Part[] = [];
  for await (const part of membersOf(file, counted(bytes).source, nameOf, limits)) parts.push(part);
  return parts;
}

const lengths = (parts: readonly Part[]): number[] =>
  parts.flatMap((part) => (part.kind === 'text' ? [part.text.length] : []));
const whys = (parts: readonly Part[]): [string, string][] =>
  parts.flatMap((part) => (part.kind === 'not-read' ? [[part.file, part.why]] : []));
const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);

describe('no more is handed over than the bounds allow, and the rest is said to be not read', () => {
  // prettier-ignore
  test.each<[string, string, () => Buffer, [string, string]]>([
    ['a zip that unpacks to a thousand times its size', 'a.zip', () => zipOf([{ name: 'a.txt', content: trap }]), ['a.zip/a.txt', 'it unpacks to more than 100 times its size; the rest of it was not checked']],
    ['a zip with sizes behind the data', 'a.zip', () => zipOf([{ name: 'a.txt', content: trap, isStreamed: true }]), ['a.zip/a.txt', 'it unpacks to more than 100 times its size; the rest of it was not checked']],
    ['a zip whose headers say that it is small', 'a.zip', () => zipOf([{ name: 'a.txt', content: 'x', packed: deflateRawSync(trap) }]), ['a.zip/a.txt', 'it unpacks to more than 100 times its size; the rest of it was not checked']],
    ['a gzip', 'a.txt.gz', () => gzipSync(trap), ['a.txt.gz', 'it unpacks to more than 100 times its size; the rest of it was not checked']],
    ['a gzip in a gzip', 'a.gz', () => gzipSync(gzipSync(trap)), ['a.gz', 'it unpacks to more than 100 times its size; the rest of it was not checked']],
    ['a 7z that nobody reads in a zip', 'a.zip', () => zipOf([{ name: 'a.7z', content: Buffer.concat([Buffer.from("7z\xbc\xaf'\x1c", 'latin1'), Buffer.alloc(64 * MEGA)]) }]), ['a.zip/a.7z', 'it unpacks to more than 100 times its size; the rest of it was not checked']],
    ['many entries that are small each', 'a.zip', () => zipOf(Array.from({ length: 12 }, (_, index) => ({ name: `${index}.txt`, content: trap.subarray(0, 900_000) }))), ['a.zip', 'more than 4 MB are packed in it; the rest was not checked']],
    ['many entries that are all but empty', 'a.tar', () => tarOf(Array.from({ length: 30 }, (_, index) => ({ name: `${index}.txt`, content: 'x' }))), ['a.tar', 'it has more than 20 entries; the rest was not checked']],
    ['layers and layers', 'a.gz', () => gzipSync(gzipSync(gzipSync(gzipSync('text')))), ['a.gz', 'packed more than 3 times over']],
  ])('%s', async (_name, file, build, why) => {
    const parts = await partsOf(file, build(), small);
    expect(whys(parts)).toContainEqual(why);
    expect(Math.max(0, ...lengths(parts))).toBeLessThanOrEqual(MEGA);
    expect(sum(lengths(parts))).toBeLessThanOrEqual(1.25 * small.unpacked);
  });

  test('the entries behind a trap are read', async () => {
    const parts = await partsOf(
      'a.zip',
      zipOf([
        { name: 'a.txt', content: trap },
        { name: 'b.txt', content: 'text' },
      ]),
      small,
    );
    expect(parts).toContainEqual({ kind: 'text', file: 'a.zip/b.txt', place: '', text: 'text', linesBefore: 0 });
  });

  test('who takes their time gets the same', async () => {
    const hard = (from: number): Buffer =>
      Buffer.from(
        Array.from({ length: 20_000 }, (_, index) => `${((index + from) * 2_654_435_761) % 4_294_967_296}\n`).join(''),
      );
    const bytes = zipOf([
      { name: 'a.txt', content: trap.subarray(0, 900_000) },
      { name: 'b.txt', content: hard(0) },
      { name: 'c.txt', content: trap.subarray(0, 300_000) },
      { name: 'd.txt', content: hard(7) },
    ]);
    const slow: Part[] = [];
    for await (const part of membersOf('a.zip', counted(bytes).source, nameOf, small)) {
      slow.push(part);
      for (let turn = 0; turn < 20; turn += 1) await setImmediate();
    }
    expect(whys(slow)).toEqual([]);
    expect(slow).toEqual(await partsOf('a.zip', bytes, small));
  });

  test('nothing is read, and nothing unpacked, before it is asked for', async () => {
    const hard = Buffer.from(
      Array.from({ length: 400_000 }, (_, index) => `${(index * 2_654_435_761) % 4_294_967_296}\n`).join(''),
    );
    const { source, taken } = counted(zipOf([{ name: 'a.txt', content: hard }]));
    const parts = membersOf('a.zip', source, nameOf, small);
    await parts.next();
    expect(taken()).toBeLessThanOrEqual(3 * CHUNK);
  });
});

describe('a long text comes in pieces', () => {
  const pieces = async (text: Buffer | string, file = 'a.txt'): Promise<Extract<Part, { kind: 'text' }>[]> =>
    (await partsOf(file, Buffer.from(text), small)).filter((part) => part.kind === 'text');
  const numbered = Array.from({ length: 20_000 }, (_, index) => `line ${index}`).join('\n');

  test('that begin with a line, say which it is, and leave none out', async () => {
    const found = await pieces(numbered);
    expect(found.length).toBeGreaterThan(2);
    for (const { text, linesBefore } of found) expect(text.split('\n', 1)[0]).toBe(`line ${linesBefore}`);
    const seen = new Set(found.flatMap(({ text }) => text.split('\n')));
    expect(numbered.split('\n').filter((each) => !seen.has(each))).toEqual([]);
  });

  test('that share their ends, so that a key of several lines is whole in one', async () => {
    const [first, second] = await pieces(numbered);
    expect(second!.linesBefore).toBeLessThan(first!.text.split('\n').length - 100);
  });

  test('of UTF-16 as well', async () => {
    const found = await pieces(Buffer.from(`\ufeff${numbered}`, 'utf16le'));
    expect(found.at(-1)!.text).toMatch(/line 19999$/);
  });

  test('with the names of its columns, when it is a table', async () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => `${index},x`).join('\n');
    const found = await pieces(`id,clientSecret\n${rows}`, 'a.csv');
    expect(new Set(found.map(({ text }) => text.split('\n', 1)[0]))).toEqual(new Set(['id,clientSecret']));
    for (const { text, linesBefore } of found.slice(1)) expect(text.split('\n')[1]).toBe(`${linesBefore},x`);
  });
});
