import type { Thing } from './flow/list.ts';

/** Where something is. */
export interface Place {
  readonly workspace: unknown;
  readonly workspaceId: unknown;
  readonly model?: unknown;
  readonly modelId?: unknown;
}

export function workspaceRow(workspace: Thing): Thing {
  const { id, name, type, state, isOnDedicatedCapacity } = workspace;
  const detail = words(type, state, isOnDedicatedCapacity === true ? 'on a capacity' : '');
  return { ...workspace, kind: 'workspace', workspace: name, workspaceId: id, name, id, detail };
}

export function userRow(user: Thing, place: Place): Thing {
  const { displayName, emailAddress, identifier, graphId, principalType, groupUserAccessRight } = user;
  const name = displayName ?? emailAddress ?? identifier;
  return {
    ...user,
    ...place,
    kind: 'user',
    name,
    id: graphId ?? identifier,
    detail: words(groupUserAccessRight, principalType),
  };
}

export function reportRow(report: Thing, place: Place): Thing {
  const { reportType, datasetId } = report;
  return {
    ...report,
    ...place,
    kind: 'report',
    detail: words(reportType, datasetId ? `of model ${String(datasetId)}` : ''),
  };
}

/** @param latest its last refresh; undefined where there is none, or none was asked for */
export function modelRow(model: Thing, place: Place, latest?: Thing): Thing {
  const { status, endTime, startTime } = latest ?? {};
  const refreshed = latest ? words(status, endTime ?? startTime) : '';
  const detail = model['isRefreshable'] === false ? 'not refreshable' : refreshed;
  return { ...model, ...place, kind: 'model', detail, ...(latest ? { lastRefresh: latest } : {}) };
}

/** A connection string is deprecated, and may have a password in it: it is left out. */
export function sourceRow(source: Thing, place: Place): Thing {
  const { connectionDetails, datasourceId, datasourceType } = source;
  const details = withoutQuery(connectionDetails);
  const { server, database, url, path, account, emailAddress, loginServer } = details;
  return {
    ...source,
    ...place,
    kind: 'data source',
    name: words(server ?? url ?? path ?? account ?? emailAddress ?? loginServer, database),
    id: datasourceId,
    detail: words(datasourceType, `of ${String(place.model)}`),
    connectionString: undefined,
    connectionDetails: details,
  };
}

/** The address of a source may have a key behind its question mark. */
function withoutQuery(details: unknown): Thing {
  return Object.fromEntries(
    Object.entries((details ?? {}) as Thing).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.replace(/\?.*$/s, '') : value,
    ]),
  );
}

function words(...all: readonly unknown[]): string {
  return all.filter(Boolean).map(String).join(', ');
}
