import { wholePlan, type ShortPlan } from './plan-short.ts';
import { shortPlan } from './plan-shortened.ts';
import type { Plan } from './plan.ts';

const BEGIN = 'const PLAN = {';
const END = '};';

/** A plan as lines of a script: JSON, one request a line, so that a person can read it and a program can. */
export function printPlan(plan: Plan): string[] {
  const members = Object.entries(shortPlan(plan)).map(
    ([name, value]) => `"${name}": ${name === 'requests' ? printSections(value as Sections) : printRows(value)}`,
  );
  return [BEGIN, ...members.join(',\n').split('\n'), END];
}

/** The plan in the lines of a script; undefined where there is none, or where somebody changed it so that it cannot be read. */
export function readPlan(lines: readonly string[]): Plan | undefined {
  const place = placeOf(lines);
  if (place === undefined) return undefined;
  try {
    return wholePlan(JSON.parse(`{${lines.slice(place.from + 1, place.to).join('\n')}}`) as ShortPlan);
  } catch {
    return undefined;
  }
}

/** The lines of a script with another plan in the place of its own. */
export function withPlan(lines: readonly string[], plan: Plan): string[] {
  const place = placeOf(lines);
  if (place === undefined) return [...lines];
  return [...lines.slice(0, place.from), ...printPlan(plan), ...lines.slice(place.to + 1)];
}

function placeOf(lines: readonly string[]): { readonly from: number; readonly to: number } | undefined {
  const from = lines.indexOf(BEGIN);
  const to = lines.indexOf(END, from);
  return from < 0 || to < 0 ? undefined : { from, to };
}

type Sections = ShortPlan['requests'];

/** What requests share, and below it each request in a line of its own. */
function printSections(sections: Sections): string {
  return `[\n${sections.map(([shared, rows]) => `[${JSON.stringify(shared)}, ${printRows(rows)}]`).join(',\n')}\n]`;
}

/** A list or an object, one entry a line. */
function printRows(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const rows = Array.isArray(value)
    ? value.map((row) => JSON.stringify(row))
    : Object.entries(value).map(([name, row]) => `${JSON.stringify(name)}: ${JSON.stringify(row)}`);
  return rows.length === 0 ? `${open}${close}` : `${open}\n${rows.map((row) => `\t${row}`).join(',\n')}\n${close}`;
}
