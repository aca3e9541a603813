import { outcomes, type Outcome, type RunRecord } from '../../runner/record/record.ts';
import { countByArea } from '../areas.ts';
import { many, plain } from '../plain.ts';
import { describeEntry, problemsOf, type Problem } from '../problems.ts';
import { printTable } from '../table.ts';
import { describeRun, describeVerdict } from '../verdict.ts';

const MOST_PROBLEMS = 12;
const MOST_NAMES = 6;

/** What the outcome means, below the table that has it. */
const DOCUMENTED = 'Refused, as documented: these calls are closed to apps, and the refusal is the expected result.';

/** The end of a run as a person reads it in the terminal: by area, then what to fix, cause by cause, and the verdict last. */
export function printTerminal(record: RunRecord): string[] {
  const cells = (counts: Readonly<Record<Outcome, number>>): string[] =>
    outcomes.map((outcome) => String(counts[outcome] || ''));
  const rows = countByArea(record.entries).map((row) => [plain(row.area), String(row.requests), ...cells(row.counts)]);
  const total = ['All', String(record.entries.length), ...cells(record.counts)];
  const { toFix, doubtful, skipped, notReached } = problemsOf(record);
  return [
    ...printTable(['Area', 'requests', ...outcomes.map(nameOf)], [...rows, total]),
    ...(record.counts['refused-as-documented'] > 0 ? [DOCUMENTED] : []),
    '',
    ...section('Fix these first:', toFix, record),
    ...section('Answered, but check these:', doubtful, record),
    ...section('Skipped:', skipped, record, 'counted'),
    ...section('Not reached:', notReached, record, 'counted'),
    describeVerdict(record),
    `${describeRun(record)}.`,
  ];
}

function nameOf(outcome: Outcome): string {
  return outcome === 'refused-as-documented' ? 'refused, as documented' : outcome.replaceAll('-', ' ');
}

function section(
  title: string,
  problems: readonly Problem[],
  record: RunRecord,
  detail: 'whole' | 'counted' = 'whole',
): string[] {
  if (problems.length === 0) return [];
  const shown = problems.slice(0, MOST_PROBLEMS);
  const left = problems.length - shown.length;
  return [
    title,
    ...shown.flatMap((problem) =>
      detail === 'whole' ? describe(problem, record) : [`  ${problem.entries.length}: ${problem.title}`],
    ),
    ...(left > 0 ? [`  … and ${left} more: see the reports`] : []),
    '',
  ];
}

function describe({ title, cause, entries }: Problem, record: RunRecord): string[] {
  const names = entries.slice(0, MOST_NAMES).map((entry) => `      ${describeEntry(entry, record)}`);
  const left = entries.length - names.length;
  return [
    `  ${many(entries.length, 'request')}: ${title}${cause ? ` [${cause.code}]` : ''}`,
    ...(cause?.fix ?? []).map((step, index) => `    ${index === 0 ? 'Do: ' : '    '}${index + 1}. ${step}`),
    ...(cause && cause.others > 0
      ? [`        For ${cause.others} of them these steps have other names: see the reports.`]
      : []),
    ...names,
    ...(left > 0 ? [`      … and ${left} more`] : []),
  ];
}
