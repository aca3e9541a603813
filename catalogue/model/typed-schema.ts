/** A JSON Schema. The keywords that are read here as well as written have their types. */
export interface Schema {
  readonly [keyword: string]: unknown;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | false;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  /** So that no member of a type passes for one that is always there: see {@link maybe}. */
  readonly optional?: never;
}

interface Optional {
  readonly optional: Schema;
}

/** One schema for each member of a type; those that may be absent are marked. A member that the type gains or loses is a type error here. */
export type Members<T> = { readonly [Key in keyof T]-?: undefined extends T[Key] ? Optional : Schema };

/** The schema of an object that has these members and no others. */
export function object<T>(description: string, members: Members<T>): Schema {
  const all = Object.entries(members as Record<string, Schema | Optional>);
  return {
    description,
    type: 'object',
    properties: Object.fromEntries(all.map(([name, member]) => [name, isOptional(member) ? member.optional : member])),
    required: all.filter(([, member]) => !isOptional(member)).map(([name]) => name),
    additionalProperties: false,
  };
}

/** Marks a member that may be absent. */
export function maybe(optional: Schema): Optional {
  return { optional };
}

/** A list of such values. */
export function list(items: Schema): Schema {
  return { type: 'array', items };
}

/** One of the texts of a type: all of them, or it is a type error. */
export function oneOf<T extends string>(values: Readonly<Record<T, true>>): Schema {
  return { type: 'string', enum: Object.keys(values) };
}

/** A schema of `$defs`. */
export function ref(name: string): Schema {
  return { $ref: `#/$defs/${name}` };
}

function isOptional(member: Schema | Optional): member is Optional {
  return 'optional' in member;
}
