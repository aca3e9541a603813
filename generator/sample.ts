import type { Catalogue } from '../catalogue/model/catalogue.ts';
import type { Response, Shape } from '../catalogue/model/types.ts';
import { standardTenant } from '../catalogue/powerbi/index.ts';
import { stableId } from './id.ts';
import { pruneShape } from './prune.ts';

/** A believable answer in our own values, as JSON text; empty for an answer without a body. */
export function sampleResponse({ shapes }: Pick<Catalogue, 'shapes'>, response: Response): string {
  if (!response.shape) return '';
  const pruned = pruneShape(shapes, response.shape, response.shown);
  if (pruned.type === 'file') return '(a file)';
  return JSON.stringify(sampleOf(pruned, 'answer'), null, 2);
}

function sampleOf(shape: Shape, name: string): unknown {
  switch (shape.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(shape.properties).map(([member, child]) => [member, sampleOf(child, member)]),
      );
    case 'array':
      return [sampleOf(shape.items, name.replace(/s$/, ''))];
    case 'string':
      return shape.enum?.[0] ?? stringValue(name, shape.format);
    case 'integer':
    case 'number':
      return shape.enum?.[0] ?? shape.minimum ?? 1;
    case 'boolean':
      return true;
    default:
      return {};
  }
}

const VALUES: readonly (readonly [RegExp, string])[] = [
  [/^tenantId$/, standardTenant.tenantId],
  [/e?mail|^user(name)?$|configuredBy|createdBy|modifiedBy|principalName/i, standardTenant.userEmail],
  [/^graphId|^identifier$/, standardTenant.colleagueId],
  [/embedUrl/i, 'https://app.powerbi.com/reportEmbed'],
  [/webUrl|^url$|uri$/i, 'https://app.powerbi.com/groups/me'],
  [/token/i, 'a-token-would-stand-here'],
  [/date|time$/i, '2026-01-15T09:30:00Z'],
  [/^displayName|^name$/i, 'Sales'],
  [/status|state/i, 'Succeeded'],
];

function stringValue(name: string, format: string | undefined): string {
  if (format === 'uuid' || /Id$|^id$/.test(name)) return stableId('sample', name);
  if (format === 'date-time') return '2026-01-15T09:30:00Z';
  return (
    VALUES.find(([pattern]) => pattern.test(name))?.[1] ?? `A ${name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()}`
  );
}
