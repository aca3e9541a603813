import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, deflateRawSync, gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import type { Finding } from '../../sharing/index.ts';
import { entraSecret } from '../proof/tools/planted-secrets.mjs';
import { gzipWith, tarOf, zipOf } from './fixtures/archives.ts';
import { makeProject, type Project } from './fixtures/terminal.ts';

const secret = entraSecret();
const dirty = JSON.stringify({ values: [{ key: 'clientSecret', value: secret }] });
const clean = JSON.stringify({ values: [{ key: 'clientSecret', value: '{{vault}}' }] });
const stored = { method: 0 } as const;
const noise = deflateRawSync(Buffer.from(Array.from({ length: 4_000 }, (_, index) => (index * 7_919) % 251)));

let project: Project;
beforeEach(() => (project = makeProject(undefined)));
afterEach(() => project.remove());

interface Checked {
  readonly code: number;
  readonly files: string[];
  readonly findings: Finding[];
  readonly notRead: { readonly file: string; readonly why: string }[];
  readonly said: string;
}

async function check(name: string, bytes: Uint8Array): Promise<Checked> {
  writeFileSync(join(project.root, name), bytes);
  const { code, out, err } = await project.start(['check', name, '--format', 'json']);
  return { code, ...(JSON.parse(out) as Omit<Checked, 'code' | 'said'>), said: out + err };
}

/** Where the secret must be found: the file, and what the place begins with. */
type Where = readonly [file: string, place: string];
const inVariable = 'variable clientSecret';

describe('a secret is found', () => {
  // prettier-ignore
  test.each<[string, string, () => Uint8Array, Where]>([
    ['in the second member of a gzip', 'a.gz', () => Buffer.concat([gzipSync('first\n'), gzipSync(dirty)]), ['a.gz', '']],
    ['in a member of a gzip behind padding', 'a.gz', () => Buffer.concat([gzipSync('first\n'), Buffer.alloc(700), gzipSync(dirty)]), ['a.gz', '']],
    ['across two members of a gzip', 'a.gz', () => Buffer.concat([gzipSync(dirty.slice(0, 50)), gzipSync(dirty.slice(50))]), ['a.gz', inVariable]],
    ['behind the end of a gzip', 'a.gz', () => Buffer.concat([gzipSync('first'), Buffer.from(dirty)]), ['a.gz (behind its end)', inVariable]],
    ['in the name that a gzip keeps', 'a.gz', () => gzipWith('text', { name: `${secret}.txt` }), ['a.gz', 'header of the gzip']],
    ['in the comment of a gzip', 'a.gz', () => gzipWith('text', { comment: secret }), ['a.gz', 'header of the gzip']],
    ['in a field of a gzip', 'a.gz', () => gzipWith('text', { extra: secret }), ['a.gz', 'header of the gzip']],
    ['in a zip whose directory says that it is empty', 'a.zip', () => zipOf([{ name: 'env.json', content: dirty, directory: { size: 0, packed: 0 } }]), ['a.zip/env.json', inVariable]],
    ['in a zip whose directory says that it is enormous', 'a.zip', () => zipOf([{ name: 'env.json', content: dirty, directory: { size: 0xffff_fff0 } }]), ['a.zip/env.json', inVariable]],
    ['in a zip whose entry is in no directory', 'a.zip', () => zipOf([{ name: 'a', content: clean }, { name: 'env.json', content: dirty, isMissingInDirectory: true }]), ['a.zip/env.json', inVariable]],
    ['in a zip with sizes behind the data', 'a.zip', () => zipOf([{ name: 'env.json', content: dirty, isStreamed: true }, { name: 'b', content: clean, isStreamed: true }]), ['a.zip/env.json', inVariable]],
    ['in an entry that is not packed, with its size behind it', 'a.zip', () => zipOf([{ name: 'env.json', content: dirty, ...stored, isStreamed: true }]), ['a.zip/env.json', inVariable]],
    ['in the second of two entries of one name', 'a.zip', () => zipOf([{ name: 'env.json', content: clean }, { name: 'env.json', content: dirty }]), ['a.zip/env.json', inVariable]],
    ['behind entries of every length around that of a chunk', 'a.zip', () => zipOf([...[16_000, 16_384, 17_000, 65_536, 70_000, 200_000].map((length) => ({ name: `${length}`, content: randomBytes(length).toString('base64url') })), { name: 'env.json', content: dirty }]), ['a.zip/env.json', inVariable]],
    ['in a folder of a zip that has content', 'a.zip', () => zipOf([{ name: 'folder/', content: dirty }]), ['a.zip/folder/', inVariable]],
    ['in a zip without an end', 'a.zip', () => zipOf([{ name: 'env.json', content: dirty }], { hasEnd: false }), ['a.zip/env.json', inVariable]],
    ['behind a damaged entry', 'a.zip', () => zipOf([{ name: 'a', content: 'x', packed: Buffer.from('\x07 not deflate at all') }, { name: 'env.json', content: dirty }]), ['a.zip/env.json', inVariable]],
    ['between the entries of a zip', 'a.zip', () => zipOf([{ name: 'a', content: clean, between: Buffer.from(`${dirty}${' '.repeat(60)}`) }, { name: 'b', content: clean }]), ['a.zip (between its entries)', inVariable]],
    ['in a few bytes between the entries of a zip', 'a.zip', () => zipOf([{ name: 'a', content: clean, between: Buffer.from(secret) }, { name: 'b', content: clean }]), ['a.zip', 'between its entries']],
    ['in the name of an entry of a zip', 'a.zip', () => zipOf([{ name: `folder/${secret}.json`, content: clean }]), ['a.zip', 'the name › folder/[redacted].json']],
    ['in the comment of a zip', 'a.zip', () => zipOf([{ name: 'a', content: clean }], { comment: `use ${secret}` }), ['a.zip', 'comment of the zip']],
    ['in the comment of an entry', 'a.zip', () => zipOf([{ name: 'a', content: clean, comment: secret }]), ['a.zip', 'comment of an entry']],
    ['in the extra field of an entry', 'a.zip', () => zipOf([{ name: 'a', content: clean, extra: Buffer.concat([Buffer.from([0xfe, 0xca, secret.length, 0]), Buffer.from(secret)]) }]), ['a.zip', 'extra field']],
    ['in a tar', 'a.tar', () => tarOf([{ name: 'a', content: clean }, { name: 'folder/', type: '5' }, { name: 'folder/env.json', content: dirty }]), ['a.tar/folder/env.json', inVariable]],
    ['in a tar behind its end', 'a.tar', () => Buffer.concat([tarOf([{ name: 'a', content: clean }]), tarOf([{ name: 'env.json', content: dirty }])]), ['a.tar/env.json', inVariable]],
    ['in a long name of a tar', 'a.tar', () => tarOf([{ name: '@LongLink', type: 'L', content: `${'folder/'.repeat(20)}${secret}\0` }, { name: 'cut', content: clean }]), ['a.tar', `the name › ${'folder/'.repeat(20)}[redacted]`]],
    ['in a link of a tar', 'a.tar', () => tarOf([{ name: 'link', type: '2', linked: `../${secret}` }]), ['a.tar', 'link or owner of an entry']],
    ['in a comment for all of a tar', 'a.tar', () => tarOf([{ name: 'pax', type: 'g', content: `60 comment=${secret}\n` }, { name: 'a', content: clean }]), ['a.tar', 'attributes of an entry']],
    ['in a tgz', 'a.tgz', () => gzipSync(tarOf([{ name: 'env.json', content: dirty }])), ['a.tgz/env.json', inVariable]],
    ['in a gzip in a tar in a zip', 'a.zip', () => zipOf([{ name: 'b.tar', content: tarOf([{ name: 'env.json.gz', content: gzipSync(dirty) }]) }]), ['a.zip/b.tar/env.json.gz', inVariable]],
    ['in a zip of an Office file within a zip, not packed', 'a.zip', () => zipOf([{ name: 'b.docx', content: Buffer.from(zipSync({ 'word/document.xml': Buffer.from(`<w:t>${secret}</w:t>`) })), ...stored }]), ['a.zip/b.docx/word/document.xml', '']],
    ['in a zip behind a picture', 'a.png', () => Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR', 'latin1'), noise, zipOf([{ name: 'env.json', content: dirty }])]), ['a.png/env.json', inVariable]],
    ['in what a picture says of itself', 'a.png', () => Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR', 'latin1'), noise, Buffer.from(`\0tEXtComment\0${secret}\0`), noise]), ['a.png', 'readable part']],
  ])('%s', async (_name, file, build, [where, place]) => {
    const { code, findings, said } = await check(file, build());
    expect(findings.map((finding) => [finding.rule, finding.file, finding.place])).toContainEqual(['client-secret', where, expect.stringMatching(startsWith(place))]);
    expect(code).toBe(1);
    expect(said).not.toContain(secret.slice(0, 8));
  });
});

describe('what cannot be read is said, with exit code 3', () => {
  // prettier-ignore
  test.each<[string, string, () => Uint8Array, Where]>([
    ['xz', 'a.xz', () => magic('\xfd7zXZ\0'), ['a.xz', 'an xz archive']],
    ['bzip2', 'a.bz2', () => magic('BZh91AY&SY'), ['a.bz2', 'a bzip2 archive']],
    ['7z', 'a.7z', () => magic("7z\xbc\xaf'\x1c"), ['a.7z', 'a 7z archive']],
    ['RAR', 'a.rar', () => magic('Rar!\x1a\x07\x01\0'), ['a.rar', 'a RAR archive']],
    ['zstd', 'a.zst', () => magic('\x28\xb5\x2f\xfd'), ['a.zst', 'a zstd archive']],
    ['PDF', 'a.pdf', () => Buffer.from('%PDF-1.7\n1 0 obj\n<< /Filter /FlateDecode >>\n'), ['a.pdf', 'a PDF']],
    ['what only its ending names', 'a.br', () => brotliCompressSync(clean), ['a.br', 'not text, and of a kind']],
    ['a 7z in a tar in a gzip', 'a.tgz', () => gzipSync(tarOf([{ name: 'b.7z', content: magic("7z\xbc\xaf'\x1c") }, { name: 'a', content: clean }])), ['a.tgz/b.7z', 'a 7z archive']],
    ['an encrypted entry', 'a.zip', () => zipOf([{ name: 'env.json', content: dirty, isEncrypted: true }]), ['a.zip/env.json', 'encrypted']],
    ['an entry packed in another way', 'a.zip', () => zipOf([{ name: 'env.json', content: 'x', method: 12, packed: magic('BZh9') }]), ['a.zip/env.json', 'packed with bzip2']],
    ['an entry that the directory places elsewhere', 'a.zip', () => zipOf([{ name: 'env.json', content: clean, directory: { offset: 3 } }]), ['a.zip/env.json', 'the directory of the zip says that it begins where no entry does']],
    ['an entry that is packed in two ways', 'a.zip', () => zipOf([{ name: 'env.json', content: deflateRawSync(dirty), ...stored, directory: { method: 8 } }]), ['a.zip/env.json', 'the zip says in two ways how it is packed']],
    ['an entry of two lengths', 'a.zip', () => zipOf([{ name: 'env.json', content: clean, ...stored, directory: { packed: 12 } }]), ['a.zip/env.json', 'the zip says in two ways how long it is']],
    ['a zip that breaks off', 'a.zip', () => zipOf([{ name: 'env.json', content: clean }]).subarray(0, 60), ['a.zip', 'a damaged zip']],
    ['a gzip that breaks off', 'a.gz', () => gzipSync(clean.repeat(50)).subarray(0, 60), ['a.gz', '']],
    ['a tar that breaks off in a header', 'a.tar', () => Buffer.concat([tarOf([{ name: 'a', content: clean }]).subarray(0, 1024), Buffer.from('not a header')]), ['a.tar', 'a damaged tar']],
    ['packed again and again', 'a.gz', () => Array.from({ length: 12 }).reduce<Buffer>((inner) => gzipSync(inner), gzipSync(dirty)), ['a.gz', 'packed more than 6 times over']],
    ['a text that goes on as something else', 'a.sh', () => Buffer.concat([Buffer.from('echo\n'.repeat(3_000)), magic('\0\0\x01\x02')]), ['a.sh', 'it begins as text and continues as something else']],
  ])('%s', async (_name, file, build, [where, why]) => {
    const { code, findings, notRead } = await check(file, build());
    expect(notRead).toContainEqual({ file: where, why: expect.stringMatching(startsWith(why)) as string });
    expect(findings).toEqual([]);
    expect(code).toBe(3);
  });
});

describe('what is clean is clean, with exit code 0', () => {
  // prettier-ignore
  test.each<[string, string, () => Uint8Array, string[]]>([
    ['a gzip of several members', 'a.gz', () => Buffer.concat([gzipSync('first\n'), gzipSync(clean), Buffer.alloc(512)]), ['a.gz']],
    ['a zip of the usual kind', 'a.zip', () => zipSync({ 'env.json': Buffer.from(clean), folder: { 'b.txt': Buffer.from('text') } }), ['a.zip/env.json', 'a.zip/folder/b.txt']],
    ['a zip as it is streamed, with a comment', 'a.zip', () => zipOf([{ name: 'env.json', content: clean, isStreamed: true }], { comment: 'made today' }), ['a.zip/env.json']],
    ['a tar with folders, links and attributes', 'a.tar', () => tarOf([{ name: 'f/', type: '5' }, { name: 'x', type: 'x', content: '17 path=f/b.json\n' }, { name: 'cut', content: clean }, { name: 'l', type: '2', linked: 'f/b.json' }]), ['a.tar/f/b.json', 'a.tar']],
    ['a picture', 'a.png', () => Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR', 'latin1'), Buffer.alloc(50)]), []],
    ['an old code page', 'a.txt', () => Buffer.from('Gr\xfc\xdfe aus K\xf6ln\n'.repeat(20), 'latin1'), ['a.txt']],
  ])('%s', async (_name, file, build, files) => {
    const checked = await check(file, build());
    expect(checked).toMatchObject({ code: 0, findings: [], notRead: [] });
    expect(checked.files).toEqual(expect.arrayContaining(files));
  });
});

function magic(start: string): Buffer {
  return Buffer.concat([Buffer.from(start, 'latin1'), noise]);
}

function startsWith(text: string): RegExp {
  return new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);
}
