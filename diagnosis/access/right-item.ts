import { rightsOf, type Right, type RightNeed } from '../../catalogue/powerbi/access/rights.ts';
import type { Operation } from '../../catalogue/model/types.ts';
import * as pages from '../pages.ts';
import { enterpriseApplication, type AppIdentity } from './app.ts';
import type { AccessItem } from './item.ts';
import { surest } from './surest.ts';

interface RightWords {
  readonly title: string;
  readonly who: string;
  readonly steps: (whom: string) => readonly string[];
  readonly docs: string;
}

const WORDS: Readonly<Record<Right, RightWords>> = {
  build: {
    title: 'Build permission on each semantic model that is queried',
    who: 'anyone who may manage permissions of the model',
    steps: (whom) => [
      `On the model, Manage permissions, Direct access: give ${whom} Build. The role Contributor in its workspace includes Build.`,
    ],
    docs: pages.build,
  },
  'model-owner': {
    title: 'The app owns the semantic model',
    who: 'the app itself',
    steps: () => [
      'Send Take Over In Group as the app; that needs Contributor in the workspace (inferred). Stored credentials of the data sources are dropped (reported): set them again.',
    ],
    docs: pages.restApi,
  },
  'data-source-owner': {
    title: 'The app owns the data source',
    who: 'the app itself',
    steps: () => ['Send Take Over In Group of the semantic model, or of the paginated report, as the app.'],
    docs: pages.gateways,
  },
  'gateway-admin': {
    title: 'Admin of the gateway',
    who: 'an admin of the gateway',
    steps: (whom) => [
      `In Manage connections and gateways, Manage users of the gateway: make ${whom} Admin. A personal gateway cannot be shared.`,
    ],
    docs: pages.gateways,
  },
  'pipeline-admin': {
    title: 'Admin of the deployment pipeline',
    who: 'an admin of the pipeline',
    steps: (whom) => [`In the deployment pipeline, open Manage access. Add ${whom} as Admin.`],
    docs: pages.restApi,
  },
  'capacity-assign': {
    title: 'Permission to assign workspaces to the capacity',
    who: 'an admin of the capacity',
    steps: (whom) => [
      `In the Admin portal, Capacity settings, open the capacity. Give ${whom} contributor permissions, which allow it to assign workspaces. Or make it an admin of the capacity.`,
    ],
    docs: pages.restApi,
  },
  'capacity-admin': {
    title: 'Admin of the capacity',
    who: 'an admin of the capacity',
    steps: (whom) => [`In the Admin portal, Capacity settings, the capacity: make ${whom} an admin.`],
    docs: pages.restApi,
  },
  'on-capacity': {
    title: 'The workspace is on a capacity',
    who: 'an Admin of the workspace who may assign to the capacity',
    steps: () => [
      'In the workspace settings, License info: assign the workspace to a capacity that is running. An app cannot have a Premium Per User licence.',
    ],
    docs: pages.embedToken,
  },
  'dataflow-storage': {
    title: 'The dataflow storage account is enabled',
    who: 'a Fabric administrator',
    steps: () => ['In the Admin portal, Azure connections: connect the storage account, and let workspaces use it.'],
    docs: pages.restApi,
  },
};

/** The rights on single objects that the operations need, each once; those of operations that no app can call are left out. */
export function rightItems(operations: readonly Operation[], app: AppIdentity): AccessItem[] {
  const needs = operations
    .filter(({ closedReason }) => closedReason === undefined)
    .flatMap((operation) => rightsOf(operation).map((need) => ({ need, operation: operation.id })));
  return (Object.keys(WORDS) as Right[]).flatMap((right) => {
    const found = needs.filter(({ need }) => need.right === right);
    return found.length === 0 ? [] : [rightItem(right, found, app)];
  });
}

function rightItem(
  right: Right,
  needs: readonly { readonly need: RightNeed; readonly operation: string }[],
  app: AppIdentity,
): AccessItem {
  const { certainty, source, when } = surest(needs.map(({ need }) => need));
  const { title, who, steps, docs } = WORDS[right];
  return {
    id: `right ${right}`,
    title,
    who,
    steps: steps(enterpriseApplication(app)),
    certainty,
    source,
    ...(when === undefined ? {} : { when }),
    docs,
    operations: needs.map(({ operation }) => operation),
  };
}
