import { withoutInGroup } from '../../catalogue/powerbi/curated/in-group.ts';
import { clusterHostOf } from '../tenant/cloud.ts';
import { fieldsOf } from './fields.ts';
import type { Request } from './request.ts';

/** Where one entity set begins: `/v1.0/myorg`, or the workspace of the path, for administrators under `admin`. */
const BASE = /^\/v1\.0\/myorg(?:\/admin)?(?:\/groups\/\{groupId\}(?=\/))?/;

/** A segment that names no set: an id, or a function such as `Default.DiscoverGateways`. */
const NO_SET = /^\{.*\}$|^$|\./;

/** What is in a scorecard is named with all that it is in. */
const CONTAINED = /^\/scorecards\(/;

/**
 * The OData context of a list: with the scheme and the host of the tenant's cluster, as recorded answers have it.
 * @param set absent: what the request's path ends in, such as `datasources`
 */
export function contextOf(request: Request, set?: string): string {
  const { path } = request.operation;
  const [base = ''] = BASE.exec(path) ?? [];
  const rest = path.slice(base.length);
  const last = CONTAINED.test(rest) ? rest.slice(1) : rest.split('/').findLast((segment) => !NO_SET.test(segment));
  return `${rootOf(request)}${filled(request, base)}/$metadata#${set ?? filled(request, last ?? '')}`;
}

/** What recorded answers of one thing by itself name before it: an entity of a set, or a type of its own. */
const ENTITIES: Readonly<Record<string, string>> = {
  Datasets_GetDataset: 'datasets/$entity',
  Datasets_PostDataset: 'datasets/$entity',
  Datasets_GetRefreshSchedule: typed('RefreshSchedule'),
  EmbedToken_GenerateToken: typed('GenerateTokenResponse'),
  Groups_CreateGroup: 'groups/$entity',
  Imports_GetImport: 'imports/$entity',
  Pipelines_CreatePipeline: 'pipelines/$entity',
  Pipelines_GetPipeline: 'pipelines/$entity',
  Pipelines_UpdatePipeline: 'pipelines/$entity',
  Reports_ExportToFile: 'exports/$entity',
  Reports_GenerateToken: typed('GenerateTokenResponse'),
  Reports_GetExportToFileStatus: 'exports/$entity',
  Reports_GetReport: 'reports/$entity',
};

/** An answer's body with the OData context of the one thing that it shows, where recordings have one. */
export function withContext(request: Request, body: unknown): unknown {
  const entity = ENTITIES[withoutInGroup(request.operation.id)];
  return entity === undefined ? body : { '@odata.context': contextOf(request, entity), ...fieldsOf(body) };
}

/** The OData context of something in the request's workspace. @param set such as `scorecards` */
export function workspaceContext(request: Request, set: string): string {
  return `${rootOf(request)}/v1.0/myorg/groups/${request.groupId}/$metadata#${set}`;
}

function typed(name: string): string {
  return `Microsoft.PowerBI.ServiceContracts.Api.V1.${name}`;
}

function rootOf({ content }: Request): string {
  return `http://${clusterHostOf(content.tenant)}`;
}

function filled(request: Request, template: string): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => request.path[name] ?? '');
}
