// Derived from the official description by `powerbi-postman catalogue refresh`. Do not edit: curated facts stand in ../curated.
import type { DescribedOperation } from '../../../model/types.ts';

/** Operations of the area TemplateApps. */
export const templateApps: readonly DescribedOperation[] = [
  {
    id: 'TemplateApps_CreateInstallTicket',
    area: 'TemplateApps',
    method: 'POST',
    path: '/v1.0/myorg/CreateTemplateAppInstallTicket',
    parameters: [],
    body: {
      shape: { type: 'ref', name: 'CreateInstallTicketRequest' },
      required: true,
      mediaTypes: ['application/json'],
      shown: [
        'appId',
        'config',
        'config.configuration',
        'config.configuration.param1',
        'config.configuration.param2',
        'ownerTenantId',
        'packageKey',
      ],
    },
    responses: [
      {
        status: 200,
        shape: { type: 'ref', name: 'InstallTicket' },
        mediaTypes: ['application/json'],
        shown: ['expiration', 'ticket', 'ticketId'],
        headers: [],
      },
    ],
    scopes: [],
    servicePrincipal: 'only',
    profile: false,
    noAdminConsentedPermission: false,
    limits: [],
    pagination: 'none',
    preview: false,
    deprecated: false,
    docs: 'https://learn.microsoft.com/rest/api/power-bi/template-apps/create-install-ticket',
  },
];
