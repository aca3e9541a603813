import type { Shape } from '../model/types.ts';

/** A schema object of Swagger 2.0, as far as the description uses it. */
export interface Schema {
  type?: string;
  format?: string;
  enum?: (string | number)[];
  pattern?: string;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  readOnly?: boolean;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
  allOf?: Schema[];
  $ref?: string;
}

type ObjectShape = Extract<Shape, { type: 'object' }>;

/** Turns a schema into our shape; references keep their name, `allOf` is flattened with the help of `definitions`. */
export function toShape(schema: Schema, definitions: Readonly<Record<string, Schema>>): Shape {
  const mark = schema.readOnly ? ({ readOnly: true } as const) : {};
  if (schema.$ref) {
    const ref = { type: 'ref', name: refName(schema.$ref) } as const;
    // Two members say `type: array` beside the reference, and their examples show lists.
    return schema.type === 'array' ? { type: 'array', items: ref, ...mark } : { ...ref, ...mark };
  }
  if (schema.allOf) return { ...flatten(schema, definitions), ...mark };
  switch (schema.type) {
    case 'array':
      return { type: 'array', items: toShape(schema.items ?? {}, definitions), ...mark };
    case 'string':
      return { type: 'string', ...pick(schema, ['format', 'enum', 'pattern', 'maxLength']), ...mark };
    case 'integer':
    case 'number':
      return { type: schema.type, ...pick(schema, ['format', 'enum', 'minimum', 'maximum']), ...mark };
    case 'boolean':
      return { type: 'boolean', ...mark };
    case 'file':
      return { type: 'file', ...mark };
    default:
      return schema.properties || schema.type === 'object'
        ? { ...toObject(schema, definitions), ...mark }
        : { type: 'any', ...mark };
  }
}

function toObject(schema: Schema, definitions: Readonly<Record<string, Schema>>): ObjectShape {
  const properties: Record<string, Shape> = {};
  for (const [name, value] of Object.entries(schema.properties ?? {})) properties[name] = toShape(value, definitions);
  const open = schema.additionalProperties ?? (schema.properties ? undefined : true);
  const additional = open === true ? ({ type: 'any' } as const) : open ? toShape(open, definitions) : undefined;
  return {
    type: 'object',
    properties,
    ...(schema.required?.length ? { required: schema.required } : {}),
    ...(additional ? { additional } : {}),
  };
}

function flatten(schema: Schema, definitions: Readonly<Record<string, Schema>>): ObjectShape {
  const { allOf = [], ...own } = schema;
  const parts: Schema[] = [...allOf, own];
  const properties: Record<string, Shape> = {};
  const required = new Set<string>();
  for (const part of parts) {
    const target = part.$ref ? (definitions[refName(part.$ref)] ?? {}) : part;
    const shape = target.allOf ? flatten(target, definitions) : toObject({ properties: {}, ...target }, definitions);
    Object.assign(properties, shape.properties);
    for (const name of shape.required ?? []) required.add(name);
  }
  return { type: 'object', properties, ...(required.size ? { required: [...required] } : {}) };
}

function refName(ref: string): string {
  return ref.replace('#/definitions/', '');
}

function pick(schema: Schema, names: (keyof Schema)[]): Record<string, unknown> {
  return Object.fromEntries(names.filter((name) => schema[name] !== undefined).map((name) => [name, schema[name]]));
}
