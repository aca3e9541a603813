import { isOnSharedCapacity } from '../content/capacity.ts';
import { addPipeline, shownStages } from '../content/pipeline.ts';
import type { Pipeline } from '../content/tenant-wide.ts';
import { isActive } from '../content/workspace.ts';
import { expands } from '../expand.ts';
import { pick, textOf, type Fields } from '../fields.ts';
import { listed } from '../paging.ts';
import { notFound } from '../refusal.ts';
import { stageWithoutCapacity } from '../refusals/deployment.ts';
import { refused } from '../refusals/rule.ts';
import { done, isAdministrative, shows, type Handler, type Handlers, type Request } from '../request.ts';

/** The pipeline that the path names. */
export function pipelineOf(request: Request): Pipeline {
  return request.content.pipelines.get(request.path['pipelineId']);
}

/** The stage that the path or a body names by its order. */
export function stageOf(pipeline: Pipeline, order: number): Pipeline['stages'][number] {
  const stage = pipeline.stages.find((candidate) => candidate.order === order);
  if (!stage) throw notFound();
  return stage;
}

const list: Handler = (request) => {
  const administrator = isAdministrative(request);
  const { content } = request;
  const visible = content.pipelines.list(
    ({ access }) => administrator || access.rightOf(request.caller.objectId) !== undefined,
  );
  return listed(
    request,
    visible.map((pipeline) => shown(request, pipeline)),
  );
};

function shown(request: Request, pipeline: Pipeline): Fields {
  return {
    ...pipeline.fields,
    ...(expands(request, 'stages') ? { stages: shownStages(request.content, pipeline) } : {}),
    ...(expands(request, 'users') ? { users: pipeline.access.shown() } : {}),
  };
}

const users: Handler = (request) => listed(request, pipelineOf(request).access.shown());

const grant: Handler = (request) => {
  pipelineOf(request).access.grantAsSent(request.fields, 'Admin');
  return done;
};

const revoke: Handler = (request) => {
  pipelineOf(request).access.revoke(request.path['identifier'] ?? '');
  return done;
};

/** Deployment pipelines, their stages and users. */
export const pipelineHandlers: Handlers = {
  Pipelines_GetPipelines: list,
  Pipelines_GetPipelinesAsAdmin: list,
  Pipelines_GetPipeline: (request) => shows(shown(request, pipelineOf(request))),
  Pipelines_CreatePipeline: (request) => {
    const { content, caller } = request;
    const pipeline = addPipeline(content, content.ids.next(), {
      description: '',
      ...pick(request.fields, 'displayName', 'description'),
    });
    pipeline.access.grant(caller.objectId, 'Admin', caller.kind === 'app' ? 'App' : 'User');
    return shows(pipeline.fields);
  },
  Pipelines_UpdatePipeline: (request) => {
    const { fields } = pipelineOf(request);
    Object.assign(fields, pick(request.fields, 'displayName', 'description'));
    return shows(fields);
  },
  Pipelines_DeletePipeline: (request) => {
    request.content.pipelines.remove(pipelineOf(request).id);
    return done;
  },
  Pipelines_GetPipelineStages: (request) => listed(request, shownStages(request.content, pipelineOf(request))),
  Pipelines_AssignWorkspace: (request) => {
    const stage = stageOf(pipelineOf(request), Number(request.path['stageOrder']));
    const workspace = request.content.workspaces.get(textOf(request.fields, 'workspaceId'));
    if (!isActive(workspace)) throw notFound();
    const wanting = request.content.tenant.switches.stageWithoutCapacity === 'refused';
    if (wanting && isOnSharedCapacity(request.content, workspace.id)) throw refused(stageWithoutCapacity);
    stage.workspaceId = workspace.id;
    return done;
  },
  Pipelines_UnassignWorkspace: (request) => {
    delete stageOf(pipelineOf(request), Number(request.path['stageOrder'])).workspaceId;
    return done;
  },
  Pipelines_GetPipelineUsers: users,
  Pipelines_GetPipelineUsersAsAdmin: users,
  Pipelines_UpdatePipelineUser: grant,
  Pipelines_UpdateUserAsAdmin: grant,
  Pipelines_DeletePipelineUser: revoke,
  Pipelines_DeleteUserAsAdmin: revoke,
};
