import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { standardTenant } from '../../catalogue/powerbi/standard-tenant.ts';
import { type Emulator, type EmulatorOptions } from '../../emulator/index.ts';
import { type RecipeRun, runRecipeAt, withEmulator } from './run-recipe.ts';

const TITLE = 'Publish a file';
const inputs = { workspace: 'Northwind Sales', file: 'Stock.pbix' };
const workingDir = mkdtempSync(join(tmpdir(), 'publish-'));
writeFileSync(join(workingDir, 'Stock.pbix'), 'PK a package');
writeFileSync(join(workingDir, 'Broken.pbix'), 'no package');
writeFileSync(join(workingDir, 'Slip.rdl'), '<Report/>');
afterAll(() => rmSync(workingDir, { recursive: true }));

const publish = (emulator: Emulator, more: Record<string, string> = {}): Promise<RecipeRun> =>
  runRecipeAt(emulator, TITLE, { ...inputs, ...more }, { workingDir });

/** What the workspace has, by name, and what its reports read from. */
async function contentOf({ url, userToken }: Emulator): Promise<{ models: string[]; reports: [string, string][] }> {
  const read = async (kind: string): Promise<{ id: string; name: string; datasetId: string }[]> => {
    const answer = await fetch(`${url}/v1.0/myorg/groups/${standardTenant.groupId}/${kind}`, {
      headers: { Authorization: `Bearer ${await userToken()}` },
    });
    return ((await answer.json()) as { value: { id: string; name: string; datasetId: string }[] }).value;
  };
  const models = await read('datasets');
  const nameOf = (id: string): string => models.find((model) => model.id === id)?.name ?? '';
  return {
    models: models.map(({ name }) => name),
    reports: (await read('reports')).map(({ name, datasetId }) => [name, nameOf(datasetId)]),
  };
}

test('a file is published and followed; the second run adds nothing', () =>
  withEmulator(async (emulator) => {
    const before = await contentOf(emulator);
    const run = await publish(emulator);
    expect(run.failed).toEqual([]);
    expect(run.sent).toEqual([
      '200 GET Publish 1 Find the workspace',
      '202 POST Publish 4 Publish the file',
      '200 GET Publish 6 Follow it',
      '200 GET Publish 6 Follow it',
      '200 GET Publish 9 Show what is there',
    ]);
    expect(run.rows).toMatchObject([
      { workspace: 'Northwind Sales', kind: 'semantic model', name: 'Stock', done: 'Succeeded' },
      { kind: 'report', name: 'Stock' },
    ]);
    expect(run.told.at(-1)).toMatch(
      /^Next, for the model: connect and refresh it:\n {2}recipe own --workspace "Northwind Sales" --model [0-9a-f-]{36} --allow-write$/,
    );
    const after = {
      models: [...before.models, 'Stock'],
      reports: [...before.reports, ['Stock', 'Stock']],
    };
    expect(await contentOf(emulator)).toEqual(after);
    expect((await publish(emulator)).failed).toEqual([]);
    expect(await contentOf(emulator)).toEqual(after);
  }));

test('without a file it is a rehearsal: a report that is deleted again', () =>
  withEmulator(async (emulator) => {
    const before = await contentOf(emulator);
    const run = await publish(emulator, { file: '' });
    expect(run.failed).toEqual([]);
    expect(run.sent.filter((line) => !line.includes(' GET '))).toEqual([
      '202 POST Publish 5 Publish a rehearsal',
      '200 DELETE Publish 10 Delete the rehearsal',
    ]);
    expect(run.rows).toMatchObject([{ kind: 'report', name: expect.stringMatching(/^powerbi-postman /) as string }]);
    expect(await contentOf(emulator)).toEqual(before);
  }));

test('the report is rebound, once', () =>
  withEmulator(async (emulator) => {
    const run = await publish(emulator, { rebindTo: 'Sales', publishAs: 'Store' });
    expect(run.failed).toEqual([]);
    expect(run.sent.slice(-3)).toEqual([
      '200 GET Publish 7 Find the model to rebind to',
      '200 POST Publish 8 Rebind the report',
      '200 GET Publish 9 Show what is there',
    ]);
    expect((await contentOf(emulator)).reports.at(-1)).toEqual(['Store', 'Sales']);
    const again = await publish(emulator, { rebindTo: standardTenant.datasetId, publishAs: 'Store' });
    expect([again.failed, again.sent.filter((line) => line.includes('Rebind the'))]).toEqual([[], []]);
  }));

test('a paginated report is added, and replaced the next time', () =>
  withEmulator(async (emulator) => {
    const posts = ({ sent }: RecipeRun): string[] => sent.filter((line) => line.includes('POST'));
    const first = await publish(emulator, { file: 'Slip.rdl' });
    expect([first.failed, posts(first)]).toEqual([
      [],
      ['404 POST Publish 4 Publish the file', '202 POST Publish 4 Publish the file'],
    ]);
    const second = await publish(emulator, { file: 'Slip.rdl' });
    expect([second.failed, posts(second)]).toEqual([[], ['202 POST Publish 4 Publish the file']]);
    expect((await contentOf(emulator)).reports.filter(([name]) => name === 'Slip')).toHaveLength(1);
  }));

test('a file that was uploaded before is published from there', () =>
  withEmulator(async (emulator) => {
    const { url, userToken } = emulator;
    const answer = await fetch(
      `${url}/v1.0/myorg/groups/${standardTenant.groupId}/imports/createTemporaryUploadLocation`,
      { method: 'POST', headers: { Authorization: `Bearer ${await userToken()}` } },
    );
    const { Url: uploadSasUrl } = (await answer.json()) as { Url: string };
    await fetch(uploadSasUrl, {
      method: 'PUT',
      headers: { 'x-ms-blob-type': 'BlockBlob' },
      body: 'PK a large package',
    });
    const run = await publish(emulator, { uploadSasUrl, file: 'elsewhere/Large.pbix' });
    expect([run.failed, run.sent[1]]).toEqual([[], '202 POST Publish 3 Publish an uploaded file']);
    expect((await contentOf(emulator)).models.at(-1)).toBe('Large');
    expect(JSON.stringify([run.rows, run.told, [...run.lines]])).not.toContain('sig=');
  }));

test('a large file: the place is asked for, and nothing is published before the file is there', () =>
  withEmulator(async (emulator) => {
    const before = await contentOf(emulator);
    const run = await publish(emulator, { uploadFirst: 'true' });
    expect(run.sent).toEqual([
      '200 GET Publish 1 Find the workspace',
      '200 POST Publish 2 Ask for a place to upload to',
    ]);
    expect(run.failed).toEqual([expect.stringMatching(/^File is published: not yet\. Upload it to the address/)]);
    expect(await contentOf(emulator)).toEqual(before);
  }));

describe('traps', () => {
  const jobs = (ends: string) => ({ scenario: { about: 'a job', tenant: { jobs: { import: { ends } } } } as never });
  const cases: readonly (readonly [string, Record<string, string>, string, EmulatorOptions?])[] = [
    ['another kind of file', { file: 'Stock.xlsx' }, 'Inputs: file must be a PBIX or RDL file'],
    ['a way that there is not', { nameConflict: 'Replace' }, 'Inputs: nameConflict must be one of Abort, '],
    [
      'a way that is none for paginated reports',
      { file: 'Slip.rdl', nameConflict: 'Ignore' },
      'Inputs: nameConflict must be one of Abort, Overwrite for a paginated report',
    ],
    ['a paginated report is to be rebound', { file: 'Slip.rdl', rebindTo: 'Sales' }, 'Inputs: rebindTo must be empty'],
    [
      'the name is taken',
      { publishAs: 'Sales', nameConflict: 'abort' },
      'answers 200 or 202: Publish 4 Publish the file answered 409 (error DuplicatePackageFoundError',
    ],
    [
      'nothing to overwrite',
      { nameConflict: 'Overwrite' },
      'answers 200 or 202: Publish 4 Publish the file answered 404 (error DuplicatePackageNotFoundError',
    ],
    [
      'the file cannot be read',
      { file: 'Broken.pbix' },
      'answers 200 or 202: Publish 4 Publish the file answered 400 (error RequestedFileIsEncryptedOrCorrupted',
    ],
    ['no such workspace', { workspace: 'Sales' }, 'Inputs: no workspace has the name "Sales" here.'],
    ['no such model to rebind to', { rebindTo: 'Orders' }, 'Inputs: no semantic model has the name "Orders" here.'],
    ['the import fails', {}, 'File is published: it ended as Failed. The service says no more', jobs('failed')],
    [
      'the import never ends',
      { recipeMinutes: '0', pollSeconds: '1' },
      'Ends in time: the file is being published',
      jobs('never'),
    ],
  ];
  // Each as one value: jest takes a parameter that a row lacks for a callback.
  test.each(cases.map((row) => [row[0], row] as const))('%s', (_name, [, more, reason, options]) =>
    withEmulator(async (emulator) => {
      const run = await publish(emulator, more);
      expect(run.failed[0]).toContain(reason);
      expect(run.failed).toHaveLength(1);
    }, options),
  );

  test('429 at the upload and while it is followed', () =>
    withEmulator(
      async (emulator) => {
        const run = await publish(emulator);
        expect([run.failed, run.sent.filter((line) => line.startsWith('429'))]).toEqual([
          [],
          ['429 POST Publish 4 Publish the file', '429 GET Publish 6 Follow it'],
        ]);
      },
      {
        faults: ['Imports_PostImportInGroup', 'Imports_GetImportInGroup'].map((operation) => ({
          operation,
          kind: 'throttled',
          seconds: 0,
          times: 1,
        })),
      },
    ));
});
