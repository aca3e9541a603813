import { standardTenant } from '../../../catalogue/powerbi/index.ts';
import type { TenantDefinition } from '../../tenant/definition.ts';
import { DEVELOPMENT_GROUP_ID, PRODUCTION_GROUP_ID, standardTenantDefinition } from '../../tenant/standard.ts';
import { AccessList } from '../content/access.ts';
import type { ClockSetting } from '../content/clock.ts';
import { emptyContent, type Content } from '../content/content.ts';
import { addDataset } from '../content/dataset.ts';
import { idOf } from '../content/ids.ts';
import { addPipeline } from '../content/pipeline.ts';
import { addReport } from '../content/report.ts';
import type { Workspace } from '../content/tenant-wide.ts';
import { assignToCapacity, personalWorkspace } from '../content/workspace.ts';
import { addFurtherWorkspaces } from '../further/index.ts';
import { furnish } from './furniture.ts';
import { addGoals } from './goals.ts';
import { addPeople } from './people.ts';
import { addTenantServices } from './tenant.ts';
import { addDefinedWorkspace, capacityIdOf } from './workspaces.ts';

const {
  groupId,
  dataflowId,
  installedAppId,
  transactionId,
  userId,
  userEmail,
  colleagueId,
  servicePrincipalId,
  profileId,
} = standardTenant;

const DAY = 24 * 3600;

/** How many days ago the standard workspaces were changed; others longer ago than anybody can ask for. */
const DAYS_UNCHANGED: Readonly<Record<string, number>> = {
  [groupId]: 1,
  [DEVELOPMENT_GROUP_ID]: 3,
  [PRODUCTION_GROUP_ID]: 7,
};
const LONG = 200;

/** What stands in the standard workspaces, by their ids. Others are empty. */
const furnishings: Readonly<Record<string, (content: Content, workspace: Workspace) => void>> = {
  [groupId](content, { id, access }) {
    access.grant(servicePrincipalId, 'Member', 'App', { id: profileId, displayName: 'Northwind customers' });
    furnish(content, id, dataflowId, transactionId);
    addGoals(content, id);
  },
  [DEVELOPMENT_GROUP_ID](content, { id }) {
    furnish(content, id);
  },
  [PRODUCTION_GROUP_ID](content, { id }) {
    const released = addDataset(
      content,
      id,
      idOf('production/dataset'),
      { name: 'Sales', configuredBy: userEmail },
      { sources: 2 },
    );
    const people = { createdBy: userEmail, modifiedBy: userEmail };
    addReport(content, id, idOf('production/report'), { name: 'Sales overview', datasetId: released.id, ...people });
  },
};

/** The content of a tenant: Northwind, a small company with one of everything. Under a fixed clock the same in every run. */
export function standardContent(
  tenant: TenantDefinition = standardTenantDefinition(),
  clock: ClockSetting = 'fixed',
): Content {
  const content = emptyContent(tenant, clock, 'northwind');
  addPeople(content);
  addTenantServices(content);
  for (const [name, definition] of Object.entries(tenant.workspaces)) {
    const workspace = addDefinedWorkspace(content, name, definition);
    furnishings[workspace.id]?.(content, workspace);
    // Deleted last: what is in a deleted workspace was put there before.
    if (definition.deleted) workspace.fields['state'] = 'Deleted';
  }
  const own = personalWorkspace(content, userId);
  const capacity = capacityIdOf(content, Object.keys(tenant.capacities)[0]);
  if (capacity !== undefined) assignToCapacity(content, own, capacity);
  furnish(content, own.id);
  if (Object.keys(furnishings).every((id) => content.workspaces.find(id) !== undefined)) {
    addRelease(content, DEVELOPMENT_GROUP_ID, PRODUCTION_GROUP_ID);
    addApp(content);
  }
  for (const workspace of content.workspaces.list())
    workspace.modified = content.clock.moment(-DAY * (DAYS_UNCHANGED[workspace.id] ?? LONG));
  addFurtherWorkspaces(content);
  content.clock.open();
  return content;
}

/** A pipeline from development by way of sales to production, with one deployment behind it. */
function addRelease(content: Content, developmentId: string, productionId: string): void {
  const pipeline = addPipeline(content, idOf('pipeline/release'), {
    displayName: 'Northwind release',
    description: 'From development to everybody',
  });
  for (const [order, workspaceId] of [developmentId, groupId, productionId].entries()) {
    const stage = pipeline.stages[order];
    if (stage) stage.workspaceId = workspaceId;
  }
  pipeline.access.grant(userId, 'Admin', 'User');
  pipeline.access.grant(servicePrincipalId, 'Admin', 'App');
  pipeline.access.grant(colleagueId, 'Admin', 'User');
  const at = content.clock.moment(-7 * 24 * 3600);
  pipeline.lastDeployed = at;
  const id = idOf('pipeline/release/deployment');
  const names = { sourceDisplayName: 'Sales', targetDisplayName: 'Sales' };
  pipeline.deployments.push({
    id,
    // Read to the end long ago.
    reads: 2,
    fields: {
      id,
      type: 'Deploy',
      status: 'Succeeded',
      lastUpdatedTime: at,
      executionStartTime: at,
      executionEndTime: at,
      sourceStageOrder: 0,
      targetStageOrder: 1,
      performedBy: { userPrincipalName: userEmail, principalObjectID: userId, principalType: 'User' },
      note: { content: 'First release', isTruncated: false },
      executionPlan: {
        steps: [
          {
            index: 0,
            type: 'DatasetDeployment',
            status: 'Succeeded',
            preDeploymentDiffState: 'New',
            sourceAndTarget: {
              source: idOf(`${developmentId}/dataset`),
              target: idOf(`${groupId}/dataset`),
              type: 'Dataset',
              ...names,
            },
          },
        ],
      },
      preDeploymentDiffInformation: { newArtifactsCount: 1, differentArtifactsCount: 0, noDifferenceArtifactsCount: 0 },
    },
  });
}

function addApp(content: Content): void {
  const id = installedAppId;
  const app = content.apps.add({
    id,
    groupId,
    fields: {
      id,
      name: 'Northwind sales',
      description: 'Sales for everybody',
      lastUpdate: content.clock.moment(-3 * 24 * 3600),
      publishedBy: 'Ada',
    },
    access: new AccessList(content.directory, 'appUserAccessRight'),
  });
  app.access.grant(userId, 'All', 'User');
  app.access.grant(colleagueId, 'Read', 'User');
}
