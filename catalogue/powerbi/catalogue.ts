import type { Catalogue } from '../model/catalogue.ts';
import { GUID } from '../model/guid.ts';
import { canonicalPath } from './canonical-path.ts';
import { aliases } from './curated/variables.ts';
import { environmentRows } from './environment.ts';
import { planFolders } from './folders.ts';
import { operations, shapes } from './index.ts';
import { quickStart } from './quick-start.ts';
import { lifeCycles } from './recipes/life-cycles.ts';
import { negativeChecks } from './recipes/negative-checks.ts';
import { recipes } from './recipes/index.ts';
import { resources } from './resources.ts';
import { standardTenant } from './standard-tenant.ts';
import { startHere } from './start-here.ts';

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
  canonicalPath,
  operations,
  shapes,
  resources,
  aliases,
  folders: planFolders(operations),
  start: startHere,
  jobs: [recipes, lifeCycles, negativeChecks],
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
