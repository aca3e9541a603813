import type { Recipe } from '../../model/recipe.ts';
import { findReport, findWorkspace } from './find.ts';

/** Prints a report into a file. */
export const exportReport: Recipe = {
  id: 'export',
  title: 'Export a report',
  short: 'Export',
  does: 'Export a report to a file, such as PDF, and download it',
  changes: 'Nothing is changed. The service keeps the file for a day.',
  byHand:
    'Type `groupId` and `reportId` into the environment. Send *Export To File In Group*, then *Get Export To File Status In Group* until it says `Succeeded`. Open *Get File Of Export To File In Group* and choose *Send and Download* beside *Send*. After a plain *Send*, *Save response to file* is under the three dots of the answer. A run of this folder shows the name to save it under.',
  inputs: ['workspace', 'report', 'exportFormat', 'exportPages', 'recipeMinutes', 'pollSeconds'],
  required: ['workspace', 'report'],
  columns: ['report', 'format', 'pages', 'size', 'saveAs', 'expires'],
  steps: [
    findWorkspace,
    findReport,
    {
      id: 'pages',
      name: 'Find the pages',
      operation: 'Reports_GetPagesInGroup',
      about: 'Finds the pages of `exportPages`, by the name that readers see. Skipped without them.',
    },
    {
      id: 'start',
      name: 'Start the export',
      operation: 'Reports_ExportToFileInGroup',
      body: '{{exportBody}}',
      about: 'The workspace must be on a capacity.',
    },
    {
      id: 'status',
      name: 'Follow it',
      operation: 'Reports_GetExportToFileStatusInGroup',
      about:
        'Asked until it has ended. One that failed with `Retry-After` is started again, three times at most; without, it has failed for good.',
    },
    {
      id: 'file',
      name: 'Download the file',
      operation: 'Reports_GetFileOfExportToFileInGroup',
      about: 'The answer is the file. Save it under the name that the table shows.',
    },
  ],
};
