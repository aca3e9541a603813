import { readFileSync } from 'node:fs';
import { folderNames } from '../../cli/output/folder-names.ts';
import { printReport } from '../../reporting/formats/index.ts';
import { withFolderNames } from '../../reporting/folder-names.ts';
import { listFolders, parseCollection } from '../../runner/index.ts';
import { powerBi } from '../../catalogue/powerbi/catalogue.ts';
import { entry, record } from '../runner/record/records.ts';

const file = 'collections/powerbi.postman_collection.json';
const folders = listFolders(parseCollection(readFileSync(file, 'utf8'), file));
const run = record([
  entry('Post Rows', 'answered', { area: 'PushDatasets' }),
  entry('Get Book', 'answered', { area: 'Books' }),
]);
const material = { exchangeOf: () => undefined, assets: () => ({ script: '', style: '' }), folderNames };
const printed = (format: 'terminal' | 'markdown' | 'html' | 'json' | 'junit'): string =>
  [...printReport(run, format, material)].join('');

test('every area has the name of a folder that the collection has', () => {
  const areas = [...new Set(powerBi.operations.map(({ area }) => area))];
  expect(areas.map((area) => folderNames.get(area)).filter((name) => !folders.includes(name ?? ''))).toEqual([]);
});

test.each(['terminal', 'markdown', 'html'] as const)('%s shows the name that --folder takes', (format) => {
  expect(printed(format)).toContain('Push datasets');
  expect(printed(format)).not.toContain('PushDatasets');
  expect(printed(format)).toContain('Books'); // of another collection
});

test.each(['json', 'junit'] as const)('%s, for programs, keeps the area', (format) => {
  expect(printed(format)).toContain('PushDatasets');
  expect(printed(format)).not.toContain('Push datasets');
});

test('without names everything stays', () => {
  expect(withFolderNames(run, {}).record).toBe(run);
});
