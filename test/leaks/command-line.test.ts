import { allCases } from '../cases.ts';
import { build } from '../cli/fixtures/built.ts';
import { faults } from './hostile-server.ts';
import { planted } from './planted.ts';
import { hostile, leaksOf, real, watch, type Watched } from './watched-process.ts';

const formats = ['--format', 'json', 'html', 'junit', 'markdown', 'github', 'azure'];
const reporters = ['--newman-reporters', 'cli', 'json', 'junit', '--export-environment', 'exported.json'];
const loud = ['--verbose', '--debug'];

/** Each fault with every output at once and at its loudest; the collection and where the secrets come from change. */
const pairs = faults.map((fault, index): Watched => ({
  fault,
  args: [...(index % 5 === 4 ? real : hostile), ...formats, ...reporters, ...loud],
  fromProcess: index % 2 === 1,
}));
const all = faults.flatMap((fault) =>
  [hostile, real].flatMap((collection) =>
    [
      formats,
      reporters,
      ['--newman-reporters', 'progress', 'emojitrain'],
      ['--format', 'html', '--concurrency', '3'],
      ['--plain-newman'],
    ].flatMap((outputs) =>
      [[], loud].flatMap((flags) =>
        [true, false].map((fromProcess): Watched => ({
          fault,
          args: [...collection, ...outputs, ...flags],
          fromProcess,
        })),
      ),
    ),
  ),
);
const runs = allCases ? all : pairs;

beforeAll(build, 120_000);

describe('nothing that the command line writes holds a secret', () => {
  test.each(runs.map((run) => [run.fault, run.args.slice(3).join(' '), run] as const))(
    '%s: %s',
    async (_fault, _args, run) => {
      const left = await watch(run);
      expect(leaksOf(left)).toEqual([]);
      expect([0, 1, 3]).toContain(left.code);
      expect(left.received.length).toBeGreaterThan(0);
      expect([...left.outputs.keys()]).toEqual(expect.arrayContaining(['work/reports/record.ndjson']));
      // A redirect to elsewhere is not followed.
      expect(left.elsewhere).toEqual([]);
    },
  );

  const answered = `HTTP/1.1 403 Forbidden\r\nx-powerbi-error-info: ${planted.accessToken}\r\n\r\n{"error":{"code":"X","message":"${planted.refreshToken}"}}`;
  // prettier-ignore
  const others: [string, Watched][] = [
    ['token', { fault: 'refusal', args: ['token', '--env', '{environment}', '--debug'] }],
    ['token, refused', { fault: 'no token', args: ['token', '--env', '{environment}', '--debug'], fromProcess: true }],
    ['doctor', { fault: 'refusal', args: ['doctor', '--env', '{environment}', '--debug'], fromProcess: true }],
    ['explain', { fault: 'echo', args: ['explain', '--url', 'https://api.powerbi.com/v1.0/myorg/groups', '--debug'], input: answered }],
    ['a secret where a file is expected', { fault: 'echo', args: ['run', '--env', planted.clientSecret, '--debug'], fromProcess: true }],
    ['a secret as an unknown flag', { fault: 'echo', args: ['run', `--clientSecret=${planted.clientSecret}`, '--debug'], fromProcess: true }],
  ];
  test.each(others)('%s', async (_name, watched) => {
    const left = await watch(watched);
    expect(leaksOf(left)).toEqual([]);
    expect(String(left.outputs.get('stdout')) + String(left.outputs.get('stderr'))).not.toBe('');
  });
});
