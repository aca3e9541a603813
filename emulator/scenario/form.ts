import { ScenarioInvalidError } from './errors.ts';

/** What a value of a scenario may be. */
export type Form =
  | { readonly is: 'text' | 'boolean' | 'date' | 'anything' }
  /** From the lowest to the highest, both included. */
  | { readonly is: 'number'; readonly from: number; readonly to: number; readonly whole: boolean }
  | { readonly is: 'one of'; readonly values: readonly (string | number | boolean | null)[] }
  | { readonly is: 'list'; readonly of: Form }
  | { readonly is: 'record'; readonly keys: Readonly<Record<string, Form>>; readonly optional: ReadonlySet<string> }
  /** Any names; each value has the form. */
  | { readonly is: 'map'; readonly of: Form }
  | { readonly is: 'either'; readonly forms: readonly Form[] };

export const text: Form = { is: 'text' };
export const boolean: Form = { is: 'boolean' };
export const date: Form = { is: 'date' };
export const anything: Form = { is: 'anything' };

/** A number with bounds: none is without, for a timer that is too long fires at once, and a negative one as well. */
export function number(from: number, to: number): Form {
  return { is: 'number', from, to, whole: false };
}

export function wholeNumber(from: number, to: number): Form {
  return { is: 'number', from, to, whole: true };
}

export function oneOf(values: readonly (string | number | boolean | null)[]): Form {
  return { is: 'one of', values };
}

export function listOf(form: Form): Form {
  return { is: 'list', of: form };
}

export function mapOf(form: Form): Form {
  return { is: 'map', of: form };
}

export function either(...forms: Form[]): Form {
  return { is: 'either', forms };
}

/** A record with these keys; those of `optional` may be absent from a whole one. */
export function record(keys: Readonly<Record<string, Form>>, optional: Readonly<Record<string, Form>> = {}): Form {
  return { is: 'record', keys: { ...keys, ...optional }, optional: new Set(Object.keys(optional)) };
}

/**
 * Checks a value against its form.
 * @param partial whether the value is a change: then keys may be absent, and null takes away what may be absent
 * @throws ScenarioInvalidError that names the place
 */
export function check(value: unknown, form: Form, place: string, partial: boolean): void {
  switch (form.is) {
    case 'record':
      return checkRecord(asRecord(value, place), form, place, partial);
    case 'map':
      for (const [name, item] of Object.entries(asRecord(value, place)))
        if (!(partial && item === null)) check(item, form.of, `${place}["${name}"]`, partial);
      return;
    case 'list':
      if (!Array.isArray(value)) fail(place, 'must be a list');
      for (const [index, item] of (value as unknown[]).entries()) check(item, form.of, `${place}[${index}]`, partial);
      return;
    case 'either':
      return checkEither(value, form.forms, place, partial);
    case 'one of':
      if (!form.values.some((known) => known === value)) fail(place, `must be one of ${form.values.join(', ')}`);
      return;
    case 'number':
      return checkNumber(value, form, place);
    case 'date':
      if (typeof value !== 'string' || Number.isNaN(Date.parse(value)))
        fail(place, 'must be a date such as 2030-01-31T00:00:00Z');
      return;
    case 'anything':
      return;
    default:
      checkPlain(value, form.is, place);
  }
}

function checkRecord(
  value: Record<string, unknown>,
  { keys, optional }: Form & { is: 'record' },
  place: string,
  partial: boolean,
): void {
  for (const [name, item] of Object.entries(value)) {
    const form = Object.hasOwn(keys, name) ? keys[name] : undefined;
    if (form === undefined) fail(joined(place, name), `is not known; known there: ${Object.keys(keys).join(', ')}`);
    if (partial && item === null && optional.has(name)) continue;
    check(item, form, joined(place, name), partial);
  }
  const missing = Object.keys(keys).find((name) => !optional.has(name) && value[name] === undefined);
  if (!partial && missing !== undefined) fail(joined(place, missing), 'is missing');
}

/** The complaint is that of the last form: the most elaborate one. */
function checkEither(value: unknown, forms: readonly Form[], place: string, partial: boolean): void {
  for (const [index, form] of forms.entries()) {
    try {
      return check(value, form, place, partial);
    } catch (error) {
      if (index === forms.length - 1) throw error;
    }
  }
}

function checkNumber(value: unknown, { from, to, whole }: Form & { is: 'number' }, place: string): void {
  if (typeof value !== 'number' || !Number.isFinite(value)) fail(place, 'must be a number');
  if (value >= from && value <= to && (!whole || Number.isInteger(value))) return;
  fail(place, `must be a ${whole ? 'whole ' : ''}number from ${from} to ${to}; it is ${value}`);
}

function checkPlain(value: unknown, kind: 'text' | 'boolean', place: string): void {
  const fits = kind === 'text' ? typeof value === 'string' : typeof value === 'boolean';
  if (!fits) fail(place, kind === 'boolean' ? 'must be true or false' : 'must be a text');
}

function asRecord(value: unknown, place: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) fail(place, 'must be an object');
  return value as Record<string, unknown>;
}

function joined(place: string, name: string): string {
  return place === '' ? name : `${place}.${name}`;
}

function fail(place: string, what: string): never {
  throw new ScenarioInvalidError(`${place === '' ? 'the whole file' : place} ${what}`);
}
