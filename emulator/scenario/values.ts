import type { Schema } from '../../catalogue/model/typed-schema.ts';

export const text: Schema = { type: 'string' };
export const texts: Schema = { type: 'array', items: text };
export const flag: Schema = { type: 'boolean' };
export const anything: Schema = {};
/** Whatever JavaScript reads as a date: {@link check} knows the format so. */
export const date: Schema = { type: 'string', format: 'date-time' };

/** A number with bounds: none is without, for a timer that is too long fires at once, and a negative one as well. */
export function number(minimum: number, maximum: number): Schema {
  return { type: 'number', minimum, maximum };
}

export function wholeNumber(minimum: number, maximum: number): Schema {
  return { type: 'integer', minimum, maximum };
}

/** One of these values. */
export function among(values: readonly unknown[]): Schema {
  return { enum: values };
}

/** An object with any names; each value is as the schema says. */
export function mapOf(values: Schema): Schema {
  return { type: 'object', additionalProperties: values };
}

/** As one of two schemas says. Complaints are those of the second: the more elaborate one. */
export function either(plain: Schema, elaborate: Schema): Schema {
  return { anyOf: [plain, elaborate] };
}

export function orNull(schema: Schema): Schema {
  return either({ type: 'null' }, schema);
}
