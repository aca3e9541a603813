/** An outward record: property names and JSON values. Spelling follows the common camel case; `project.ts` respells it for each operation. */
export type Fields = Record<string, unknown>;

/** The value as a record, empty when it is none. */
export function fieldsOf(value: unknown): Fields {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Fields) : {};
}

/** The value as a list of records, empty when it is none. */
export function rowsOf(value: unknown): Fields[] {
  return Array.isArray(value) ? value.map(fieldsOf) : [];
}

/** The value of a property whatever the case of its name: the service reads names that way. */
export function valueOf(fields: Fields, name: string): unknown {
  if (Object.hasOwn(fields, name)) return fields[name];
  const key = Object.keys(fields).find((candidate) => candidate.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : fields[key];
}

/** A property as text; undefined when it is absent or not text. */
export function textOf(fields: Fields, name: string): string | undefined {
  const value = valueOf(fields, name);
  return typeof value === 'string' ? value : undefined;
}

/** Only the named properties that are there and not null. */
export function pick(fields: Fields, ...names: string[]): Fields {
  const picked: Fields = {};
  for (const name of names) {
    const value = valueOf(fields, name);
    if (value !== undefined && value !== null) picked[name] = value;
  }
  return picked;
}
