import type { RunRecord } from '../../runner/record/record.ts';
import { many } from '../plain.ts';
import { describeEntry, problemsOf, serviceSaid, type Problem } from '../problems.ts';
import { describeRun, describeVerdict, isGood } from '../verdict.ts';

type Level = 'error' | 'warning' | 'notice';
interface Annotation {
  readonly title: string;
  readonly message: string;
}

/** GitHub shows no more annotations of each level than this for a step. */
const MOST_SHOWN = 10;
const MOST_NAMES = 10;
/** Far below what GitHub takes, and more than anybody reads beside a build. */
const MOST_CHARACTERS = 4000;

/** GitHub's workflow commands, one a line: what to fix as errors, what is doubtful as warnings, what was skipped as a notice. */
export function printGithub(record: RunRecord): string[] {
  const all = (problems: readonly Problem[]): Annotation[] => problems.map((problem) => describe(problem, record));
  const verdict = { title: 'Power BI', message: `${describeVerdict(record)} ${describeRun(record)}.` };
  const { toFix, doubtful, skipped, notReached } = problemsOf(record);
  return [
    ...annotate('error', [...(isGood(record) ? [] : [verdict]), ...all(toFix)]),
    ...annotate('warning', all(doubtful)),
    ...annotate('notice', [...(isGood(record) ? [verdict] : []), ...all([...notReached, ...skipped])]),
  ];
}

function describe({ title, cause, entries }: Problem, record: RunRecord): Annotation {
  const names = entries.slice(0, MOST_NAMES).map((entry) => describeEntry(entry, record));
  const more = entries.length > names.length ? [`… and ${entries.length - names.length} more`] : [];
  const cure = cause
    ? [
        ...serviceSaid(cause),
        cause.why,
        ...cause.fix.map((step, index) => `${index + 1}. ${step}`),
        `${cause.docs} [${cause.code}]`,
      ]
    : [];
  return {
    title: `${many(entries.length, 'request')}: ${cause ? title : names[0]!}`,
    message: [...(cause ? [] : [title]), ...cure, ...names, ...more].join('\n'),
  };
}

function annotate(level: Level, annotations: readonly Annotation[]): string[] {
  const shown = annotations.length > MOST_SHOWN ? annotations.slice(0, MOST_SHOWN - 1) : annotations;
  const left = annotations.length - shown.length;
  const rest =
    left > 0 ? [{ title: `${left} more`, message: `${left} more of this kind; the report has them all.` }] : [];
  return [...shown, ...rest].map(({ title, message }) => `::${level} title=${property(title)}::${data(message)}`);
}

/** As GitHub's own toolkit escapes a command's message. */
function data(text: string): string {
  return text.slice(0, MOST_CHARACTERS).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** As GitHub's own toolkit escapes a property of a command. */
function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
