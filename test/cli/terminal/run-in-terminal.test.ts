import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { collection, expectStatus, folder, request } from '../../runner/fixtures/collection.ts';
import { build, startNode, builtMain } from '../fixtures/built.ts';
import { makeProject, type Project } from '../fixtures/terminal.ts';
import { describeInTerminal, startInTerminal, type InTerminal, type Size } from './fixtures/pseudo-terminal.ts';
import { screenAfter, type ScreenLine } from './fixtures/screen.ts';

const GOOD = 12;
const REFUSED = 47;
const TOTAL = GOOD + REFUSED;
const env = {
  AZURE_TENANT_ID: '11111111-2222-4333-8444-555555555555',
  AZURE_CLIENT_ID: '11111111-2222-4333-8444-666666666666',
  AZURE_CLIENT_SECRET: 'Abc8Q~not-a-real-secret_value.0123456789',
};
/** A name of wide letters, each of which takes two columns. */
const nameOf = (index: number): string => `Get データセット and further words that make it long, number ${index}`;
const one = (path: string, index: number) =>
  request({ name: nameOf(index), path: `${path}?n=${index}`, test: expectStatus(nameOf(index), 200) });
const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, index) => from + index);
const whole = collection([
  folder(
    'Good',
    range(0, GOOD).map((index) => one('/good', index)),
  ),
  folder(
    'Refused',
    range(GOOD, TOTAL).map((index) => one('/refused', index)),
  ),
]);

let server: Server;
let project: Project;
/** Asked before each answer: the number of the request. */
let before: (index: number) => Promise<void> | void;
beforeAll(build);
beforeEach(async () => {
  before = () => undefined;
  server = createServer((message, response) => {
    const [, path, index] = /^([^?]*)\?n=(\d+)/.exec(message.url ?? '') ?? [];
    void Promise.resolve(before(Number(index))).then(() =>
      response.writeHead(path === '/good' ? 200 : 403, { 'content-type': 'application/json' }).end('{}'),
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  project = makeProject(whole, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  project.remove();
});

const ARGS = [
  'run',
  '--retries',
  '0',
  '--concurrency',
  '1',
  '--collection',
  'collections/powerbi.postman_collection.json',
  '--env',
  'environments/commercial.postman_environment.json',
];
const start = (size: Size, more: { args?: string[]; env?: Record<string, string> } = {}): InTerminal =>
  startInTerminal([...ARGS, ...(more.args ?? [])], { size, cwd: project.root, env: { ...env, ...more.env } });
const run = async (
  size: Size,
  more: Parameters<typeof start>[1] = {},
): Promise<{ code: number; text: string; lines: ScreenLine[] }> => {
  const { code, pieces } = await start(size, more).ended;
  return {
    code,
    text: Buffer.concat(pieces.map(({ bytes }) => bytes)).toString('utf8'),
    lines: await screenAfter(pieces),
  };
};
const texts = (lines: readonly ScreenLine[]): string[] => lines.map(({ text }) => text);
/** Without the first line, which was printed for the first size, and may have been broken for the second. */
const withoutStart = (lines: readonly ScreenLine[]): ScreenLine[] =>
  lines.slice(lines.findIndex(({ wrapped }, index) => index > 0 && !wrapped));
/** Without the command to type next, which stays whole, however long the path of this project is. */
const withoutNext = (lines: readonly ScreenLine[]): ScreenLine[] => {
  const next = lines.findIndex(({ text }) => text.startsWith('Next, '));
  return next < 0 ? [...lines] : lines.slice(0, next);
};
/** A line of progress. */
const STALE = /\d+\/\d+ {2}\d+ answered/;

describeInTerminal('a run in a terminal', () => {
  test.each([
    { columns: 80, rows: 24 },
    { columns: 120, rows: 40 },
  ])('$columns columns: no stale line, none that is too long, each cause once', async (size) => {
    const { code, lines, text } = await run(size);
    expect(code).toBe(1);
    expect(text.replace(/\u001b\[\d+m/g, '').match(new RegExp(STALE, 'g'))?.length).toBeGreaterThanOrEqual(TOTAL);
    expect(text).toContain('\u001b[31m✗\u001b[39m');
    expect(texts(lines).filter((line) => STALE.test(line))).toEqual([]);
    expect(withoutNext(lines).filter(({ wrapped }) => wrapped)).toEqual([]);
    expect(texts(lines).filter((line) => line.includes('refused: Get '))).toHaveLength(1);
    expect(texts(lines).filter((line) => line.startsWith(`  ${REFUSED} requests: `))).toHaveLength(1);
    expect(texts(lines)).toContain(`✗ ${REFUSED} of ${TOTAL} requests were refused or failed.`);
  });

  test('no word is cut in half: what is printed has the words of a pipe', async () => {
    const { lines } = await run({ columns: 80, rows: 24 });
    const piped = await startNode([builtMain, ...ARGS], { cwd: project.root, env }).ended;
    const known = new Set(`${piped.out} ${piped.err}`.split(/\s+/));
    const words = texts(withoutNext(lines)).flatMap((line) => line.replace(/…$/, '').split(/\s+/));
    expect(words.filter((word) => word !== '' && !known.has(word) && !/^\d+\.\d$/.test(word))).toEqual([]);
  });

  test.each([
    ['narrower', { columns: 120, rows: 30 }, { columns: 60, rows: 30 }],
    ['wider', { columns: 70, rows: 30 }, { columns: 130, rows: 30 }],
  ] as const)('a window that becomes %s in the middle leaves nothing behind', async (_name, first, second) => {
    const MIDDLE = GOOD / 2;
    const terminal = start(first);
    before = async (index) => {
      if (index !== MIDDLE) return;
      await terminal.printed(new RegExp(`\\r[^\\r]*${MIDDLE}/${TOTAL}[^\\r]*\\r`));
      terminal.resize(second);
      // It shows the line anew: then it has heard of the size.
      await terminal.printed(new RegExp(`(?:\\r[^\\r]*${MIDDLE}/${TOTAL}[^\\r]*\\r[^]*){2}`));
    };
    const { code, pieces } = await terminal.ended;
    expect(code).toBe(1);
    expect(pieces).toHaveLength(2);
    const lines = withoutStart(await screenAfter(pieces));
    expect(texts(lines).filter((line) => STALE.test(line) || line.includes('Good, '))).toEqual([]);
    expect(withoutNext(lines).filter(({ wrapped }) => wrapped)).toEqual([]);
    expect(texts(lines).filter((line) => line.includes('refused: Get '))).toHaveLength(1);
  });

  test('Ctrl-C: the line is gone, and the verdict says how far it came', async () => {
    const terminal = start({ columns: 80, rows: 24 });
    before = async (index) => {
      if (index !== 3) return;
      await terminal.printed(new RegExp(`3/${TOTAL}`));
      terminal.type('\u0003');
      await new Promise(() => undefined);
    };
    const { code, pieces } = await terminal.ended;
    const lines = texts(await screenAfter(pieces));
    expect(code).toBe(130);
    expect(lines.filter((line) => STALE.test(line))).toEqual([]);
    expect(lines.join('\n')).toContain('The run was interrupted with ');
  });

  test.each<[string, { args?: string[]; env?: Record<string, string> }]>([
    ['--no-color', { args: ['--no-color'] }],
    ['NO_COLOR', { env: { NO_COLOR: '1' } }],
  ])('%s: none of them, and the line is still written over', async (_name, more) => {
    const { text, lines } = await run({ columns: 80, rows: 24 }, more);
    // What stays is the code that clears.
    expect(text.replaceAll('\u001b[J', '')).not.toContain('\u001b');
    expect(texts(lines).filter((line) => STALE.test(line))).toEqual([]);
  });

  test.each<[string, Record<string, string>]>([
    ['CI', { CI: 'true' }],
    ['a terminal that is called dumb', { TERM: 'dumb' }],
  ])('%s: plain lines, without one escape byte, and none is wrapped', async (_name, given) => {
    const { text } = await run({ columns: 80, rows: 24 }, { env: given });
    expect(text).not.toContain('\u001b');
    expect(text).toMatch(new RegExp(`^${TOTAL}/${TOTAL} {2}${GOOD} answered`, 'm'));
    expect(text.match(/^refused: /gm)).toHaveLength(1);
  });
});

test('a pipe: not one escape byte, and each cause once', async () => {
  const { out, err } = await startNode([builtMain, ...ARGS], { cwd: project.root, env }).ended;
  expect(out + err).not.toContain('\u001b');
  expect(err.match(/^refused: /gm)).toHaveLength(1);
  expect(out).toContain(`\n  ${REFUSED} requests: `);
});

test('FORCE_COLOR colours what is for people, even in a pipe, and no report', async () => {
  const forced = { ...env, FORCE_COLOR: '1' };
  const { out } = await startNode([builtMain, ...ARGS, '--format', 'github'], { cwd: project.root, env: forced }).ended;
  expect(out).toContain('\u001b[31m✗');
  const github = out.split('\n').filter((line) => line.includes('::error'));
  expect(github.length).toBeGreaterThan(0);
  expect(github.join('\n')).not.toContain('\u001b');
});
