import { secretArguments } from '../../cli/input/arguments.ts';
import { commandNames } from './fixtures/commands.ts';
import { makeProject } from './fixtures/terminal.ts';
import { makeToken } from './fixtures/token.ts';

/** Put together here, so that no scanner takes this file for one with a secret in it. */
const secrets: Readonly<Record<string, string>> = {
  'a secret of Entra': ['aB3', '8', 'Q~', 'x7Kp_2mZ.w9LtR4vN-q6YbH1sD8fG~5cJeU'].join(''),
  'a token': makeToken(),
  Base64: Buffer.from('forty characters that nobody should see.').toString('base64'),
  'Base64 with a slash': 'qW3+eR7/tY1uI9oP5aS2dF8gH4jK6lZ0xC==',
  hexadecimal: '9f86d081884c7d659a2feaa0c55ad015',
  'a password': 'Tr0ub4dor&3!Zebra#K',
  'a password with commas': 'k9,Zx 2,Vb7,Qp4,Lm1',
  'a password with quotes': `w7"Xp'3Qz\\8Lt`,
  'words as a password': 'correcthorsebatterystaple',
  'words with blanks': 'correct horse battery staple nine',
  'a number': '987654321012345678901234567890',
};

const project = makeProject(undefined, 'http://127.0.0.1:1');
afterAll(() => project.remove());

/** Every command; and none, where a secret stands in the place of a command. */
const commands = [...(await commandNames(project)), ''];

const forms: Readonly<Record<string, (secret: string) => string[]>> = {
  'by itself': (secret) => [secret],
  'after others': (secret) => ['--debug', secret],
  twice: (secret) => [secret, secret],
  'as the value of an unknown flag': (secret) => [`--foo=${secret}`],
  'after an unknown flag': (secret) => ['--foo', secret],
  'as a flag': (secret) => [`--${secret}`],
  'as a flag given twice': (secret) => [`--${secret}`, '1', `--${secret}`, '2'],
  'as a short flag': (secret) => [`-${secret}`],
  'where one of a few is expected': (secret) => ['--format', secret],
  'where a name is expected': (secret) => ['--env', secret],
};

/** So much of a secret in a row gives it away. */
const PIECE = 12;
const piecesOf = (secret: string): string[] =>
  Array.from({ length: Math.max(1, secret.length - PIECE + 1) }, (_, index) =>
    secret.slice(index, index + PIECE).toLowerCase(),
  );

/** Every kind of secret where names and files are taken; of the others a few each, all of them in turn. */
const THOROUGH = ['run', 'explain'];
let turn = 0;
const some = (command: string): [string, string][] =>
  Object.entries(secrets).filter((_, index, { length }) => THOROUGH.includes(command) || (index + turn) % length < 2);

describe.each(commands)('%s', (command) => {
  test.each(Object.entries(forms))('a secret %s is not repeated', async (form, make) => {
    turn += 1;
    for (const [kind, secret] of some(command)) {
      const { code, out, err } = await project.start([...(command === '' ? [] : [command]), ...make(secret)], {
        signal: AbortSignal.abort(),
      });
      const said = `${out}${err}`.toLowerCase();
      expect([kind, piecesOf(secret).filter((piece) => said.includes(piece))]).toEqual([kind, []]);
      // A letter of a short flag may ask for help.
      if (form !== 'as a short flag') expect([kind, code]).toEqual([kind, 2]);
    }
  });
});

// prettier-ignore
test.each<[args: string[], says: string]>([
  [['run', secrets['a secret of Entra']!], 'Unknown argument: argument 2 (not repeated here, because it may be a secret).'],
  [['token', '--json', secrets['a password']!], 'argument 3 (not repeated here'],
  [['run', '--colour', secrets['hexadecimal']!], 'Unknown argument: colour.'],
  [['run', secrets['hexadecimal']!, '--colour'], 'Unknown arguments: colour, argument 2 (not repeated here'],
  [['run', '--colour'], 'Unknown argument: colour.'],
  [['run', '--dryrun'], 'Unknown argument: dryrun.'],
  [['run', '--dry-runn'], 'dry-runn'],
  [['generat'], 'Unknown command: generat. Did you mean generate?'],
  [[secrets['a secret of Entra']!], 'Unknown command: argument 1 (not repeated here, because it may be a secret).'],
  [['run', '--reports-dir', 'x'], 'Unknown argument: reports-dir.'],
  [['run', 'extra'], 'Unknown argument: extra.'],
  [['run', '-x'], 'Unknown argument: x.'],
  [['run', '--format', 'pdf'], '--format takes json, html, markdown, junit, github, azure, not "pdf"'],
  [['run', '--folder'], '--folder needs a value'],
  [['init-ci', 'jenkins'], ', not jenkins'],
])('%j says %s', async (args, says) => {
  const { code, err } = await project.start(args);
  expect([code, err]).toEqual([2, expect.stringContaining(says)]);
});

test.each(
  [
    ['run'],
    ['--newman-reporters'],
    ['--set'],
    ['groupId=b2e7c390-5a14-4d6f-93b8-1c0f6e8d2a65'],
    ['b2e7c390-5a14-4d6f-93b8-1c0f6e8d2a65'],
    ['Groups_GetGroupsAsAdmin'],
    ['Dataset.ReadWrite.All'],
    ['/var/folders/ab/powerbi-postman-test-Ab3xYz/reports'],
    ['./reports/2026-03-04T09-30/record.ndjson'],
    ['C:\\Users\\Me\\Documents\\PowerBI\\Q1-2026.json'],
    ['TenantOneRows2026.csv'],
    ['apiUrl=https://api.powerbigov.us/v1.0'],
    ['https://api.powerbi.com/v1.0/myorg/groups/b2e7c390-5a14-4d6f-93b8-1c0f6e8d2a65'],
    ['--header', 'x-powerbi-error-info: ServicePrincipalIsNotAllowedByTenantAdminSwitch'],
    ['--scenario', 'workspace-role-missing-swapped'],
    ['--folder', 'Everything that the app may read'],
    ['0 5 * * 1-5'],
  ].map((args) => [args]),
)('%j holds no secret', (args) => expect(secretArguments(['run', ...args])).toEqual([]));
