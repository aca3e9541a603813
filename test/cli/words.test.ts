import { knownRecipes } from '../../cli/recipes/known.ts';
import { habitsIn } from '../docs/words/habits.ts';
import { longIn } from '../docs/words/sentences.ts';
import { commandNames } from './fixtures/commands.ts';
import { makeProject, type Project } from './fixtures/terminal.ts';

describe('help', () => {
  const COMMANDS = [
    [],
    ['generate'],
    ['run'],
    ['report'],
    ['compare'],
    ['doctor'],
    ['plan-access'],
    ['explain'],
    ['token'],
    ['emulate'],
    ['recipe'],
    ...knownRecipes.map(({ id }) => ['recipe', id]),
    ['operations'],
    ['init-ci'],
    ['share'],
    ['check'],
    ['catalogue'],
    ['catalogue', 'refresh'],
  ];
  let project: Project;
  beforeAll(() => (project = makeProject(undefined)));
  afterAll(() => project.remove());
  const help = async (command: readonly string[]): Promise<string> => (await project.start([...command, '--help'])).out;

  test('every command is here', async () => {
    const listed = await commandNames(project);
    expect([...new Set(COMMANDS.flatMap(([name]) => name ?? []))].sort()).toEqual(listed.sort());
  });

  test.each(COMMANDS.map((command) => [command.join(' ') || 'powerbi-postman', command] as const))(
    '%s: plain words, and no line of more than 80 columns',
    async (_name, command) => {
      const text = await help(command);
      expect(text.length).toBeGreaterThan(200);
      expect(text.split('\n').filter((line) => line.length > 80)).toEqual([]);
      const texts = textsOf(text);
      expect(texts).toContain('Show version number');
      expect([...habitsIn(texts), ...longIn(texts)]).toEqual([]);
    },
  );
});

/** The texts of a help: a description each, without the names, kinds and defaults that yargs sets around it. */
function textsOf(help: string): string[] {
  const unwrapped = help
    .split('\n')
    // A command to copy is no text.
    .map((line) => line.replace(/^ {2}node dist\/cli\/main\.js .*/, '\n'))
    // A flag or a command begins a text of its own; what is set in goes on with it.
    .map((line) => line.replace(/^ {2}(?=\S)(?:powerbi-postman )?\S+(?: \S+)*? {2,}|^ {2,6}-[^ ].*? {2,}/, '\n'))
    .map((line) => (line.trimStart() === '' ? '\n' : line))
    .join(' ')
    .replace(/\[(?:string|array|boolean|number|required|choices:[^\]]*|default:[^\]]*)\]/g, '\n');
  return unwrapped
    .split(/\n+/)
    .map((text) => text.replace(/\s+/g, ' ').trim())
    .filter((text) => text !== '');
}
