import type { Plan } from './plan.ts';

const BEGIN = 'const PLAN = {';
const END = '};';

/** A plan as lines of a script: JSON, one request a line, so that a person can read it and a program can. */
export function printPlan(plan: Plan): string[] {
  const members = Object.entries(plan).map(([name, value]) => [`  ${JSON.stringify(name)}: `, value] as const);
  const lines = members.flatMap(([name, value], index) => {
    const printed = typeof value === 'object' ? printRows(value as object) : [JSON.stringify(value)];
    const comma = index < members.length - 1 ? ',' : '';
    return [`${name}${printed[0]}`, ...printed.slice(1)].map((line, row, all) =>
      row === all.length - 1 ? line + comma : line,
    );
  });
  return [BEGIN, ...lines, END];
}

/** The plan in the lines of a script; undefined where there is none, or where somebody changed it so that it cannot be read. */
export function readPlan(lines: readonly string[]): Plan | undefined {
  const place = placeOf(lines);
  if (place === undefined) return undefined;
  try {
    return JSON.parse(`{${lines.slice(place.from + 1, place.to).join('\n')}}`) as Plan;
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

/** A list or an object, one entry a line. */
function printRows(value: object): string[] {
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  const rows = Array.isArray(value)
    ? value.map((row) => JSON.stringify(row))
    : Object.entries(value).map(([name, row]) => `${JSON.stringify(name)}: ${JSON.stringify(row)}`);
  if (rows.length === 0) return [open + close];
  return [open, ...rows.map((row, index) => `    ${row}${index < rows.length - 1 ? ',' : ''}`), `  ${close}`];
}
