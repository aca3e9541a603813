import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeProject, type Project } from './fixtures/terminal.ts';

const COLLECTION = 'collections/powerbi.postman_collection.json';

let project: Project;
beforeAll(async () => {
  project = makeProject(undefined);
  rmSync(join(project.root, 'environments'), { recursive: true });
  expect(await project.start(['generate'])).toMatchObject({
    code: 0,
    err: expect.stringContaining(`written: ${COLLECTION}`) as string,
  });
}, 180_000); // The emulator answers every request once, for the examples.
afterAll(() => project.remove());

describe('generate', () => {
  test('writes the collection, the page of all causes and every environment', () => {
    expect(readFileSync(join(project.root, 'docs', 'diagnosis.md'), 'utf8')).toMatch(/^# .*\n/);
    expect(JSON.parse(readFileSync(join(project.root, COLLECTION), 'utf8'))).toHaveProperty('info.name');
    for (const name of ['emulator', 'commercial', 'gcc', 'gcc-high', 'dod', 'china']) {
      expect(existsSync(join(project.root, 'environments', `${name}.postman_environment.json`))).toBe(true);
    }
  });

  test('leaves alone what is up to date', async () => {
    const before = statSync(join(project.root, COLLECTION)).mtimeMs;
    expect((await project.start(['generate'])).err).not.toContain('written: ');
    expect(statSync(join(project.root, COLLECTION)).mtimeMs).toBe(before);
  });

  test('--check passes when all is up to date', async () => {
    expect(await project.start(['generate', '--check'])).toMatchObject({
      code: 0,
      err: 'All 10 generated files are up to date.\n',
    });
  });

  test('--check names what is stale and what is missing, how to mend it, and writes nothing', async () => {
    const stale = join(project.root, 'environments', 'gcc.postman_environment.json');
    writeFileSync(stale, `${readFileSync(stale, 'utf8')} `);
    rmSync(join(project.root, 'environments', 'dod.postman_environment.json'));
    const { code, err } = await project.start(['generate', '--check']);
    expect(code).toBe(1);
    expect(err.split('\n').slice(0, 2).sort()).toEqual([
      'missing: environments/dod.postman_environment.json',
      'stale: environments/gcc.postman_environment.json',
    ]);
    expect(err).toContain('node dist/cli/main.js generate');
    expect(existsSync(join(project.root, 'environments', 'dod.postman_environment.json'))).toBe(false);
  });

  test('--trust-host is written into the collection, and is not what --check compares with', async () => {
    const trusted = (folder: string): unknown =>
      (
        JSON.parse(readFileSync(join(project.root, folder, COLLECTION), 'utf8')) as {
          variable: { key: string; value: string }[];
        }
      ).variable.find(({ key }) => key === 'trustedHosts')?.value;
    expect(
      (
        await project.start([
          'generate',
          '--out',
          'trusting',
          '--trust-host',
          'gateway.contoso.example',
          'https://Other.contoso.example:8443/',
        ])
      ).code,
    ).toBe(0);
    expect([trusted(''), trusted('trusting')]).toEqual(['', 'gateway.contoso.example, other.contoso.example:8443']);
    expect(await project.start(['generate', '--check', '--out', 'trusting'])).toMatchObject({
      code: 1,
      err: expect.stringContaining(`stale: ${COLLECTION}`) as string,
    });
    expect(
      await project.start([
        'generate',
        '--check',
        '--out',
        'trusting',
        '--trust-host',
        'gateway.contoso.example,other.contoso.example:8443',
      ]),
    ).toMatchObject({ err: expect.not.stringContaining('stale') as string });
  });

  test.each(['evil.example@api.powerbi.com', '*.example', 'a b\\c'])('--trust-host %s is not a host', async (host) => {
    expect(await project.start(['generate', '--out', 'none', '--trust-host', host])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/--trust-host takes the name of a host/) as string,
    });
  });

  test('--out writes elsewhere', async () => {
    expect((await project.start(['generate', '--out', 'elsewhere'])).code).toBe(0);
    expect(readFileSync(join(project.root, 'elsewhere', COLLECTION), 'utf8')).toBe(
      readFileSync(join(project.root, COLLECTION), 'utf8'),
    );
  });
});
