import type { Recipe } from '../../model/recipe.ts';
import { findWorkspace } from './find.ts';

const query = { datasetDisplayName: '{{importName}}', nameConflict: '{{importConflict}}' };

/** Brings a file into a workspace. */
export const publish: Recipe = {
  id: 'publish',
  title: 'Publish a file',
  short: 'Publish',
  does: 'Publish a PBIX or RDL file in a workspace, and follow it until it is there',
  changes:
    'It adds a semantic model and a report to the workspace, or replaces those of the same name: see `nameConflict`. It stays there. Run *Own and connect* for the model afterwards. Without a `file` it is a rehearsal. Then an empty paginated report is published, under a name that begins with "powerbi-postman ", and deleted again.',
  byHand:
    'Choose the file in *Publish 4*, under Body, and type its name and `nameConflict` under Params. Send it, then *Publish 6* until `importState` shows an end.',
  inputs: [
    'workspace',
    'file',
    'publishAs',
    'nameConflict',
    'uploadFirst',
    'uploadSasUrl',
    'rebindTo',
    'recipeMinutes',
    'pollSeconds',
  ],
  required: ['workspace'],
  emulated: { workspace: 'Northwind Sales' },
  columns: ['workspace', 'kind', 'name', 'id', 'done'],
  steps: [
    findWorkspace,
    {
      id: 'place',
      name: 'Ask for a place to upload to',
      operation: 'Imports_CreateTemporaryUploadLocationInGroup',
      about:
        'For files above 1 GB, on a Premium or Fabric capacity: with `uploadFirst`. The address in its answer takes the file, with no token: `azcopy copy Big.pbix "ADDRESS"`. Then type the address into `uploadSasUrl`, and run the recipe again. The command line uploads the file itself.',
    },
    {
      id: 'uploaded',
      name: 'Publish an uploaded file',
      operation: 'Imports_PostImportInGroup',
      query,
      body: { fileUrl: '{{uploadSasUrl}}' },
      about: 'Publishes what was uploaded to `uploadSasUrl`. Skipped where that is empty.',
    },
    {
      id: 'import',
      name: 'Publish the file',
      operation: 'Imports_PostImportInGroup',
      query,
      file: 'file',
      about: 'Sends the file, up to 1 GB. Newman looks for it below its working directory: `--working-dir`.',
    },
    {
      id: 'rehearse',
      name: 'Publish a rehearsal',
      operation: 'Imports_PostImportInGroup',
      query,
      about: 'Sends an empty paginated report, where no `file` is given.',
    },
    {
      id: 'follow',
      name: 'Follow it',
      operation: 'Imports_GetImportInGroup',
      about: 'Asked until the file is published, or that failed.',
    },
    {
      id: 'target',
      name: 'Find the model to rebind to',
      operation: 'Datasets_GetDatasetsInGroup',
      about: 'Finds the id of `rebindTo` in the workspace. Skipped where that is empty.',
    },
    {
      id: 'rebind',
      name: 'Rebind the report',
      operation: 'Reports_RebindReportInGroup',
      body: '{{recipeBody}}',
      about: 'The report reads from `rebindTo` from now on. Skipped where it does already.',
    },
    {
      id: 'show',
      name: 'Show what is there',
      operation: 'Imports_GetImportInGroup',
      about: 'Lists the model and the report with their ids.',
    },
    {
      id: 'delete',
      name: 'Delete the rehearsal',
      operation: 'Reports_DeleteReportInGroup',
      cleansUp: true,
      about: 'At the end of a rehearsal.',
    },
  ],
};
