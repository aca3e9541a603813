import type { Schema } from '../../catalogue/model/typed-schema.ts';
import { orNull } from './values.ts';

/** The schema of a change of what a schema describes: keys may be absent, and null takes away what may be absent. */
export function changeOf({ required = [], ...whole }: Schema): Schema {
  const { properties, additionalProperties, items, anyOf } = whole;
  return {
    ...whole,
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, member]) => [
          name,
          required.includes(name) ? changeOf(member) : orNull(changeOf(member)),
        ]),
      ),
    }),
    ...(additionalProperties && { additionalProperties: orNull(changeOf(additionalProperties)) }),
    ...(items && { items: changeOf(items) }),
    ...(anyOf && { anyOf: anyOf.map(changeOf) }),
  };
}
