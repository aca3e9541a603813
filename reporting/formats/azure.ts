import { defined } from '../../catalogue/model/defined.ts';
import type { RunRecord } from '../../runner/record/record.ts';
import { many } from '../plain.ts';
import { describeEntry, problemsOf, type Problem } from '../problems.ts';
import { describeRun, describeVerdict, isGood } from '../verdict.ts';

/** What the task that reads the commands should make of them. */
export interface AzureOptions {
  /** Set the result of the task as well: failed when the run is no good, succeeded with issues when something is doubtful. */
  readonly complete?: boolean | undefined;
  /** Absolute path of a Markdown file to show on the page of the build. */
  readonly summary?: string | undefined;
}

const MOST_ISSUES = 20;
const MOST_NAMES = 10;
const MOST_CHARACTERS = 4000;

/** Logging commands of Azure Pipelines, one a line: what to fix as errors, what is doubtful or was not reached as warnings. */
export function printAzure(record: RunRecord, { complete = false, summary }: AzureOptions = {}): string[] {
  const good = isGood(record);
  const { toFix, doubtful, notReached } = problemsOf(record);
  const verdict = `${describeVerdict(record)} ${describeRun(record)}.`;
  const errors = [
    ...(good ? [] : [command('task.logissue', { type: 'error' }, verdict)]),
    ...issues('error', toFix, record),
  ];
  const warnings = issues('warning', [...doubtful, ...notReached], record);
  const result = good ? (warnings.length > 0 ? 'SucceededWithIssues' : 'Succeeded') : 'Failed';
  return [
    ...errors,
    ...warnings,
    ...(summary === undefined ? [] : [command('task.uploadsummary', {}, summary)]),
    ...(complete ? [command('task.complete', { result }, verdict)] : []),
  ];
}

function issues(type: 'error' | 'warning', problems: readonly Problem[], record: RunRecord): string[] {
  const shown = problems.slice(0, MOST_ISSUES).map((problem) => issue(type, problem, record));
  const left = problems.length - shown.length;
  return left > 0
    ? [...shown, command('task.logissue', { type }, `${left} more of this kind; the report has them all.`)]
    : shown;
}

function issue(type: 'error' | 'warning', { title, cause, entries }: Problem, record: RunRecord): string {
  const names = entries.slice(0, MOST_NAMES).map((entry) => describeEntry(entry, record));
  const more = entries.length > names.length ? ` and ${entries.length - names.length} more` : '';
  const cure = cause ? [...cause.fix.map((step, index) => `(${index + 1}) ${step}`), cause.docs] : [];
  const sentence = `${many(entries.length, 'request')}: ${title}${/[.!?]$/.test(title) ? '' : '.'}`;
  return command(
    'task.logissue',
    { type, ...defined({ code: cause?.code }) },
    [sentence, ...cure, `${names.join('; ')}${more}`].join(' '),
  );
}

function command(name: string, properties: Readonly<Record<string, string>>, message: string): string {
  const written = Object.entries(properties).map(([key, value]) => `${key}=${property(value)};`);
  return `##vso[${name}${written.length > 0 ? ` ${written.join('')}` : ''}]${data(message)}`;
}

/** As the task library of Azure Pipelines escapes a command's message. */
function data(text: string): string {
  return text.slice(0, MOST_CHARACTERS).replaceAll('%', '%AZP25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** As the task library of Azure Pipelines escapes a property of a command. */
function property(text: string): string {
  return data(text).replaceAll(']', '%5D').replaceAll(';', '%3B');
}
