import type { Schema } from './description.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** All properties of a schema, those it takes over from others included. */
function flat(schema: Schema): Schema {
  if (!schema.allOf) return schema;
  const parts = [schema, ...schema.allOf.map(flat)];
  return {
    type: 'object',
    properties: Object.fromEntries(parts.flatMap(({ properties }) => Object.entries(properties ?? {}))),
    required: parts.flatMap(({ required }) => required ?? []),
    ...parts.reduce<Schema>(
      (found, { additionalProperties }) => (additionalProperties === undefined ? found : { additionalProperties }),
      {},
    ),
  };
}

/**
 * What in a value the schema does not allow, one line for each finding, such as `unknown value[].x`: `unknown`, `case` (known under a
 * name in other case), `missing`, `type`, `format`, `enum`, `hollow` for an object with none of its properties, and `empty` for a list
 * that holds nothing anywhere, since then every check of its items would pass.
 */
export function findings(value: unknown, schema: Schema): string[] {
  const found = new Set<string>();
  const filled = new Set<string>();
  const emptied = new Set<string>();
  visit(value, schema, '');
  for (const path of emptied) if (!filled.has(path)) found.add(`empty ${path}`);
  return [...found];

  function visit(item: unknown, described: Schema, path: string): void {
    const form = flat(described);
    const wrong = mismatch(item, form);
    if (wrong) {
      found.add(`${wrong} ${path}`);
    } else if (Array.isArray(item)) {
      if (!form.mayBeEmpty) (item.length > 0 ? filled : emptied).add(path);
      for (const element of item) visit(element, form.items ?? {}, `${path}[]`);
    } else if (item !== null && typeof item === 'object' && form.properties) {
      visitProperties(item as Record<string, unknown>, form, form.properties, path);
    }
  }

  function visitProperties(
    item: Record<string, unknown>,
    form: Schema,
    known: Record<string, Schema>,
    path: string,
  ): void {
    for (const name of form.required ?? []) if (!(name in item)) found.add(`missing ${join(path, name)}`);
    if (Object.keys(item).length === 0) found.add(`hollow ${path}`);
    for (const [name, child] of Object.entries(item)) {
      const own =
        name in known ? name : Object.keys(known).find((candidate) => candidate.toLowerCase() === name.toLowerCase());
      const property = own === undefined ? undefined : known[own];
      if (own !== name && !form.additionalProperties) found.add(`${property ? 'case' : 'unknown'} ${join(path, name)}`);
      if (property) visit(child, property, join(path, name));
    }
  }
}

function join(path: string, name: string): string {
  return path ? `${path}.${name}` : name;
}

/** The kind of mismatch between a value and a schema's type, undefined when they fit. */
function mismatch(value: unknown, { type, format, enum: members, properties }: Schema): string | undefined {
  const wanted = type ?? (properties ? 'object' : undefined);
  if (wanted !== undefined && wanted !== 'file' && !isOfType(value, wanted)) return 'type';
  if (format === 'uuid' && !UUID.test(String(value))) return 'format';
  if (format === 'date-time' && !DATE_TIME.test(String(value))) return 'format';
  return members && !members.includes(value) ? 'enum' : undefined;
}

function isOfType(value: unknown, type: string): boolean {
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return value !== null && typeof value === 'object' && !Array.isArray(value);
  return typeof value === type;
}

/** The property paths that values fill, with the JSON type of each: `value[].id` -> `string`. Nulls count as not filled. */
export function filledPaths(values: readonly unknown[]): Map<string, string> {
  const paths = new Map<string, string>();
  for (const value of values) fill(value, '', paths);
  return paths;
}

function fill(value: unknown, path: string, paths: Map<string, string>): void {
  if (Array.isArray(value)) {
    for (const item of value) fill(item, `${path}[]`, paths);
  } else if (value !== null && typeof value === 'object') {
    for (const [name, child] of Object.entries(value)) {
      if (child !== null) paths.set(join(path, name), Array.isArray(child) ? 'array' : typeof child);
      fill(child, join(path, name), paths);
    }
  }
}

/** The properties that the examples show and an answer lacks (`unshown`) or has in another type (`type`). */
export function unshown(value: unknown, examples: readonly unknown[]): string[] {
  const own = filledPaths([value]);
  return [...filledPaths(examples)].flatMap(([path, type]) => {
    const actual = own.get(path);
    if (actual === undefined) return [`unshown ${path}`];
    return actual === type ? [] : [`shown type ${path}`];
  });
}
