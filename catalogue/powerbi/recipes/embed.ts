import type { Recipe } from '../../model/recipe.ts';
import { findReport, findWorkspace } from './find.ts';

/** What a web page needs to show a report to somebody without a Power BI account. */
export const embed: Recipe = {
  id: 'embed',
  title: 'Embed',
  short: 'Embed',
  does: 'Get what a web page needs to show a report: its embed URL and a token',
  changes:
    'No item is changed. It issues an embed token, which opens the report for an hour at most. The token is in the answer of its request, and nowhere else: not in the table, the console or a saved file.',
  byHand:
    'Type `groupId` and `reportId` into the environment and send *Reports Generate Token In Group*, or *Generate Token For Several Items*. The embed URL is in the answer of *Get Report In Group*.',
  inputs: ['workspace', 'report', 'embedUser', 'embedRoles', 'embedModels', 'embedEdit', 'embedVersion'],
  required: ['workspace', 'report'],
  columns: ['report', 'reportId', 'embedUrl', 'tokenId', 'expiration', 'renewAt', 'reader', 'roles'],
  steps: [
    findWorkspace,
    findReport,
    {
      id: 'model',
      name: 'See what the model needs',
      operation: 'Datasets_GetDatasetInGroup',
      about:
        'For the model of the report and each of `embedModels`: whether a token needs the identity of a reader, and roles. A paginated report may have none.',
    },
    {
      id: 'tokenV1',
      name: 'Get a token of version 1',
      operation: 'Reports_GenerateTokenInGroup',
      body: '{{embedBody}}',
      about: 'Only with `embedVersion` as 1: for this report alone.',
    },
    {
      id: 'tokenV2',
      name: 'Get a token',
      operation: 'EmbedToken_GenerateToken',
      body: '{{embedBody}}',
      about:
        'For the report and its models. With `embedEdit` readers may change the report and save it in its workspace. Renew the token ten minutes before it expires.',
    },
    {
      id: 'show',
      name: 'Show what to embed',
      operation: 'Reports_GetReportInGroup',
      about: 'Shows the embed URL, when the token expires and when to renew it.',
    },
  ],
};
