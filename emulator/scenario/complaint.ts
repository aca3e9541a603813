import type { ErrorObject } from 'ajv/dist/2020.js';
import type { Schema } from '../../catalogue/model/typed-schema.ts';

/** A part of what is checked. */
interface Part {
  /** How people write where it is, such as `tenant.apps[0].name`; empty for a whole file. */
  readonly place: string;
  readonly schema: Schema;
  readonly value: unknown;
}

/** What is wrong with a value, and where: of several errors the one to correct first. */
export function complaintOf(errors: readonly ErrorObject[], whole: Part): string {
  const { instancePath, params, keyword } = firstToCorrect(errors);
  const part = instancePath.split('/').slice(1).map(unescaped).reduce(into, elaborated(whole));
  if (keyword === 'additionalProperties')
    return `${joined(part.place, params.additionalProperty as string)} is not known; known there: ${Object.keys(part.schema.properties ?? {}).join(', ')}`;
  if (keyword === 'required') return `${joined(part.place, params.missingProperty as string)} is missing`;
  return `${part.place === '' ? 'the whole file' : part.place} must be ${expected(part, params.type === 'integer')}`;
}

/** What is missing comes last: it may be there under a misspelt name. */
function firstToCorrect(errors: readonly ErrorObject[]): ErrorObject {
  // Of two forms that a value may have, the errors of the second count, and not that it has neither.
  const own = errors.filter(
    ({ keyword, schemaPath }) => !/^(?:anyOf|if)$/.test(keyword) && !schemaPath.includes('/anyOf/0/'),
  );
  return own.find(({ keyword }) => keyword !== 'required') ?? own[0]!;
}

/** One step down, with the place as it is written in JavaScript: names that a file chooses are in brackets. */
function into({ place, schema, value }: Part, name: string): Part {
  const { properties = {}, items, additionalProperties } = schema;
  const inner = (value as Readonly<Record<string, unknown>>)[name];
  if (items) return elaborated({ place: `${place}[${name}]`, schema: items, value: inner });
  if (additionalProperties)
    return elaborated({ place: `${place}["${name}"]`, schema: additionalProperties, value: inner });
  return elaborated({ place: joined(place, name), schema: properties[name]!, value: inner });
}

function elaborated(part: Part): Part {
  const schema = part.schema.anyOf?.at(-1);
  return schema === undefined ? part : elaborated({ ...part, schema });
}

function expected({ schema, value }: Part, whole: boolean): string {
  if (schema.enum !== undefined) return `one of ${schema.enum.join(', ')}`;
  if (schema.format !== undefined) return 'a date such as 2030-01-31T00:00:00Z';
  switch (schema.type) {
    case 'array':
      return 'a list';
    case 'boolean':
      return 'true or false';
    case 'string':
      return 'a text';
    case 'object':
      return 'an object';
    default:
      if (!Number.isFinite(value)) return 'a number';
      return `a ${whole || schema.type === 'integer' ? 'whole ' : ''}number from ${String(schema.minimum)} to ${String(schema.maximum)}; it is ${String(value)}`;
  }
}

function joined(place: string, name: string): string {
  return place === '' ? name : `${place}.${name}`;
}

/** A name in a JSON pointer (RFC 6901). */
function unescaped(name: string): string {
  return name.replaceAll('~1', '/').replaceAll('~0', '~');
}
