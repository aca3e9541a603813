import type { Catalogue } from '../catalogue/model/catalogue.ts';
import type { Response, Shape } from '../catalogue/model/types.ts';
import { pruneShape } from './prune.ts';

const MEMBERS = 10;
const DEPTH = 3;

/** JSON Schema, draft 7: the part that every tool's `jsonSchema` reads alike. */
export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
}

/**
 * What a person checks of an answer: required members, containers and plain types, three levels deep and ten members wide. As tolerant as
 * the service is: nulls, unknown members and new values of an enum pass. No `format` and no `nullable`: the sandbox's ajv 6 refuses the one
 * that it does not know, and does not know the other.
 * @returns undefined for an answer without a body; 'file' for one that is not JSON
 */
export function schemaOf({ shapes }: Pick<Catalogue, 'shapes'>, response: Response): JsonSchema | 'file' | undefined {
  if (!response.shape) return undefined;
  const shape = pruneShape(shapes, response.shape, response.shown);
  if (shape.type === 'file') return 'file';
  if (shape.type !== 'object') return schema(shape, 0);
  const whole = objectSchema(shape, 0);
  // A success that carries an error is none.
  const properties = whole.properties?.error ? whole.properties : { ...whole.properties, error: { type: 'null' } };
  return { type: 'object', ...whole, properties };
}

function schema(shape: Shape, depth: number): JsonSchema {
  switch (shape.type) {
    case 'array':
      return { type: 'array', items: schema(shape.items, depth) };
    case 'object':
      return { type: 'object', ...objectSchema(shape, depth) };
    case 'string':
    case 'boolean':
      return { type: shape.type };
    case 'integer':
    case 'number':
      return { type: 'number' };
    default:
      return {};
  }
}

function objectSchema(
  shape: Extract<Shape, { type: 'object' }>,
  depth: number,
): Pick<JsonSchema, 'required' | 'properties'> {
  const isRequired = (name: string): boolean =>
    shape.required?.includes(name) === true ||
    (depth === 0 && name === 'value' && shape.properties[name]?.type === 'array');
  const names = Object.keys(shape.properties).filter(
    (name) => depth < DEPTH || !['array', 'object'].includes(shape.properties[name]!.type),
  );
  const kept = [...names.filter(isRequired), ...names.filter((name) => !isRequired(name))].slice(0, MEMBERS);
  const required = kept.filter(isRequired);
  const properties = kept.map((name) => [name, orNull(schema(shape.properties[name]!, depth + 1))] as const);
  return {
    ...(required.length ? { required } : {}),
    ...(properties.length ? { properties: Object.fromEntries(properties) } : {}),
  };
}

function orNull({ type, ...rest }: JsonSchema): JsonSchema {
  return typeof type === 'string' ? { type: [type, 'null'], ...rest } : rest;
}
