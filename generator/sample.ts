import { sample } from 'openapi-sampler';
import type { Catalogue } from '../catalogue/model/catalogue.ts';
import type { Response, Shape } from '../catalogue/model/types.ts';
import { standardTenant } from '../catalogue/powerbi/index.ts';
import { stableId } from './id.ts';
import { pruneShape } from './prune.ts';

interface JsonSchema {
  type?: string;
  example?: unknown;
  items?: JsonSchema;
  properties?: Record<string, JsonSchema>;
}

/** A believable answer in our own values, as JSON text; empty for an answer without a body. */
export function sampleResponse({ shapes }: Pick<Catalogue, 'shapes'>, response: Response): string {
  if (!response.shape) return '';
  const pruned = pruneShape(shapes, response.shape, response.shown);
  if (pruned.type === 'file') return '(a file)';
  return JSON.stringify(sample(toSchema(pruned, 'answer') as never), null, 2);
}

function toSchema(shape: Shape, name: string): JsonSchema {
  switch (shape.type) {
    case 'object':
      return {
        type: 'object',
        properties: Object.fromEntries(
          Object.entries(shape.properties).map(([member, child]) => [member, toSchema(child, member)]),
        ),
      };
    case 'array':
      return { type: 'array', items: toSchema(shape.items, name.replace(/s$/, '')) };
    case 'string':
      return { type: 'string', example: shape.enum?.[0] ?? stringValue(name, shape.format) };
    case 'integer':
    case 'number':
      return { type: shape.type, example: shape.enum?.[0] ?? shape.minimum ?? 1 };
    case 'boolean':
      return { type: 'boolean', example: true };
    default:
      return { example: {} };
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
