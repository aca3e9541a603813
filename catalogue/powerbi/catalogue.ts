import type { Catalogue } from '../model/catalogue.ts';
import { GUID } from '../model/guid.ts';
import { aliases } from './curated/variables.ts';
import { environmentRows } from './environment.ts';
import { planFolders } from './folders.ts';
import { operations, shapes } from './index.ts';
import { quickStart } from './quick-start.ts';
import { resources } from './resources.ts';
import { standardTenant } from './standard-tenant.ts';
import { startHere } from './start-here.ts';

const GUID_FOR_MYORG = new RegExp(String.raw`^/v1\.0/${GUID}/`, 'i');

/** What people and programs join without a look: a host, `v1.0/myorg`, a path. */
const DOUBLED = /^\/+(v1\.0)\/+([^/]+)\/+/i;

/** The Power BI REST API. */
export const powerBi: Catalogue = {
  id: 'powerbi',
  name: 'Power BI REST API',
  address: 'apiUrl',
  root: '/v1.0/myorg',
  // The tenant's own id may stand for `myorg`.
  rootPattern: String.raw`\/v1\.0\/(?:myorg|${GUID})`,
  // The admin APIs, and what keeps the profiles.
  asItself: ['admin', 'profiles'],
  // Doubled slashes around `v1.0/myorg`, which clients send and services take; the tenant's own id for `myorg`.
  canonicalPath: (path) =>
    path
      .replace(DOUBLED, '/$1/$2/')
      .replace(/^\/{2,}/, '/')
      .replace(GUID_FOR_MYORG, '/v1.0/myorg/'),
  operations,
  shapes,
  resources,
  aliases,
  folders: planFolders(operations),
  start: startHere,
  texts: { quickStart },
  variables: [
    {
      name: 'featureName',
      value: 'embedTrial',
      about: 'The feature that Get Available Feature By Name asks for.',
    },
  ],
  environment: environmentRows,
  emulatorTenant: standardTenant.tenantId,
};
