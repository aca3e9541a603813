import { crc32, inflateSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { exportKind, exportKinds, pbixKind, rdlKind } from '../../../emulator/powerbi/files/index.ts';

const TITLE = 'Sales & <costs> (Größe)';
const made = (format: string): Buffer => exportKind(format).make(TITLE);

test('the table of a PDF says where its objects are', () => {
  const text = made('PDF').toString('latin1');
  const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1]);
  const table = text.slice(start);
  expect(table).toMatch(/^xref\n0 6\n/);
  const offsets = [...table.matchAll(/^(\d{10}) 00000 n $/gm)].map(([, offset]) => Number(offset));
  expect(offsets).toHaveLength(5);
  for (const [index, offset] of offsets.entries()) expect(text.slice(offset, offset + 7)).toBe(`${index + 1} 0 obj`);
  const [, length, stream = ''] = /\/Length (\d+) >>\nstream\n(.*)\nendstream/.exec(text) ?? [];
  expect(stream).toHaveLength(Number(length));
  expect(stream).toContain('(Sales & <costs> \\(Größe\\)) Tj');
});

test('a PDF shows what its font has', () => {
  expect(exportKind('PDF').make('Umsatz 売上 \\').toString('latin1')).toContain('(Umsatz ?? \\\\) Tj');
});

test('the chunks of a PNG have the checksums that they name, and its rows are complete', () => {
  const picture = made('PNG');
  expect(picture.subarray(0, 8).toString('latin1')).toBe('\u0089PNG\r\n\u001a\n');
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < picture.length;) {
    const length = picture.readUInt32BE(at);
    const named = picture.subarray(at + 4, at + 8 + length);
    expect(picture.readUInt32BE(at + 8 + length)).toBe(crc32(named));
    chunks.set(named.toString('latin1', 0, 4), named.subarray(4));
    at += 12 + length;
  }
  expect([...chunks.keys()]).toEqual(['IHDR', 'IDAT', 'IEND']);
  const header = chunks.get('IHDR')!;
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  expect(inflateSync(chunks.get('IDAT')!)).toHaveLength(height * (1 + width));
});

describe.each(['PPTX', 'DOCX', 'XLSX'])('%s', (format) => {
  const parts = Object.fromEntries(
    Object.entries(unzipSync(made(format))).map(([name, bytes]) => [name, Buffer.from(bytes).toString()]),
  );

  test('has every part that it names, and names every part that it has', () => {
    const types = parts['[Content_Types].xml'] ?? '';
    const typed = [...types.matchAll(/PartName="\/([^"]+)"/g)].map(([, name]) => name);
    const named = Object.entries(parts)
      .filter(([name]) => name.endsWith('.rels'))
      .flatMap(([name, text]) => {
        const base = name.replace(/_rels\/[^/]*$/, '');
        return [...text.matchAll(/Target="([^"]+)"/g)].map(([, target]) =>
          new URL(target!, `file:///${base}`).pathname.slice(1),
        );
      });
    const content = Object.keys(parts).filter((name) => name.endsWith('.xml') && !name.startsWith('['));
    expect([...new Set(named)].sort()).toEqual(content.sort());
    expect(typed.sort()).toEqual(content.sort());
  });

  test('shows the title', () => {
    expect(Object.values(parts).some((text) => text.includes('Sales &amp; &lt;costs&gt; (Größe)'))).toBe(true);
  });
});

test('the original of a report is a package, that of a paginated one is XML', () => {
  expect(Object.keys(unzipSync(pbixKind.make(TITLE)))).toContain('Version');
  expect(rdlKind.make(TITLE).toString()).toMatch(/^<\?xml .*<Report xmlns="[^"]+"><Description>Sales &amp;/s);
});

test.each(Object.keys(exportKinds))('%s is the same to the byte each time', (format) => {
  expect(made(format).equals(made(format))).toBe(true);
  expect(made(format).length).toBeGreaterThan(20);
});
