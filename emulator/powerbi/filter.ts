import { isGuid } from '../../catalogue/model/guid.ts';
import { valueOf, type Fields } from './fields.ts';
import { badRequest } from './refusal.ts';

type Test = (item: Fields) => boolean;

const COMPARISON = /^([\w/]+)\s+(eq|ne|gt|ge|lt|le)\s+(.+)$/i;
const CALL = /^(contains|startswith|endswith)\(\s*([\w/]+)\s*,\s*'((?:[^']|'')*)'\s*\)$/i;

/**
 * Reads `$filter`: comparisons and text functions joined by `and`.
 * @throws Refusal 400 for anything else, rather than a list that was silently not filtered
 */
export function filterOf(expression: string): Test {
  const tests = expression.split(/\s+and\s+(?=(?:[^']*'[^']*')*[^']*$)/i).map((clause) => testOf(clause.trim()));
  return (item) => tests.every((test) => test(item));
}

function testOf(clause: string): Test {
  const compared = COMPARISON.exec(clause);
  if (compared) {
    const [, path = '', operator = '', literal = ''] = compared;
    const wanted = literalOf(literal);
    return (item) => compare(reach(item, path), operator.toLowerCase(), wanted);
  }
  const called = CALL.exec(clause);
  if (!called) throw badRequest('The emulator reads comparisons and text functions joined by and.', '$filter');
  const [, name = '', path = '', text = ''] = called;
  const wanted = text.replaceAll("''", "'");
  return (item) => {
    const actual = reach(item, path);
    if (typeof actual !== 'string') return false;
    if (name.toLowerCase() === 'contains') return actual.includes(wanted);
    return name.toLowerCase() === 'startswith' ? actual.startsWith(wanted) : actual.endsWith(wanted);
  };
}

function literalOf(literal: string): string | number | boolean | null {
  if (literal.startsWith("'") && literal.endsWith("'")) return literal.slice(1, -1).replaceAll("''", "'");
  if (literal === 'null') return null;
  if (literal === 'true' || literal === 'false') return literal === 'true';
  return literal.trim() !== '' && Number.isFinite(Number(literal)) ? Number(literal) : literal;
}

function compare(actual: unknown, operator: string, wanted: string | number | boolean | null): boolean {
  const same =
    actual === wanted ||
    (actual ?? null) === wanted ||
    (typeof actual === 'string' && isGuid(actual) && actual.toLowerCase() === String(wanted).toLowerCase());
  if (operator === 'eq') return same;
  if (operator === 'ne') return !same;
  const order =
    typeof wanted === 'number' ? Number(actual) - wanted : Date.parse(String(actual)) - Date.parse(String(wanted));
  if (operator === 'gt') return order > 0;
  if (operator === 'ge') return order >= 0;
  return operator === 'lt' ? order < 0 : order <= 0;
}

function reach(item: Fields, path: string): unknown {
  return path
    .split('/')
    .reduce<unknown>(
      (value, name) => (value !== null && typeof value === 'object' ? valueOf(value as Fields, name) : undefined),
      item,
    );
}
