import * as pages from '../../pages.ts';
import type { Row } from '../row.ts';
import { named, odata, REPORT } from './answers.ts';

const PATH = /\/GenerateToken\/?$/i;

/** Embed tokens, where effective identities are not the matter: those have rules of their own. And template apps. */
export const embedRows: readonly Row[] = [
  {
    code: 'PBI_EMBED_PAGINATED',
    title: 'The paginated report is in a classic workspace',
    certainty: 'reported',
    docs: pages.embedToken,
    source: 'an issue with the message',
    when: {
      service: 'powerbi',
      path: /\/GenerateToken\/?$|^$/i,
      words: /paginated report.{0,90}workspaces? v2|only supported with workspaces v2/i,
    },
    why: 'Embed tokens for paginated reports are made only in new workspaces (v2), not in classic ones.',
    fix: [
      'Upgrade the workspace in its settings, or publish the report in a new workspace.',
      'Use POST /v1.0/myorg/GenerateToken with reports, datasets and targetWorkspaces in the body.',
      'The workspace must be on a capacity.',
    ],
    example: {
      path: `${REPORT}/GenerateToken`,
      method: 'POST',
      status: 400,
      body: named('Creating embed token for paginated report is only supported with workspaces v2'),
    },
    nearMiss: {
      path: `${REPORT}/GenerateToken`,
      method: 'POST',
      status: 400,
      body: named('Creating embed token requires effective identity to be provided'),
    },
  },
  {
    code: 'PBI_EMBED_QUOTA',
    title: 'The free embed tokens are used up',
    certainty: 'documented',
    docs: pages.embedToken,
    source: 'documented: without a capacity a trial quota, then 403; the words are inferred',
    when: { service: 'powerbi', path: PATH, words: /quota|trial|(token|embed).{0,90}(limit|exceeded)/i },
    why: 'Without a capacity a tenant has a small number of embed tokens, meant for development.',
    fix: [
      'Assign the workspace to a Fabric, Embedded or Premium capacity (Assign To Capacity); then the number is not limited.',
      'Get Available Features shows how much of the quota is used (embedTrial).',
    ],
    example: {
      path: `${REPORT}/GenerateToken`,
      method: 'POST',
      status: 403,
      body: named('The trial quota of embed tokens is exceeded'),
    },
    nearMiss: {
      path: `${REPORT}/GenerateToken`,
      method: 'POST',
      status: 403,
      body: odata('PowerBINotAuthorizedException'),
    },
  },
  {
    code: 'PBI_EMBED_RESOURCES',
    title: 'The list of items for the embed token is not accepted',
    certainty: 'documented',
    docs: pages.embedToken,
    source: 'the limits are documented, the words are inferred',
    stage: 'shape',
    when: {
      service: 'powerbi',
      path: PATH,
      status: [400],
      words: /\b50\b|too many|targetWorkspaces|datasets? .{0,90}(missing|required)|reports? .{0,90}(missing|required)/i,
    },
    why: 'The body of GenerateToken names too many items, or omits one that belongs to them.',
    fix: [
      'Name at most 50 reports, 50 datasets and 50 targetWorkspaces in one request.',
      'Name every dataset of every report; add targetWorkspaces where reports may be saved.',
    ],
    example: {
      path: '/v1.0/myorg/GenerateToken',
      method: 'POST',
      status: 400,
      body: named('Too many reports in the request'),
    },
    nearMiss: {
      path: '/v1.0/myorg/GenerateToken',
      method: 'POST',
      status: 400,
      body: named('Creating embed token requires effective identity to be provided'),
    },
  },
  {
    code: 'PBI_TEMPLATE_APP_OWNER',
    title: 'The template app does not belong to the tenant of the caller',
    certainty: 'documented',
    docs: pages.installTicket,
    source: "the description's own example of a 401",
    when: { service: 'powerbi', says: ['ServiceAppApplicationOwnershipValidationFailed'] },
    why: 'Only the tenant that owns a template app can make install tickets for it.',
    fix: [
      'Send the request with a token of a service principal in the tenant that owns the template app.',
      'Compare appId, packageKey and ownerTenantId in the body with the installation link of the app.',
      'If the app is not in AppSource, give both this caller and the user who installs access to it.',
    ],
    example: {
      path: '/v1.0/myorg/CreateTemplateAppInstallTicket',
      method: 'POST',
      status: 401,
      body: odata('ServiceAppApplicationOwnershipValidationFailed'),
    },
    nearMiss: {
      path: '/v1.0/myorg/CreateTemplateAppInstallTicket',
      method: 'POST',
      status: 400,
      body: odata('ServiceAppInstallTicketInvalidConfiguration'),
    },
  },
  {
    code: 'PBI_TEMPLATE_APP_CONFIGURATION',
    title: 'The configuration of the install ticket does not fit the template app',
    certainty: 'documented',
    docs: pages.installTicket,
    source: "the description's own example of a 400",
    when: { service: 'powerbi', says: ['ServiceAppInstallTicketInvalidConfiguration'] },
    why: 'Every parameter of the template app must have a value in config.configuration, under its own name.',
    fix: [
      'Send all query parameters of the template app as text in config.configuration; leave out names that it does not have.',
      'Check packageKey: it belongs to one version of the app.',
    ],
    example: {
      path: '/v1.0/myorg/CreateTemplateAppInstallTicket',
      method: 'POST',
      status: 400,
      body: odata('ServiceAppInstallTicketInvalidConfiguration'),
    },
    nearMiss: {
      path: '/v1.0/myorg/CreateTemplateAppInstallTicket',
      method: 'POST',
      status: 401,
      body: odata('ServiceAppApplicationOwnershipValidationFailed'),
    },
  },
];
