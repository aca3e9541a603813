import { isSecured } from '../../tenant/row-level-security.ts';
import { isOnSharedCapacity } from '../content/capacity.ts';
import type { Content } from '../content/content.ts';
import { roleOf } from '../content/workspace.ts';
import { rowsOf, textOf, valueOf, type Fields } from '../fields.ts';
import { invalidParameter, invalidRequest } from '../refusal.ts';
import { embedQuotaUsedUp, identityMissing, identityUnwanted, rolesMissing } from '../refusals/embed.ts';
import { refused } from '../refusals/rule.ts';
import { shows, type Handlers, type Request, type Result } from '../request.ts';
import { dashboardOf, tileOf } from './dashboards.ts';
import { datasetOf } from './datasets.ts';
import { reportOf } from './reports.ts';

/** A token covers at most this many reports, datasets and target workspaces each. */
const MOST_ARTIFACTS = 50;

/** Minutes that a token lives when the caller asks for nothing shorter. */
const LONGEST_LIFE = 60;

/** Issues a token that opens nothing: it is recognisable as the emulator's. */
function issued(content: Content, fields: Fields): Result {
  const tokenId = content.ids.next();
  const asked = Number(fields['lifetimeInMinutes'] ?? 0);
  const lifetime = asked > 0 ? Math.min(asked, LONGEST_LIFE) : LONGEST_LIFE;
  const token = Buffer.from(`emulated embed token ${tokenId}`).toString('base64');
  return shows({ token, tokenId, expiration: content.clock.ahead(lifetime) });
}

/**
 * Whoever may only read a semantic model with row-level security may embed it as himself alone.
 * @throws Refusal 403
 */
function checkIdentities({ content, fields, caller }: Request, datasetIds: readonly string[]): void {
  const name = caller.email ?? caller.appId;
  for (const identity of rowsOf(fields['identities'])) {
    if (textOf(identity, 'username') === name) continue;
    for (const id of datasetIds) {
      const role = roleOf(content, content.datasets.get(id).groupId, caller);
      if (role === 'Viewer' || role === undefined) {
        throw invalidRequest(
          `Creating embed token for accessing dataset ${id} requires effective identity username to be identical to the caller's principal name`,
          403,
        );
      }
    }
  }
}

/**
 * Whether identities go with the models: one for each with row-level security, none for others.
 * @param own the models that the token opens
 * @throws Refusal 400
 */
function checkModels({ content, fields }: Request, own: readonly string[]): void {
  const identities = rowsOf(fields['identities']).map((identity) => ({
    roles: namesIn(identity, 'roles'),
    // An identity that names no model is for the one that the token is for.
    models: namesIn(identity, 'datasets').length > 0 ? namesIn(identity, 'datasets') : own,
  }));
  for (const { models, roles } of identities)
    for (const id of models) {
      if (!isSecured(content.tenant, id)) throw refused(identityUnwanted, id);
      if (roles.length === 0) throw refused(rolesMissing, id);
    }
  const covered = new Set(identities.flatMap(({ models }) => models.map((id) => id.toLowerCase())));
  const bare = own.find((id) => isSecured(content.tenant, id) && !covered.has(id.toLowerCase()));
  if (bare !== undefined) throw refused(identityMissing, bare);
}

/** @throws Refusal 403 where the trial quota is used up, for what is on no capacity */
function checkQuota({ content }: Request, groupIds: readonly string[]): void {
  if (content.tenant.switches.embedWithoutCapacity === 'trial') return;
  if (groupIds.some((id) => isOnSharedCapacity(content, id))) throw refused(embedQuotaUsedUp);
}

function namesIn(fields: Fields, name: string): string[] {
  const value = valueOf(fields, name);
  return Array.isArray(value) ? value.map(String) : [];
}

/** The model that a report or a tile shows; a paginated report has none. */
function modelOf({ fields }: { readonly fields: Fields }): string[] {
  const id = textOf(fields, 'datasetId');
  return id === undefined ? [] : [id];
}

/** Embed tokens for one thing or for several. */
export const embedTokenHandlers: Handlers = {
  EmbedToken_GenerateToken: (request) => {
    const { content, fields } = request;
    const kinds = { datasets: content.datasets, reports: content.reports, targetWorkspaces: content.workspaces };
    for (const [kind, collection] of Object.entries(kinds)) {
      const asked = rowsOf(fields[kind]);
      if (asked.length > MOST_ARTIFACTS) throw invalidParameter(kind);
      for (const artifact of asked) collection.get(textOf(artifact, 'id'));
    }
    const models = rowsOf(fields['datasets']).flatMap((dataset) => textOf(dataset, 'id') ?? []);
    const reports = rowsOf(fields['reports']).flatMap((report) => textOf(report, 'id') ?? []);
    checkIdentities(request, models);
    checkModels(request, models);
    checkQuota(request, [
      ...models.map((id) => content.datasets.get(id).groupId),
      ...reports.map((id) => content.reports.get(id).groupId),
    ]);
    return issued(content, fields);
  },
  Datasets_GenerateTokenInGroup: (request) => {
    checkModels(request, [datasetOf(request).id]);
    checkQuota(request, [request.groupId]);
    return issued(request.content, request.fields);
  },
  Reports_GenerateTokenInGroup: (request) => {
    checkModels(request, modelOf(reportOf(request)));
    checkQuota(request, [request.groupId]);
    return issued(request.content, request.fields);
  },
  Reports_GenerateTokenForCreateInGroup: (request) => {
    const { content, fields } = request;
    checkQuota(request, [request.groupId]);
    const datasetId = textOf(fields, 'datasetId');
    if (datasetId !== undefined) content.datasets.get(datasetId);
    return issued(content, fields);
  },
  Dashboards_GenerateTokenInGroup: (request) => {
    dashboardOf(request);
    checkModels(request, []);
    checkQuota(request, [request.groupId]);
    return issued(request.content, request.fields);
  },
  Tiles_GenerateTokenInGroup: (request) => {
    checkModels(request, modelOf(tileOf(request)));
    checkQuota(request, [request.groupId]);
    return issued(request.content, request.fields);
  },
};
