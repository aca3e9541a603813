import { outcomes, type Outcome, type RunRecord } from '../../runner/record/record.ts';
import { describeAccess, NOTHING_KEPT, type AccessMaterial } from '../access.ts';
import { countByArea } from '../areas.ts';
import { plainLook, type Look } from '../look.ts';
import { many, plain } from '../plain.ts';
import { describeEntry, problemsOf, type Problem } from '../problems.ts';
import { printTable } from '../table.ts';
import { describeRun, isGood, verdictSentences } from '../verdict.ts';

const MOST_PROBLEMS = 12;
const MOST_NAMES = 6;

/** What the outcome means, below the table that has it. */
const DOCUMENTED = 'Refused, as documented: these calls are closed to apps, and the refusal is the expected result.';

/** The end of a run as a person reads it in the terminal: the verdict, what to fix, cause by cause, the table by area, and whose access it is. */
export function printTerminal(
  record: RunRecord,
  material: AccessMaterial = NOTHING_KEPT,
  look: Look = plainLook,
): string[] {
  const { toFix, doubtful, skipped, notReached } = problemsOf(record);
  const access = describeAccess(record, material);
  return [
    ...verdictLines(record, look),
    '',
    ...section(look.wrong('Fix these first:'), toFix, record, look),
    ...section(look.doubtful('Answered, but check these:'), doubtful, record, look),
    ...section(look.heading('Not reached:'), notReached, record, look, 'counted'),
    ...section(look.heading('Skipped:'), skipped, record, look, 'counted'),
    ...areaTable(record, look),
    ...(record.counts['refused-as-documented'] > 0 ? look.hang('', DOCUMENTED).map(look.muted) : []),
    ...(access.length > 0 ? ['', ...look.hang(`${look.heading('Access:')} `, `${access.join(', ')}.`)] : []),
  ];
}

function verdictLines(record: RunRecord, look: Look): string[] {
  const [first, ...rest] = verdictSentences(record);
  const good = isGood(record);
  const [paint, mark] = good ? [look.good, look.marks.good] : [look.wrong, look.marks.wrong];
  return [
    ...look.hang(`${paint(mark)} `, [paint(first), ...rest].join(' ')),
    ...look.hang('', `${describeRun(record)}.`).map(look.muted),
  ];
}

/** Outcomes that no request has are left out. */
function areaTable(record: RunRecord, look: Look): string[] {
  const shown = outcomes.filter((outcome) => record.counts[outcome] > 0);
  const cells = (counts: Readonly<Record<Outcome, number>>): string[] =>
    shown.map((outcome) => String(counts[outcome] || ''));
  const rows = countByArea(record.entries).map((row) => [plain(row.area), String(row.requests), ...cells(row.counts)]);
  const total = ['All', String(record.entries.length), ...cells(record.counts)];
  const style = (cell: string, column: number, row: number): string => {
    if (row === -1) return look.heading(cell);
    const outcome = shown[column - 2];
    return outcome === 'refused' || outcome === 'failed' ? look.wrong(cell) : cell;
  };
  return printTable(['Area', 'requests', ...shown.map(nameOf)], [...rows, total], { look, style });
}

function nameOf(outcome: Outcome): string {
  return outcome === 'refused-as-documented' ? 'refused, as documented' : outcome.replaceAll('-', ' ');
}

function section(
  title: string,
  problems: readonly Problem[],
  record: RunRecord,
  look: Look,
  detail: 'whole' | 'counted' = 'whole',
): string[] {
  if (problems.length === 0) return [];
  const shown = problems.slice(0, MOST_PROBLEMS);
  const left = problems.length - shown.length;
  return [
    title,
    ...shown.flatMap((problem) =>
      detail === 'whole' ? describe(problem, record, look) : look.hang(`  ${problem.entries.length}: `, problem.title),
    ),
    ...(left > 0 ? [`  … and ${left} more: see the reports`] : []),
    '',
  ];
}

function describe({ title, cause, entries }: Problem, record: RunRecord, look: Look): string[] {
  const names = entries
    .slice(0, MOST_NAMES)
    .flatMap((entry) => look.hang('      ', describeEntry(entry, record)).map(look.muted));
  const left = entries.length - Math.min(entries.length, MOST_NAMES);
  const code = cause ? ` ${look.muted(`[${cause.code}]`)}` : '';
  return [
    ...look.hang(`  ${many(entries.length, 'request')}: `, `${look.heading(title)}${code}`),
    ...(cause?.fix ?? []).flatMap((step, index) =>
      look.hang(`    ${index === 0 ? 'Do: ' : '    '}${index + 1}. `, step),
    ),
    ...(cause && cause.others > 0
      ? look.hang('        ', `For ${cause.others} of them these steps have other names: see the reports.`)
      : []),
    ...names,
    ...(left > 0 ? [look.muted(`      … and ${left} more`)] : []),
  ];
}
