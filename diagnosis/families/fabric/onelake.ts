import { standardTenant } from '../../../catalogue/powerbi/standard-tenant.ts';
import * as pages from '../../pages.ts';
import type { Row } from '../row.ts';
import { answered, WORKSPACE } from './sample.ts';
import { callerName } from './steps.ts';

const DENIED = /Access to target location\b[^]{0,4000}\bdenied/i;
const SHORTCUTS = `${WORKSPACE}/items/${standardTenant.datasetId}/shortcuts`;

/** Shortcuts of OneLake. */
export const oneLakeRows: readonly Row[] = [
  {
    code: 'FABRIC_SHORTCUT_TARGET_DENIED',
    title: 'The target of the shortcut refuses the identity of the connection',
    certainty: 'reported',
    docs: pages.fabricConnections,
    source:
      'microsoft/fabric-toolbox #265 and a README: a role for the data of the storage account was missing, also for its owner',
    when: { service: 'fabric', also: ({ evidence }) => DENIED.test(evidence.body.slice(0, 8_000)) },
    evidence: 'Access to target location … denied, in the message or the details',
    why: 'Fabric took the request and was refused at the place that the shortcut points to. The token for Fabric is not the cause.',
    fix: (view) => [
      'For Azure storage: give the identity of the connection the role Storage Blob Data Reader on the container (Contributor to write). Owner of the account is not enough.',
      `For OneLake: give ${callerName(view)} access to the item that the shortcut points to.`,
      'Check the path of the target, and the firewall of the storage account.',
    ],
    example: answered('BadRequest', {
      path: SHORTCUTS,
      method: 'POST',
      message: 'Unauthorized. Access to target location https://contoso.dfs.core.windows.net/raw denied',
    }),
    nearMiss: answered('BadRequest', { path: SHORTCUTS, method: 'POST' }),
  },
];
