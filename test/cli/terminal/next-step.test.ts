import { nextStep, type RunAsked } from '../../../cli/output/next-step.ts';
import { programName } from '../../../cli/output/program-name.ts';
import { printWritten } from '../../../cli/output/written-files.ts';
import { countOutcomes, type Outcome } from '../../../runner/record/record.ts';
import { plainLook } from '../../../reporting/index.ts';

describe('how the program is typed', () => {
  test.each([
    ['in a clone', '/home/me/clone', '/home/me/clone', 'node dist/cli/main.js'],
    ['below a clone', '/home/me/clone', '/home/me/clone/docs', 'node ../dist/cli/main.js'],
    ['far from a clone', '/home/me/clone', '/srv/a/b', 'node /home/me/clone/dist/cli/main.js'],
    [
      'a clone with a blank in its name',
      '/home/me/my clone',
      '/srv/a/b/c',
      'node "/home/me/my clone/dist/cli/main.js"',
    ],
    ['a package of the folder', '/srv/a/node_modules/powerbi-postman', '/srv/a', 'npx --no-install powerbi-postman'],
    [
      'a package of a folder above',
      '/srv/a/node_modules/powerbi-postman',
      '/srv/a/b',
      'npx --no-install powerbi-postman',
    ],
    [
      'of pnpm',
      '/srv/a/node_modules/.pnpm/p@1/node_modules/powerbi-postman',
      '/srv/a',
      'npx --no-install powerbi-postman',
    ],
    [
      'of the cache of npx',
      '/home/me/.npm/_npx/1/node_modules/powerbi-postman',
      '/srv/a',
      'npx --no-install powerbi-postman',
    ],
    ['installed for all folders', '/usr/lib/node_modules/powerbi-postman', '/srv/a', 'powerbi-postman'],
  ])('%s', (_name, root, cwd, expected) => {
    expect(programName({ root, cwd })).toBe(expected);
  });
});

const place = { root: '/clone', cwd: '/clone' };
const next = (
  outcomes: readonly Outcome[],
  asked: Partial<RunAsked> = {},
  of: { ending?: 'no-token' | 'interrupted'; emulator?: boolean } = {},
): string | undefined =>
  nextStep(
    {
      ending: of.ending ?? 'complete',
      emulator: of.emulator ?? false,
      counts: countOutcomes(outcomes.map((outcome) => ({ outcome }))),
    },
    { env: 'gcc', folder: '/clone/reports', hasRecord: true, mayBecomeBaseline: true, ...asked },
    place,
  )?.command;

test.each<[string, string | undefined, string | undefined]>([
  ['no token', next(['not-reached'], {}, { ending: 'no-token' }), 'node dist/cli/main.js doctor --env gcc'],
  ['a refusal of a tenant', next(['answered', 'refused', 'failed']), 'node dist/cli/main.js doctor --env gcc'],
  ['a failure', next(['answered', 'failed']), 'node dist/cli/main.js explain reports/record.json'],
  [
    'a refusal of the emulator',
    next(['refused'], {}, { emulator: true }),
    'node dist/cli/main.js explain reports/record.json',
  ],
  ['a failure without a record', next(['failed'], { hasRecord: false }), undefined],
  [
    'the emulator, green',
    next(['answered'], { env: undefined }, { emulator: true }),
    'node dist/cli/main.js doctor --env commercial',
  ],
  [
    'a tenant, green',
    next(['answered']),
    'node dist/cli/main.js report reports/record.json --save-baseline access.json',
  ],
  ['a part of it, green', next(['answered'], { mayBecomeBaseline: false }), undefined],
  ['interrupted', next(['answered', 'not-reached'], {}, { ending: 'interrupted' }), undefined],
  [
    'an environment in a file with a blank',
    next(['refused'], { env: 'my env.json' }),
    'node dist/cli/main.js doctor --env "my env.json"',
  ],
])('what comes next: %s', (_name, command, expected) => {
  expect(command).toBe(expected);
});

test('the page is the one to open; paths are those to type here', () => {
  const lines = printWritten(
    ['/clone/reports/record.json', '/clone/reports/report.html', '/elsewhere/summary.md'],
    plainLook,
    place,
  );
  expect(lines).toEqual(['Open reports/report.html', 'Also written: reports/record.json, /elsewhere/summary.md']);
  expect(printWritten(['/clone/r/record.json'], plainLook, place)).toEqual(['Written: r/record.json']);
});
