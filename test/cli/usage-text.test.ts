import { usageText } from '../../cli/errors/usage.ts';
import { tidyHelp } from '../../cli/output/help-text.ts';
import { withProjectFiles } from '../../cli/output/program-name.ts';
import { makeProject } from './fixtures/terminal.ts';

test.each([
  ['Not enough arguments following: folder', '--folder needs a value'],
  ['Not enough arguments following: c', '-c needs a value'],
  ['Missing required arguments: from, to', 'a flag is missing: --from, --to'],
  ['Arguments env and token-file are mutually exclusive', '--env cannot be combined with --token-file'],
  ['Missing dependent arguments:\n  tls-cert -> tls-key', '--tls-cert needs --tls-key'],
  [
    'Invalid values:\n  Argument: for, Given: "raed", Choices: "read", "query"',
    '--for takes read, query, not "raed". Did you mean read?',
  ],
  ['Too many non-option arguments: got 3, maximum of 1', 'too many words: at most 1 can follow the command'],
  ['--port takes a number from 0 to 65535.', '--port takes a number from 0 to 65535'],
  ['Something new of the parser\nin two lines', 'Something new of the parser; in two lines'],
])('%j in our own words', (said, words) => expect(usageText(said)).toBe(words));

test('a help has no kind of what takes no value, and no default of what is off or empty', () => {
  const help = [
    'powerbi-postman x',
    '  powerbi-postman x refresh  Refresh',
    '  --list  List them all',
    '                         [boolean] [default: false]',
    '  --one   A text and more    [array] [default: none]',
    '  --long  A text that leaves no room for its kind',
    '                           [string] [default: "abc"]',
  ].join('\n');
  expect(tidyHelp(help, 52).split('\n')).toEqual([
    'powerbi-postman x',
    '  x refresh                  Refresh',
    '  --list  List them all',
    '  --one   A text and more                    [array]',
    '  --long  A text that leaves no room for its kind',
    '                           [string] [default: "abc"]',
  ]);
});

test('a document of the project is named so that it can be opened from where the user is', () => {
  const [project, other] = [makeProject(undefined), makeProject(undefined)];
  project.write('docs/x.md', '');
  const said = 'See docs/x.md, docs/absent.md and /tmp/docs/x.md.';
  const from = (cwd: string): string => withProjectFiles(said, { root: project.root, cwd });
  expect(from(project.root)).toBe(said);
  expect(from(other.root)).toBe(said.replace('docs/x.md', `${project.root}/docs/x.md`));
  project.remove();
  other.remove();
});
