import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { transform } from 'esbuild';
import { powerBi } from '../catalogue/powerbi/catalogue.ts';
import { projectFolder } from './cli/fixtures/built.ts';

/** Folders that take a catalogue and know no API by name. The recipes, the rules of the diagnosis, their examples and the services are each about one. */
const FOLDERS = ['generator', 'runner', 'reporting', 'scripts', 'diagnosis'];
const OF_ONE_API =
  /^scripts\/recipes\/(?!flow\/)|^diagnosis\/(?:rules|families|guesses|access|settings|services|examples)\//;

const ids = [...powerBi.resources.map(({ variable }) => variable), ...Object.keys(powerBi.aliases)];
const variables = ids.filter((name) => /Id$/.test(name) && name !== 'tenantId');
const areas = [...new Set(powerBi.operations.map(({ id }) => id.split('_')[0]!))];

/** Paths, variables and areas of Power BI, what its catalogue has in its folder, and the list of the catalogues that are known. */
const NAMES = new RegExp(
  String.raw`\bmyorg\b|\b(?:${variables.join('|')})\b|\b(?:${areas.join('|')})_(?:[A-Z]|\(Preview\))|catalogue/(?:powerbi/|index\.ts)`,
);

/** What a source names, comments and types apart; undefined where it names nothing of an API. */
async function namedIn(source: string): Promise<string | undefined> {
  const { code } = await transform(source, { loader: 'ts', legalComments: 'none' });
  return NAMES.exec(code)?.[0];
}

function sourcesIn(folder: string): string[] {
  const names = readdirSync(join(projectFolder, folder), { recursive: true, encoding: 'utf8' });
  const paths = names.map((name) => `${folder}/${name.replaceAll(sep, '/')}`);
  return paths.filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts') && !OF_ONE_API.test(path));
}

test('nothing but the rules about it names what only Power BI has', async () => {
  const found: string[] = [];
  for (const path of FOLDERS.flatMap(sourcesIn).sort())
    if ((await namedIn(readFileSync(join(projectFolder, path), 'utf8'))) !== undefined) found.push(path);
  expect(found).toEqual([]);
});

// prettier-ignore
test.each<[string, string, string | undefined]>([
  ['a path', "const path = '/v1.0/myorg/groups';", 'myorg'],
  ['a variable in a text', "const text = '{{groupId}}';", 'groupId'],
  ['a variable as a member', 'export const id = ids.datasetId;', 'datasetId'],
  ['an operation', "export const first = 'Groups_GetGroups';", 'Groups_G'],
  ['one that is not final', "export const goals = 'Goals_(Preview)_Get';", 'Goals_(Preview)'],
  ['the known catalogues', "import { operationAt } from '../catalogue/index.ts';\nexport const it = operationAt;", 'catalogue/index.ts'],
  ['its catalogue', "import { powerBi } from '../catalogue/powerbi/catalogue.ts';\nexport const it = powerBi;", 'catalogue/powerbi/'],
  ['a comment', '/** Such as `/v1.0/myorg/groups/{groupId}`. */\nexport const path = 1; // Groups_GetGroups', undefined],
  ['a type of its catalogue', "import type { X } from '../catalogue/powerbi/index.ts';\nexport type Y = X;", undefined],
  ['what every tenant has', 'export const tenant = values.tenantId;', undefined],
])('%s', async (_, source, expected) => {
  expect(await namedIn(source)).toBe(expected);
});
