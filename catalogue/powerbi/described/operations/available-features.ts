// Derived from the official description by `powerbi-postman catalogue refresh`. Do not edit: curated facts stand in ../curated.
import type { DescribedOperation } from '../../../model/types.ts';

/** Operations of the area AvailableFeatures. */
export const availableFeatures: readonly DescribedOperation[] = [
  {
    id: 'AvailableFeatures_GetAvailableFeatureByName',
    area: 'AvailableFeatures',
    method: 'GET',
    path: '/v1.0/myorg/availableFeatures(featureName=\'{featureName}\')',
    parameters: [{ name: 'featureName', in: 'path', type: 'string', required: true }],
    responses: [
      {
        status: 200,
        shape: { type: 'ref', name: 'AvailableFeature' },
        mediaTypes: ['application/json'],
        shown: ['additionalInfo', 'additionalInfo.usage', 'extendedState', 'name', 'state'],
        headers: [],
      },
    ],
    scopes: [],
    servicePrincipal: 'yes',
    profile: true,
    noAdminConsentedPermission: false,
    limits: [],
    pagination: 'none',
    preview: false,
    deprecated: false,
    docs: 'https://learn.microsoft.com/rest/api/power-bi/available-features/get-available-feature-by-name',
  },
  {
    id: 'AvailableFeatures_GetAvailableFeatures',
    area: 'AvailableFeatures',
    method: 'GET',
    path: '/v1.0/myorg/availableFeatures',
    parameters: [],
    responses: [
      {
        status: 200,
        shape: { type: 'ref', name: 'AvailableFeatures' },
        mediaTypes: ['application/json'],
        shown: [
          'features',
          'features[].additionalInfo',
          'features[].additionalInfo.usage',
          'features[].extendedState',
          'features[].name',
          'features[].state',
        ],
        headers: [],
      },
    ],
    scopes: [],
    servicePrincipal: 'yes',
    profile: true,
    noAdminConsentedPermission: false,
    limits: [],
    pagination: 'none',
    preview: false,
    deprecated: false,
    docs: 'https://learn.microsoft.com/rest/api/power-bi/available-features/get-available-features',
  },
];
