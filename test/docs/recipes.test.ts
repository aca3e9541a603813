import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startEmulator, type Emulator } from '../../emulator/index.ts';
import { projectRoot } from '../../generator/project.ts';
import { knownRecipes } from '../../cli/recipes/known.ts';
import { makeCommittedProject, type Project } from '../cli/fixtures/terminal.ts';
import { environment } from '../runner/fixtures/collection.ts';

const guide = readFileSync(join(projectRoot(), 'docs', 'recipes.md'), 'utf8');
/** The commands of the table, without the program's name. */
const commands = [...guide.matchAll(/^\| `(\w+)` \| [^|]+ \| `(recipe [^`]+)` \|$/gm)].map(
  ([, name, command]) => [name!, command!] as const,
);

let project: Project;
let emulator: Emulator;
beforeAll(async () => {
  project = makeCommittedProject();
  emulator = await startEmulator();
  const { url: loginUrl, url: apiUrl } = emulator;
  const scope = 'https://analysis.windows.net/powerbi/api/.default';
  const values = { loginUrl, apiUrl, scope, ...(await emulator.clientValues()) };
  project.write('environments/commercial.postman_environment.json', JSON.stringify(environment(values)));
});
afterAll(async () => {
  await emulator.close();
  project.remove();
});

/** A command as a shell takes it apart. */
function wordsOf(command: string): string[] {
  return [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain!);
}

test('the table has every recipe, in their order', () => {
  expect(commands.map(([name]) => name)).toEqual(knownRecipes.map(({ id }) => id));
});

// As with a real tenant: the service is not known to be an emulator, so each flag that allows something counts.
test.each(commands)('%s: the command of the guide does it', async (name, command) => {
  const { code, out, err } = await project.start([
    ...wordsOf(command),
    '--every',
    '0s',
    '--reports',
    `reports/${name}`,
  ]);
  expect({ code, out: code === 0 ? '' : out, err: code === 0 ? '' : err }).toEqual({ code: 0, out: '', err: '' });
  expect(out).toContain('Done: ');
});

test('and the other two', async () => {
  mkdirSync(join(project.root, 'reports', 'recipe'), { recursive: true });
  const record = readFileSync(join(project.root, 'reports', 'push', 'record.ndjson'));
  writeFileSync(join(project.root, 'reports', 'recipe', 'record.ndjson'), record);
  for (const part of ['part-1.ndjson', 'part-2.ndjson']) project.write(part, '{"kind":"workspace"}\n');
  const blocks = [...guide.matchAll(/^node dist\/cli\/main\.js (recipe .*)$/gm)].map(([, command]) => command!);
  expect(blocks).toHaveLength(2);
  for (const command of blocks) expect(await project.start(wordsOf(command))).toMatchObject({ code: 0 });
});
