import { plain } from '../../reporting/index.ts';

const WIDEST = 60;

/** A value of a row in a table of the terminal: what is nested is only counted, and saved whole. */
export function printable(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return String(value.length);
  if (typeof value === 'object') return '{…}';
  const text = plain(textOf(value));
  return text.length > WIDEST ? `${text.slice(0, WIDEST - 1)}…` : text;
}

/** A value that is no list and no object, as text. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? `${value}` : '';
}
