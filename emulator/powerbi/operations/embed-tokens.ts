import type { Content } from '../content/content.ts';
import { roleOf } from '../content/workspace.ts';
import { rowsOf, textOf, type Fields } from '../fields.ts';
import { invalidParameter, invalidRequest } from '../refusal.ts';
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
    checkIdentities(
      request,
      rowsOf(fields['datasets']).flatMap((dataset) => textOf(dataset, 'id') ?? []),
    );
    return issued(content, fields);
  },
  Datasets_GenerateTokenInGroup: (request) => {
    datasetOf(request);
    return issued(request.content, request.fields);
  },
  Reports_GenerateTokenInGroup: (request) => {
    reportOf(request);
    return issued(request.content, request.fields);
  },
  Reports_GenerateTokenForCreateInGroup: ({ content, fields }) => {
    const datasetId = textOf(fields, 'datasetId');
    if (datasetId !== undefined) content.datasets.get(datasetId);
    return issued(content, fields);
  },
  Dashboards_GenerateTokenInGroup: (request) => {
    dashboardOf(request);
    return issued(request.content, request.fields);
  },
  Tiles_GenerateTokenInGroup: (request) => {
    tileOf(request);
    return issued(request.content, request.fields);
  },
};
