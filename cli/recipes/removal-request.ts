import { powerBi } from '../../catalogue/powerbi/catalogue.ts';
import { operationOf } from '../../catalogue/model/catalogue.ts';
import type { Resource } from '../../catalogue/model/resource.ts';
import { isImport, REPORT } from './imported.ts';

/**
 * The request that removes something, as `DELETE https://…`, with the header for a profile. What is not known stands in braces; of an
 * import that is the report that it brought.
 */
export function removalOf(resource: Resource, values: Readonly<Record<string, string>>, origin: string): string {
  const { delete: id = '' } = isImport(resource) ? REPORT : resource;
  const { method, path, variables } = operationOf(powerBi, id);
  const filled = path.replace(
    /\{([^{}]+)\}/g,
    (_, name: string) => values[variables[name] ?? name] ?? `{${variables[name] ?? name}}`,
  );
  const profile = values['asProfileId'] ?? '';
  return `${method} ${origin}${filled}${profile === '' ? '' : ` (X-PowerBI-Profile-Id: ${profile})`}`;
}
