import { build } from '../cli/fixtures/built.ts';
import { faults, type Fault } from './hostile-server.ts';
import { planted } from './planted.ts';
import { hostile, leaksOf, real, watch, type Watched } from './watched-process.ts';

const outputs = [
  ...['--format', 'json', 'html', 'junit', 'markdown', 'github', 'azure'],
  ...['--newman-reporters', 'cli', 'json', 'junit', '--export-environment', 'exported.json', '--verbose', '--debug'],
];

/** Each fault with every output at once and at its loudest; the collection and where the secrets come from change. `leaks` of the proof tries all. */
const runs: Watched[] = faults.map((fault, index) => ({ fault, args: [...(index % 5 === 4 ? real : hostile), ...outputs], fromProcess: index % 2 === 1 }));

beforeAll(build, 120_000);

describe('nothing that the command line writes holds a secret', () => {
  test.each(runs.map((run) => [run.fault, run] as const))('%s', async (fault, run) => {
    const left = await watch(run);
    expect(leaksOf(left)).toEqual([]);
    expect([0, 1, 3]).toContain(left.code);
    expect(left.received.length).toBeGreaterThan(0);
    expect([...left.outputs.keys()]).toEqual(expect.arrayContaining(['work/reports/record.json']));
    // A redirect to elsewhere takes no token along.
    expect(left.elsewhere.map(({ authorization }) => authorization)).toEqual(left.elsewhere.map(() => undefined));
    if (fault === 'redirect') expect(left.elsewhere.length).toBeGreaterThan(0);
  });

  const answered = `HTTP/1.1 403 Forbidden\r\nx-powerbi-error-info: ${planted.accessToken}\r\n\r\n{"error":{"code":"X","message":"${planted.refreshToken}"}}`;
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
