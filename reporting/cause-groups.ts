import { GUID } from '../catalogue/model/guid.ts';
import { defined } from '../catalogue/model/defined.ts';
import type { Cause, Certainty } from '../diagnosis/cause.ts';
import type { Outcome, RunEntry } from '../runner/record/record.ts';
import { gather } from './gather.ts';

const ANY_ID = new RegExp(String.raw`\b${GUID}\b`, 'g');

/** One way to fix what a cause explains: where the names differ, so do the steps. */
export interface Remedy {
  /** What the service said of the first of the entries. */
  readonly said?: string;
  readonly why: string;
  readonly fix: readonly string[];
  readonly entries: readonly RunEntry[];
}

/** A cause and the requests for which it is the most likely one. */
export interface CauseGroup {
  readonly code: string;
  readonly title: string;
  readonly certainty: Certainty;
  readonly docs: string;
  readonly entries: readonly RunEntry[];
  /** Most requests first. */
  readonly remedies: readonly Remedy[];
  /** Codes that are also possible, for some of the requests. */
  readonly alternatives: readonly string[];
}

/** Requests with the same reason and no cause. */
export interface ReasonGroup {
  readonly reason: string;
  readonly outcome: Outcome;
  readonly entries: readonly RunEntry[];
}

/** What keeps the run from success, in the order in which it is best fixed. */
export interface Triage {
  /** Causes of what was refused, failed or not reached. */
  readonly causes: readonly CauseGroup[];
  /** Causes of answers that look like success, but are not. */
  readonly deceptive: readonly CauseGroup[];
  /** What was refused or failed and nothing explains. */
  readonly unexplained: readonly ReasonGroup[];
  /** What was skipped or not reached, by the reason that was given. */
  readonly leftOut: readonly ReasonGroup[];
}

/** Groups what went wrong by its cause: without a token nothing works, so its causes come first; then whatever explains most. */
export function triage(entries: readonly RunEntry[]): Triage {
  const explained = entries.filter(({ causes }) => causes?.length);
  const unexplained = entries.filter(({ causes }) => !causes?.length);
  return {
    causes: groupByCause(explained.filter(({ outcome }) => outcome !== 'answered')),
    deceptive: groupByCause(explained.filter(({ outcome }) => outcome === 'answered')),
    unexplained: groupByReason(unexplained.filter(({ outcome }) => outcome === 'refused' || outcome === 'failed')),
    leftOut: groupByReason(unexplained.filter(({ outcome }) => outcome === 'skipped' || outcome === 'not-reached')),
  };
}

/** Whether there is nothing to fix and nothing was skipped. */
export function isClean({ causes, deceptive, unexplained, leftOut }: Triage): boolean {
  return causes.length + deceptive.length + unexplained.length + leftOut.length === 0;
}

function groupByCause(entries: readonly RunEntry[]): CauseGroup[] {
  const groups = [...gather(entries, (entry) => entry.causes![0]!.code).values()].map(causeGroup);
  return groups.sort(
    (one, other) => Number(blocks(other)) - Number(blocks(one)) || other.entries.length - one.entries.length,
  );
}

function causeGroup(entries: readonly RunEntry[]): CauseGroup {
  const { code, title, certainty, docs } = entries[0]!.causes![0]!;
  const remedies = [...gather(entries, (entry) => JSON.stringify(entry.causes![0]!.fix)).values()]
    .map((own) => remedyOf(own[0]!.causes![0]!, own))
    .sort((one, other) => other.entries.length - one.entries.length);
  const alternatives = new Set(entries.flatMap(({ causes }) => causes!.slice(1).map((cause) => cause.code)));
  alternatives.delete(code);
  return { code, title, certainty, docs, entries, remedies, alternatives: [...alternatives] };
}

function remedyOf({ said, why, fix }: Cause, entries: readonly RunEntry[]): Remedy {
  return { ...defined({ said }), why, fix, entries };
}

function blocks({ entries }: CauseGroup): boolean {
  return entries.some(({ outcome }) => outcome === 'not-reached');
}

function groupByReason(entries: readonly RunEntry[]): ReasonGroup[] {
  const groups = gather(entries, (entry) => `${entry.outcome} ${commonReason(entry)}`).values();
  return [...groups]
    .map((own) => ({
      reason: own.length === 1 ? (own[0]!.reason ?? commonReason(own[0]!)) : commonReason(own[0]!),
      outcome: own[0]!.outcome,
      entries: own,
    }))
    .sort((one, other) => other.entries.length - one.entries.length);
}

/** Reasons often begin with the request's own name and contain an id made for the answer; without these, equal ones are equal. */
export function commonReason({ reason = 'no reason given', request }: RunEntry): string {
  const text = request !== '' && reason.startsWith(`${request} `) ? `It ${reason.slice(request.length + 1)}` : reason;
  return text.replace(ANY_ID, '…');
}
