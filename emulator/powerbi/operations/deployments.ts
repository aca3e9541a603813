import { defined } from '../../../catalogue/model/defined.ts';
import type { Collection } from '../content/collection.ts';
import type { Content } from '../content/content.ts';
import { addDashboard } from '../content/dashboard.ts';
import { addDataset } from '../content/dataset.ts';
import type { Placed } from '../content/items.ts';
import { comesToNothing, courseOf, phaseAt, type Phase } from '../content/job.ts';
import { addReport } from '../content/report.ts';
import type { Deployment, Pipeline } from '../content/tenant-wide.ts';
import { addWorkspace, noteChange } from '../content/workspace.ts';
import { fieldsOf, pick, rowsOf, textOf, valueOf, type Fields } from '../fields.ts';
import { listed } from '../paging.ts';
import { notFound } from '../refusal.ts';
import { deployByApp, itemNotInStage, noAppToUpdate } from '../refusals/deployment.ts';
import { refused } from '../refusals/rule.ts';
import { callerName, shows, type Handlers, type Request } from '../request.ts';
import { pipelineOf, stageOf } from './pipelines.ts';

interface Item extends Placed {
  fields: Fields;
}

/** What of a workspace a pipeline carries from stage to stage, and how a copy of each is made. */
const kinds = {
  datasets: {
    type: 'DatasetDeployment',
    copy: (content: Content, groupId: string, { fields }: Item): Item =>
      addDataset(content, groupId, content.ids.next(), pick(fields, 'name', 'configuredBy'), { sources: 2 }),
  },
  reports: {
    type: 'ReportDeployment',
    copy: (content: Content, groupId: string, { fields }: Item): Item =>
      addReport(content, groupId, content.ids.next(), pick(fields, 'name', 'datasetId', 'reportType', 'description')),
  },
  dashboards: {
    type: 'DashboardDeployment',
    copy: (content: Content, groupId: string, item: Item): Item =>
      addDashboard(content, groupId, content.ids.next(), nameOf(item)),
  },
} as const;

type Kind = keyof typeof kinds;

const kindNames = Object.keys(kinds) as Kind[];

function nameOf({ fields }: Item): string {
  return textOf(fields, 'name') ?? textOf(fields, 'displayName') ?? '';
}

function itemsIn(collection: Collection<Item>, groupId: string | undefined): Item[] {
  return groupId === undefined ? [] : collection.list((item) => item.groupId === groupId);
}

function twinOf(collection: Collection<Item>, groupId: string | undefined, item: Item): Item | undefined {
  return itemsIn(collection, groupId).find((candidate) => nameOf(candidate) === nameOf(item));
}

/** What stands in a stage. An item is paired with the one of the same name in the stages beside it. */
function stageArtifacts(request: Request): Fields {
  const { content } = request;
  const pipeline = pipelineOf(request);
  const { order, workspaceId } = stageOf(pipeline, Number(request.path['stageOrder']));
  const groupOf = (wanted: number): string | undefined =>
    pipeline.stages.find((stage) => stage.order === wanted)?.workspaceId;
  const show = (collection: Collection<Item>): Fields[] =>
    itemsIn(collection, workspaceId).map((item) => {
      const source = twinOf(collection, groupOf(order - 1), item);
      const target = twinOf(collection, groupOf(order + 1), item);
      return {
        artifactId: item.id,
        artifactDisplayName: nameOf(item),
        ...(source ? { sourceArtifactId: source.id, lastDeploymentTime: pipeline.lastDeployed } : {}),
        ...defined({ targetArtifactId: target?.id }),
      };
    });
  const { datasets, reports, dashboards, dataflows, datamarts } = content;
  return {
    datasets: show(datasets),
    reports: show(reports),
    dashboards: show(dashboards),
    dataflows: show(dataflows),
    datamarts: show(datamarts),
  };
}

/** What a step says that failed: the description has the place of the error, its code is inferred. */
const FAILED_STEP = {
  status: 'Failed',
  error: { errorCode: 'Alm_DeploymentStepFailed', errorDetails: 'The item could not be deployed.' },
};

/**
 * Copies what is asked for to the next stage; what is there under the same name is kept and counts as different.
 * @throws Refusal 400 where an app is to be updated that there is not
 */
function deploy(request: Request, wanted: (kind: Kind, item: Item) => boolean): Deployment {
  const { content, fields } = request;
  const pipeline = pipelineOf(request);
  const order = Number(fields['sourceStageOrder']);
  const targetOrder = valueOf(fields, 'isBackwardDeployment') === true ? order - 1 : order + 1;
  if (request.caller.kind === 'app' && content.tenant.switches.deployByApp === 'refused') throw refused(deployByApp);
  const source = stageOf(pipeline, order);
  const target = stageOf(pipeline, targetOrder);
  if (updatesApp(fields) && !hasApp(content, target.workspaceId)) throw refused(noAppToUpdate);
  target.workspaceId ??= newWorkspace(request, pipeline);
  const targetGroup = target.workspaceId;
  noteChange(content, targetGroup);
  const fails = comesToNothing(courseOf(content, 'deployment'));
  let created = 0;
  const steps = kindNames.flatMap((kind) =>
    itemsIn(content[kind], source.workspaceId)
      .filter((item) => wanted(kind, item))
      .map((item) => {
        const known = twinOf(content[kind], targetGroup, item);
        const copy = known ?? (fails ? undefined : kinds[kind].copy(content, targetGroup, item));
        created += known ? 0 : 1;
        return {
          type: kinds[kind].type,
          ...(fails ? FAILED_STEP : { status: 'Succeeded' }),
          preDeploymentDiffState: known ? 'Different' : 'New',
          sourceAndTarget: {
            source: item.id,
            sourceDisplayName: nameOf(item),
            ...(copy && { target: copy.id, targetDisplayName: nameOf(copy) }),
            type: kinds[kind].type.replace('Deployment', ''),
          },
        };
      }),
  );
  return record(request, pipeline, {
    sourceStageOrder: order,
    targetStageOrder: targetOrder,
    executionPlan: { steps: steps.map((step, index) => ({ index, ...step })) },
    preDeploymentDiffInformation: {
      newArtifactsCount: created,
      differentArtifactsCount: steps.length - created,
      noDifferenceArtifactsCount: 0,
    },
  });
}

function updatesApp(fields: Fields): boolean {
  return valueOf(fieldsOf(valueOf(fields, 'updateAppSettings')), 'updateAppInTargetWorkspace') === true;
}

function hasApp({ apps }: Content, workspaceId: string | undefined): boolean {
  return apps.list(({ groupId }) => groupId === workspaceId).length > 0;
}

function newWorkspace(request: Request, pipeline: Pipeline): string {
  const asked = fieldsOf(request.fields['newWorkspace']);
  const { content, caller } = request;
  const name = textOf(asked, 'name') ?? `${String(pipeline.fields['displayName'])} copy`;
  const workspace = addWorkspace(content, content.ids.next(), { name });
  workspace.access.grant(caller.objectId, 'Admin', caller.kind === 'app' ? 'App' : 'User');
  return workspace.id;
}

function record(request: Request, pipeline: Pipeline, plan: Fields): Deployment {
  const { content, caller, fields } = request;
  const id = content.ids.next();
  const at = content.clock.next();
  pipeline.lastDeployed = at;
  const note = textOf(fields, 'note');
  const deployment: Deployment = {
    id,
    reads: 0,
    fields: {
      id,
      type: 'Deploy',
      status: 'NotStarted',
      lastUpdatedTime: at,
      performedBy:
        caller.kind === 'app'
          ? { principalObjectID: caller.objectId, principalType: 'App' }
          : { userPrincipalName: callerName(request), principalObjectID: caller.objectId, principalType: 'User' },
      ...(note === undefined ? {} : { note: { content: note, isTruncated: false } }),
      ...plan,
    },
  };
  pipeline.deployments.unshift(deployment);
  return deployment;
}

/**
 * Items of a kind that a selective deployment names.
 * @throws Refusal where the stage does not have one of them, if the tenant's switch says so
 */
function selected(request: Request): (kind: Kind, item: Item) => boolean {
  const ids = new Map(
    kindNames.map((kind) => [kind, rowsOf(request.fields[kind]).map((row) => String(row['sourceId']).toLowerCase())]),
  );
  if (request.content.tenant.switches.deployUnknownItem === 'refused') {
    const { workspaceId } = stageOf(pipelineOf(request), Number(request.fields['sourceStageOrder']));
    const isThere = (kind: Kind, id: string): boolean =>
      itemsIn(request.content[kind], workspaceId).some((item) => item.id === id);
    if ([...ids].some(([kind, named]) => !named.every((id) => isThere(kind, id)))) throw refused(itemNotInStage);
  }
  return (kind, { id }) => ids.get(kind)?.includes(id.toLowerCase()) ?? false;
}

/** The phases as a deployment names them. */
const STATUS: Readonly<Record<Phase, string>> = {
  waiting: 'NotStarted',
  running: 'Executing',
  succeeded: 'Succeeded',
  failed: 'Failed',
};

/** Counts a read of a deployment that has not ended. */
function read({ content }: Request, deployment: Deployment): void {
  const { fields } = deployment;
  if (fields['status'] !== STATUS.waiting && fields['status'] !== STATUS.running) return;
  deployment.reads += 1;
  const phase = phaseAt(deployment.reads, courseOf(content, 'deployment'));
  const at = fields['lastUpdatedTime'];
  fields['status'] = STATUS[phase];
  if (phase !== 'waiting') fields['executionStartTime'] = at;
  if (phase === 'succeeded' || phase === 'failed') fields['executionEndTime'] = at;
}

/** Deployments from stage to stage. */
export const deploymentHandlers: Handlers = {
  Pipelines_GetPipelineStageArtifacts: (request) => shows(stageArtifacts(request)),
  Pipelines_DeployAll: (request) => shows(withoutPlan(deploy(request, () => true))),
  Pipelines_SelectiveDeploy: (request) => shows(withoutPlan(deploy(request, selected(request)))),
  Pipelines_GetPipelineOperations: (request) => listed(request, pipelineOf(request).deployments.map(withoutPlan)),
  Pipelines_GetPipelineOperation: (request) => {
    const wanted = request.path['operationId']?.toLowerCase();
    const deployment = pipelineOf(request).deployments.find(({ id }) => id === wanted);
    if (!deployment) throw notFound();
    read(request, deployment);
    return shows(deployment.fields);
  },
};

/** The plan is told only when one deployment is asked for. */
function withoutPlan({ fields }: Deployment): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => name !== 'executionPlan'));
}
