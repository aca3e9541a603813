import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import type { Finding } from '../../sharing/index.ts';
import { accessToken, entraSecret } from '../proof/tools/planted-secrets.mjs';
import { projectVersion } from '../../generator/project.ts';
import { makeProject, type Project, type Result, type StartOptions } from './fixtures/terminal.ts';

const secret = entraSecret();
const environment = (values: Record<string, string>): string =>
  JSON.stringify({ name: 'mine', values: Object.entries(values).map(([key, value]) => ({ key, value })) }, null, 2);
const dirty = environment({ tenantId: '', clientSecret: secret });
const clean = environment({ tenantId: '', clientSecret: '{{vault}}' });
const warned = environment({ tenantId: '6b1f0c9e-44a2-4d17-8e53-0f9a7c2d1b86' });

let project: Project;
beforeEach(() => {
  project = makeProject(undefined);
  project.write('dirty.json', dirty);
  project.write('clean.json', clean);
  project.write('warned.json', warned);
  writeFileSync(join(project.root, 'packed.7z'), Buffer.from("7z\xbc\xaf'\x1c\0\0", 'latin1'));
});
afterEach(() => project.remove());

const check = (args: readonly string[], options: StartOptions = {}): Promise<Result> =>
  project.start(['check', ...args], options);
const found = ({ out }: Result): Finding[] => (JSON.parse(out) as { findings: Finding[] }).findings;

describe('check: exit codes', () => {
  test.each<[string, string[], number]>([
    ['nothing', ['clean.json'], 0],
    ['a secret', ['dirty.json'], 1],
    ['a secret in one of several', ['clean.json', 'warned.json', 'dirty.json'], 1],
    ['a warning', ['warned.json'], 0],
    ['a warning, strictly', ['--strict', 'warned.json'], 1],
    ['nothing, strictly', ['--strict', 'clean.json'], 0],
    ['a file that is not there', ['clean.json', 'gone.json'], 2],
    ['a file that is not there beside a secret', ['dirty.json', 'gone.json'], 2],
    ['no file', [], 2],
    ['something that is not read', ['packed.7z'], 3],
    ['something that is not read beside a secret', ['packed.7z', 'dirty.json'], 1],
    ['something that is not read beside a file that is not there', ['packed.7z', 'gone.json'], 2],
  ])('%s', async (_name, args, code) => expect((await check(args)).code).toBe(code));
});

describe('check: what it prints', () => {
  test('a block for each finding, what to do, and a count; never the secret', async () => {
    const { out, err } = await check(['dirty.json', 'warned.json']);
    expect(out).toMatch(
      /^dirty\.json\n {2}error {3}10:\d+ {2}Client secret of Microsoft Entra ID \[client-secret\]\n {4}Where: variable clientSecret\n {4}What: {2}a client secret of Entra \(.{3}…, 40 characters\)\n {4}Do: {4}\S/,
    );
    expect(err).toBe(
      '1 secret and 1 warning in 2 of 2 files. If somebody else may have seen a secret, deleting it is not enough: replace it where it was issued.\n',
    );
    expect(out + err).not.toContain(secret.slice(0, 6));
  });

  test('nothing found', async () =>
    expect(await check(['clean.json'])).toEqual({ code: 0, out: '', err: 'No secret found in 1 file.\n' }));

  test('hundreds in one file: the first, and how many more', async () => {
    project.write(
      'record.ndjson',
      Array.from({ length: 300 }, (_, index) => JSON.stringify({ index, note: accessToken() })).join('\n'),
    );
    const { out } = await check(['record.ndjson']);
    expect(out.match(/^ {2}error/gm)).toHaveLength(20);
    expect(out).toMatch(/… and 280 more findings: --format json shows all\n$/);
  });

  test('the file that cannot be read, and what was found in the others', async () => {
    const { out, err } = await check(['gone.json', 'dirty.json']);
    expect(out).toContain('[client-secret]');
    expect(err).toMatch(/^E_FILE_UNREADABLE: gone\.json cannot be read\./);
  });

  test('JSON', async () => {
    const result = await check(['dirty.json', '--format', 'json']);
    expect(found(result)).toMatchObject([
      { rule: 'client-secret', severity: 'error', file: 'dirty.json', place: 'variable clientSecret', line: 10 },
    ]);
    expect(result.out).not.toContain(secret.slice(0, 6));
  });

  test('SARIF', async () => {
    const { runs } = JSON.parse((await check(['dirty.json', 'warned.json', '--format', 'sarif'])).out) as {
      runs: [
        {
          tool: { driver: { semanticVersion: string; rules: { id: string }[] } };
          results: { ruleId: string; ruleIndex: number; level: string; locations: unknown }[];
        },
      ];
    };
    const [{ tool, results }] = runs;
    expect(tool.driver.semanticVersion).toBe(projectVersion());
    expect(results.map(({ ruleIndex }) => tool.driver.rules[ruleIndex]!.id)).toEqual(
      results.map(({ ruleId }) => ruleId),
    );
    expect(results).toMatchObject([
      {
        ruleId: 'client-secret',
        level: 'error',
        locations: [
          {
            physicalLocation: { artifactLocation: { uri: 'dirty.json' }, region: { startLine: 10 } },
            logicalLocations: [{ fullyQualifiedName: 'variable clientSecret' }],
          },
        ],
      },
      { ruleId: 'directory-id', level: 'warning' },
    ]);
  });

  test('what could not be read, in JSON and as notifications of SARIF', async () => {
    const json = await check(['packed.7z', 'gone.json', 'clean.json', '--format', 'json']);
    const notRead = [
      { file: 'packed.7z', why: 'a 7z archive' },
      { file: 'gone.json', why: 'the file cannot be read' },
    ];
    expect(JSON.parse(json.out)).toMatchObject({ notRead, findings: [] });
    const sarif = JSON.parse((await check(['packed.7z', 'gone.json', '--format', 'sarif'])).out) as {
      runs: [{ tool: { driver: { notifications: unknown } }; invocations: unknown; results: unknown }];
    };
    expect(sarif.runs[0]).toMatchObject({
      tool: { driver: { notifications: [{ id: 'not-read' }] } },
      invocations: [
        {
          executionSuccessful: false,
          toolExecutionNotifications: notRead.map(({ file, why }) => ({
            descriptor: { id: 'not-read', index: 0 },
            message: { text: `${file}: not read, ${why}.` },
            locations: [{ physicalLocation: { artifactLocation: { uri: file } } }],
          })),
        },
      ],
      results: [],
    });
    expect(JSON.parse((await check(['clean.json', '--format', 'sarif'])).out)).toMatchObject({
      runs: [{ invocations: [{ executionSuccessful: true, toolExecutionNotifications: [] }] }],
    });
  });

  test('into a file', async () => {
    const { code, out } = await check(['dirty.json', '--format', 'sarif', '--out', 'found.sarif']);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect((await check(['found.sarif'])).code).toBe(0);
  });
});

describe('check: what it reads', () => {
  test('standard input', async () => {
    const result = await check(['-', '--format', 'json'], { input: dirty });
    expect(found(result)).toMatchObject([{ file: 'standard input', rule: 'client-secret' }]);
  });

  test('standard input among files, and --out to standard output', async () => {
    const result = await check(['clean.json', '-', 'warned.json', '--format', 'json', '--out', '-'], { input: dirty });
    expect(found(result).map(({ file }) => file)).toEqual(['standard input', 'warned.json']);
  });

  test('what an older PowerShell wrote', async () =>
    expect((await check(['-'], { input: Buffer.from(`\ufeff${dirty}`, 'utf16le') })).code).toBe(1));

  test('a byte order mark', async () => {
    project.write('bom.json', `\ufeff${dirty}`);
    expect(found(await check(['bom.json', '--format', 'json']))).toMatchObject([
      { place: 'variable clientSecret', line: 10 },
    ]);
  });

  test('a folder, but not what others installed in it', async () => {
    project.write('shared/a/deep.json', dirty);
    project.write('shared/node_modules/x/index.js', `const clientSecret = '${secret}';`);
    expect(found(await check(['shared', '--format', 'json'])).map(({ file }) => file)).toEqual(['shared/a/deep.json']);
  });

  test('what links in a folder lead to; a folder elsewhere is said to be not read', async () => {
    const elsewhere = project.write('elsewhere/deep.json', dirty);
    mkdirSync(join(project.root, 'shared', 'own'), { recursive: true });
    symlinkSync(elsewhere, join(project.root, 'shared', 'file'));
    symlinkSync(join(project.root, 'elsewhere'), join(project.root, 'shared', 'folder'));
    symlinkSync(join(project.root, 'shared'), join(project.root, 'shared', 'own', 'up'));
    symlinkSync(join(project.root, 'nowhere'), join(project.root, 'shared', 'broken'));
    const result = await check(['shared', '--format', 'json']);
    expect(found(result).map(({ file }) => file)).toEqual(['shared/file']);
    expect(JSON.parse(result.out)).toMatchObject({
      notRead: [{ file: 'shared/folder', why: 'a link to another folder' }],
    });
  });

  test('the name of a file', async () => {
    project.write(`shared/${secret}.txt`, 'text');
    const { code, out, err } = await check(['shared']);
    expect([code, out]).toEqual([1, expect.stringContaining('shared/[redacted].txt')]);
    expect(out + err).not.toContain(secret.slice(0, 8));
  });

  test('a zip, also within a zip', async () => {
    const inner = zipSync({ 'environments/mine.json': Buffer.from(dirty) });
    writeFileSync(
      join(project.root, 'shared.zip'),
      zipSync({ 'README.md': Buffer.from('# Hello'), 'inner.zip': inner }),
    );
    expect(found(await check(['shared.zip', '--format', 'json']))).toMatchObject([
      { file: 'shared.zip/inner.zip/environments/mine.json', place: 'variable clientSecret' },
    ]);
  });

  test('a gzip, and a key in DER; a public key is none', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      privateKeyEncoding: { type: 'pkcs8', format: 'der' },
      publicKeyEncoding: { type: 'spki', format: 'der' },
    });
    writeFileSync(join(project.root, 'packed.json.gz'), gzipSync(dirty));
    writeFileSync(join(project.root, 'key.der'), privateKey);
    writeFileSync(join(project.root, 'public.der'), publicKey);
    expect([
      (await check(['packed.json.gz'])).code,
      (await check(['key.der'])).code,
      (await check(['public.der'])).code,
    ]).toEqual([1, 1, 0]);
  });

  test('an input is never written over', async () => {
    const { code, err } = await check(['dirty.json', '--out', './dirty.json']);
    expect([code, err]).toEqual([2, expect.stringContaining('E_OUT_IS_INPUT')]);
    expect((await check(['dirty.json'])).code).toBe(1);
  });

  test.each([
    ['client_secret: Winter2026now\n', 1],
    ['clientSecret=Winter2026now\n', 1],
    ['client_secret: settings.secret\n', 0],
    ['token=readToken2\n', 0],
  ])('%j', async (text, code) => expect((await check(['-'], { input: Buffer.from(text) })).code).toBe(code));

  test('a damaged zip and bytes that are not text are not read: that is said, and exit code 3', async () => {
    mkdirSync(join(project.root, 'shared'));
    writeFileSync(join(project.root, 'shared', 'a.zip'), 'PK\u0003\u0004 and no more');
    writeFileSync(join(project.root, 'shared', 'b.png'), Buffer.from([0x89, 0x50, 0, 0, 1, 2, 3]));
    const { code, err } = await check(['shared']);
    expect({ code, err }).toEqual({
      code: 3,
      err: 'shared/a.zip: not read, a damaged zip: its end is missing\nshared/b.png: not read, not text, and of a kind that is not known here\nNo secret found in 0 files. 2 places could not be read: check by hand.\n',
    });
  });

  test('JSON that is none', async () => {
    project.write('broken.json', `${dirty.slice(0, -4)},,`);
    expect(found(await check(['broken.json', '--format', 'json']))).toMatchObject([
      { rule: 'client-secret', line: 10 },
    ]);
  });

  test('the same file twice counts once', async () =>
    expect(
      found(await check(['dirty.json', './dirty.json', '.', '--format', 'json'])).filter(
        ({ file }) => file === 'dirty.json',
      ),
    ).toHaveLength(1));
});
