import { readdirSync, readFileSync } from 'node:fs';
import { commands } from '../../cli/commands/index.ts';
import { parse } from '../../cli/parse.ts';
import { environmentNames } from '../../cli/input/environment-file.ts';
import { powerBi } from '../../catalogue/powerbi/catalogue.ts';
import { findOperation } from '../../catalogue/powerbi/index.ts';
import { catalogues } from '../../catalogue/index.ts';
import { listRequests, parseCollection, selectRequests } from '../../runner/index.ts';
import { pipe } from '../../cli/output/screens.ts';
import type { Terminal } from '../../cli/output/terminal.ts';
import { makeProject } from './fixtures/terminal.ts';

const project = makeProject(undefined);
afterAll(() => project.remove());

const file = 'collections/powerbi.postman_collection.json';
const collection = parseCollection(readFileSync(file, 'utf8'), file);
const scenarios = readdirSync('emulator/scenarios').map((name) => name.replace(/\.json$/, ''));
const areas = new Set(powerBi.operations.map(({ id }) => id.split('_')[0]));

/** The commands that a help gives as examples, each as the words that a shell makes of it. */
function examplesIn(help: string): string[][] {
  const [, examples = ''] = help.split(/^(?:Examples|Start here):\n/m);
  return [...examples.matchAll(/^ {2}node dist\/cli\/main\.js (.*)$/gm)].map(([, args]) =>
    [...args!.matchAll(/"([^"]*)"|\S+/g)].map(([whole, quoted]) => quoted ?? whole),
  );
}

const pages = [[], ...commands.map(({ name }) => (name === 'catalogue' ? [name, 'refresh'] : [name]))];

/** What is wrong with an example although the parser takes it: a name that does not exist. */
function unknownIn(args: readonly string[]): string[] {
  const after = (flag: string): string[] => {
    const at = args.indexOf(flag);
    const rest = at < 0 ? [] : args.slice(at + 1);
    const end = rest.findIndex((arg) => arg.startsWith('-'));
    return end < 0 ? rest : rest.slice(0, end);
  };
  const isPart = (selection: { folders: string[]; operations: string[] }): boolean => {
    try {
      return listRequests(selectRequests(collection, selection, catalogues)).length > 0;
    } catch {
      return false;
    }
  };
  const isFile = (name: string): boolean => name.includes('.');
  return [
    ...after('--scenario').filter((name) => !isFile(name) && !scenarios.includes(name)),
    ...after('--env').filter((name) => !isFile(name) && !environmentNames.includes(name)),
    ...[...after('--folder'), ...after('--only')].filter((name) => !isPart({ folders: [name], operations: [] })),
    ...after('--operation').filter((name) => !isPart({ folders: [], operations: [name] })),
    ...after('--area').filter((name) => !areas.has(name)),
    ...(args[0] === 'operations' && args[1]?.includes('_') && !findOperation(args[1]) ? [args[1]] : []),
  ];
}

const terminal = { root: '/clone', cwd: '/clone', env: {}, screens: { out: pipe, err: pipe }, out: () => undefined };

test.each(pages.map((command) => [command.join(' ') || 'the program', command] as const))(
  'the examples of %s are accepted, and name what there is',
  async (_name, command) => {
    const { out } = await project.start([...command, '--help']);
    const found = examplesIn(out);
    expect(found.length).toBeGreaterThan(1);
    for (const args of found) {
      expect(await parse({ own: args, following: [] }, '0', terminal as unknown as Terminal)).toBeDefined();
      expect({ args, unknown: unknownIn(args) }).toEqual({ args, unknown: [] });
    }
  },
);

test.each([
  ['emulate --scenario tenant-switch-off', 'tenant-switch-off'],
  ['share --only Grops --env gcc', 'Grops'],
  ['doctor --env commercal --for read', 'commercal'],
  ['run --operation Groups_GetGroup5', 'Groups_GetGroup5'],
  ['operations --area Dataset', 'Dataset'],
])('%s would be found', (line, unknown) => {
  expect(unknownIn(line.split(' '))).toEqual([unknown]);
});
