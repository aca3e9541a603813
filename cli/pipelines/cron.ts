/** One field of a schedule: its name, its range, and names that its numbers go by. */
interface Field {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  readonly names?: readonly string[];
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const FIELDS: readonly Field[] = [
  { name: 'minute', least: 0, most: 59 },
  { name: 'hour', least: 0, most: 23 },
  { name: 'day of the month', least: 1, most: 31 },
  { name: 'month', least: 1, most: 12, names: MONTHS },
  { name: 'day of the week', least: 0, most: 6, names: ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'] },
];
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** GitHub starts nothing more often, and no run is through any sooner. */
const LEAST_MINUTES = 5;

/**
 * What is wrong with a schedule, as both systems read it: five fields of numbers, names, ranges, lists and steps.
 * @returns undefined when nothing is
 */
export function cronProblem(text: string): string | undefined {
  const parts = text.split(/\s+/);
  if (parts.length !== FIELDS.length || text !== text.trim())
    return `it takes five fields (${FIELDS.map(({ name }) => name).join(', ')}), such as '17 4 * * *'`;
  const values = parts.map((part, index) => valuesOf(part.toUpperCase(), FIELDS[index]!));
  const wrong = values.indexOf(undefined);
  if (wrong >= 0) {
    const { name, least, most } = FIELDS[wrong]!;
    return `"${parts[wrong]!}" is not a valid ${name}: use numbers from ${least} to ${most}, also as in 1-5, 1,3 or */2`;
  }
  const [minutes, , days, months] = values as number[][];
  if (parts[4] === '*' && !months!.some((month) => days!.some((day) => day <= DAYS[month - 1]!)))
    return 'none of its months has such a day';
  const gaps = minutes!.map((minute, index) => (minutes![index + 1] ?? minutes![0]! + 60) - minute);
  return gaps.some((gap) => gap < LEAST_MINUTES)
    ? `it must not run more often than every ${LEAST_MINUTES} minutes`
    : undefined;
}

/** Every number that a field means, in order; undefined when it means none. */
function valuesOf(text: string, field: Field): number[] | undefined {
  const all = new Set<number>();
  for (const part of text.split(',')) {
    const [, from, to, step] = /^(\*|[\dA-Z]+)(?:-([\dA-Z]+))?(?:\/(\d{1,2}))?$/.exec(part) ?? [];
    if (from === undefined || (from === '*' && to !== undefined) || step === '0' || step === '00') return undefined;
    if (step !== undefined && from !== '*' && to === undefined) return undefined;
    const first = from === '*' ? field.least : numberOf(from, field);
    const last = from === '*' ? field.most : to === undefined ? first : numberOf(to, field);
    if (first === undefined || last === undefined || first > last) return undefined;
    for (let value = first; value <= last; value += Number(step ?? 1)) all.add(value);
  }
  return [...all].sort((a, b) => a - b);
}

function numberOf(text: string, { least, most, names }: Field): number | undefined {
  const place = names?.indexOf(text) ?? -1;
  const value = place >= 0 ? place + least : /^\d{1,2}$/.test(text) ? Number(text) : -1;
  return value >= least && value <= most ? value : undefined;
}
