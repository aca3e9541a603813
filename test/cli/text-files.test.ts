import { readFileSync } from 'node:fs';
import { collection, environment, folder, request } from '../runner/fixtures/collection.ts';
import type { FixtureServer } from '../runner/fixtures/server.ts';
import { useServedProject } from './fixtures/served-project.ts';
import type { Project, Result } from './fixtures/terminal.ts';

const guid = 'f089354e-8366-4e18-aea3-4cb4a3a50b48';
const token = 'eyJhbGciOiJub25lIn0.e30.x';
const whole = collection([folder('Groups', [request({ name: 'Get Groups', path: '/v1.0/myorg/groups/{{groupId}}' })])]);
const answer = 'HTTP/1.1 401 Unauthorized\r\nx-powerbi-error-info: InvalidToken\r\n\r\n{}';

let service: FixtureServer;
let project: Project;
useServedProject(whole, (made) => ({ service, project } = made));

const encodings: readonly [string, (text: string) => Buffer][] = [
  ['UTF-8', (text) => Buffer.from(text)],
  ['UTF-8 with a byte order mark', (text) => Buffer.from(`\uFEFF${text}`)],
  ['UTF-16 little endian, as Windows PowerShell writes with >', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
  ['UTF-16 big endian', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
  ['UTF-16 without a mark', (text) => Buffer.from(text, 'utf16le')],
];

const run = (
  args: readonly string[],
  env: Record<string, string> = { POWERBI_ACCESS_TOKEN: token, POWERBI_GROUP_ID: guid },
): Promise<Result> => project.start(['run', '--format', 'json', ...args], { env });
/** What was sent but the question whether this is an emulator. */
const sent = (): string[] =>
  service.received
    .filter(({ path }) => !path.startsWith('/.well-known/'))
    .map(({ path, authorization }) => `${path} ${authorization}`);
const asMeant = [`/v1.0/myorg/groups/${guid} Bearer ${token}`];

describe.each(encodings)('%s', (_name, write) => {
  test('an environment', async () => {
    project.write(
      'mine.json',
      write(
        JSON.stringify(environment({ loginUrl: service.url, apiUrl: service.url, accessToken: token, groupId: guid })),
      ),
    );
    expect((await run(['--env', 'mine.json'], {})).code).toBe(0);
    expect(sent()).toEqual(asMeant);
  });

  test("an environment and a collection as Postman's API returns them", async () => {
    project.write(
      'mine.json',
      write(
        JSON.stringify({
          environment: environment({ loginUrl: service.url, apiUrl: service.url, accessToken: token, groupId: guid }),
        }),
      ),
    );
    project.write('collection.json', write(JSON.stringify({ collection: whole })));
    expect((await run(['--env', 'mine.json', '--collection', 'collection.json'], {})).code).toBe(0);
    expect(sent()).toEqual(asMeant);
  });

  test('.env', async () => {
    project.write('.env', write(`POWERBI_ACCESS_TOKEN=${token}\r\nPOWERBI_GROUP_ID=${guid}\r\n`));
    expect((await run([], {})).code).toBe(0);
    expect(sent()).toEqual(asMeant);
  });

  test('data', async () => {
    project.write('rows.csv', write(`groupId;name\r\n${guid};Grüße\r\n`));
    expect((await run(['--data', 'rows.csv'], { POWERBI_ACCESS_TOKEN: token })).code).toBe(0);
    expect(sent()).toEqual(asMeant);
  });

  test('a token', async () => {
    project.write('token.txt', write(`${token}\r\n`));
    expect((await run(['--token-file', 'token.txt'], { POWERBI_GROUP_ID: guid })).code).toBe(0);
    expect(sent()).toEqual(asMeant);
  });

  test('a baseline', async () => {
    expect((await run(['--save-baseline', 'baseline.json'])).code).toBe(0);
    project.write('baseline.json', write(readFileSync(`${project.root}/baseline.json`, 'utf8')));
    const { code, out } = await run(['--baseline', 'baseline.json']);
    expect([code, out]).toEqual([0, expect.stringContaining('Same as the baseline: 1 operation compared')]);
  });

  test.each(['record.json', 'record.ndjson'])('a record: %s', async (name) => {
    await run([]);
    project.write(name, write(readFileSync(`${project.root}/reports/${name}`, 'utf8')));
    const { code, out } = await project.start(['report', name, '--format', 'json', '--out', '-']);
    expect([code, out]).toEqual([0, expect.stringContaining('Get Groups')]);
  });

  test('an answer to explain, in a file and from standard input', async () => {
    project.write('answer.txt', write(answer));
    const args = ['--url', 'https://api.powerbi.com/v1.0/myorg/groups'];
    const [ofFile, ofInput] = [
      await project.start(['explain', 'answer.txt', ...args]),
      await project.start(['explain', ...args], { input: write(answer) }),
    ];
    expect(ofFile).toMatchObject({ code: ofInput.code, out: ofInput.out.replace('standard input', 'answer.txt') });
    expect(ofFile.out).toMatch(/401|TOKEN/);
  });
});
