import type { Dialect } from '../../openapi/dialect.ts';
import { docsPage, PREVIEW } from './docs-page.ts';
import { readLimits } from './limits.ts';
import { readCallerRules } from './permissions.ts';
import { readScopes } from './scopes.ts';

const ROOT = '/v1.0/myorg';

/** How the description of the Power BI REST API says what the standard has no place for. */
export const powerBiDialect: Dialect = {
  twinPath,
  read: ({ operationId, method, path, tag, summary, description, hasTwin }) => ({
    area: tag.replace(PREVIEW, ''),
    scopes: readScopes(description),
    ...readCallerRules({ method, path, prose: description, hasGroupTwin: hasTwin }),
    limits: readLimits(description),
    preview: tag.endsWith(PREVIEW) || /preview/i.test(`${summary} ${description}`),
    docs: docsPage(tag, operationId),
  }),
};

/** `/datasets/…` belongs to the caller's own workspace, `/groups/{groupId}/datasets/…` is its twin; nothing under `/admin` has one. */
function twinPath(path: string): string | undefined {
  if (path.startsWith(`${ROOT}/admin/`)) return undefined;
  const group = `${ROOT}/groups/{groupId}/`;
  return path.startsWith(group) ? `${ROOT}/${path.slice(group.length)}` : `${group}${path.slice(ROOT.length + 1)}`;
}
