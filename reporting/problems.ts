import type { Outcome, RunEntry, RunRecord } from '../runner/record/record.ts';
import { triage, type CauseGroup, type ReasonGroup } from './cause-groups.ts';
import { plain, short } from './plain.ts';
import { rowName, type RowsOf } from './row-name.ts';

/** Longest quotation of what kept an answer from coming. */
const MOST_SAID = 120;

/** What several requests have in common that somebody should look at: their cause, or the reason where no cause is known. */
export interface Problem {
  /** In a line; a text from elsewhere, made harmless. */
  readonly title: string;
  /** Absent when no cause is known. */
  readonly cause?: Cure;
  readonly entries: readonly RunEntry[];
}

/** A known cause and how to fix it. */
export interface Cure {
  readonly code: string;
  /** What the service said of the first of the requests. */
  readonly said?: string;
  readonly why: string;
  /** Steps that fix most of the requests. */
  readonly fix: readonly string[];
  /** How many of the requests need other steps, such as another workspace. */
  readonly others: number;
  readonly docs: string;
}

/** What several requests have in common, by what a report makes of it. */
export interface Problems {
  /** In the order in which it is best fixed: known causes first, then what nothing explains. */
  readonly toFix: readonly Problem[];
  /** What looks like success, but is not. */
  readonly doubtful: readonly Problem[];
  /** What was left out by choice, by reason. */
  readonly skipped: readonly Problem[];
  /** What was not reached without a known cause, by reason. */
  readonly notReached: readonly Problem[];
}

/** Sorts out, once for a report, what somebody should look at. */
export function problemsOf({ entries }: Pick<RunRecord, 'entries'>): Problems {
  const { causes, deceptive, unexplained, leftOut } = triage(entries);
  const unsent = (outcome: Outcome): Problem[] => leftOut.filter((group) => group.outcome === outcome).map(fromReason);
  return {
    toFix: [...causes.map(fromCause), ...unexplained.map(fromReason)],
    doubtful: deceptive.map(fromCause),
    skipped: unsent('skipped'),
    notReached: unsent('not-reached'),
  };
}

/** What the service itself said, as a line of a report; none where it said nothing. */
export function serviceSaid({ said }: Pick<Cure, 'said'>): string[] {
  return said === undefined ? [] : [`The service said: "${said}"`];
}

/** How an entry is called where those of several rows of a data file stand together. */
export function nameOf(entry: RunEntry, record: RowsOf): string {
  return `${plain(entry.request) || 'a request without a name'}${record.iterations > 1 ? ` (${rowName(entry.iteration, record)})` : ''}`;
}

/** `Groups, Get Groups (401)`; where no answer came, what kept it: `Groups, Get Groups (connect ECONNREFUSED)`. */
export function describeEntry(entry: RunEntry, record: RowsOf): string {
  const area = plain(entry.area);
  return `${area === '' ? '' : `${area}, `}${nameOf(entry, record)}${saidOf(entry)}`;
}

function saidOf({ status, outcome, reason }: RunEntry): string {
  if (status !== null) return ` (${status})`;
  return outcome === 'failed' && reason !== undefined ? ` (${short(reason, MOST_SAID)})` : '';
}

function fromCause({ code, title, docs, entries, remedies }: CauseGroup): Problem {
  const [first] = remedies;
  const said = first?.said === undefined ? {} : { said: plain(first.said) };
  const cause = {
    code: plain(code),
    ...said,
    why: plain(first?.why),
    fix: (first?.fix ?? []).map(plain),
    others: entries.length - (first?.entries.length ?? 0),
    docs: plain(docs),
  };
  return { title: plain(title), cause, entries };
}

function fromReason({ reason, entries }: ReasonGroup): Problem {
  return { title: plain(reason), entries };
}
