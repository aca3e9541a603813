import { START_FOLDER, startSteps } from '../catalogue/start-here.ts';
import type { Cause } from '../diagnosis/cause.ts';
import type { RunEntry, RunRecord } from '../runner/index.ts';
import { printCauses } from './causes.ts';

/** `not checked`: it was not sent, for a reason, or an earlier step must be mended first. */
export type CheckOutcome = 'well' | 'broken' | 'not checked';

/** One line of the checklist. */
export interface Check {
  /** Stable, for programs. */
  readonly id: string;
  readonly title: string;
  readonly outcome: CheckOutcome;
  /** Most likely first; empty unless it is broken. */
  readonly causes: readonly Cause[];
  /** Why it is broken or was not checked, in the words of the run. */
  readonly reason?: string;
}

const MARKS: Readonly<Record<CheckOutcome, string>> = { well: '[ok]', broken: '[!!]', 'not checked': '[--]' };

/** What a run of "Start here" says of each of its steps. */
export function checksOf(record: RunRecord): Check[] {
  const entries = record.entries.filter((entry) => idOf(entry) !== undefined || entry.area === START_FOLDER);
  const withoutToken = record.ending === 'no-token' ? entries.find((entry) => entry.outcome === 'not-reached') : undefined;
  return entries.map((entry) => {
    const outcome = entry === withoutToken ? 'broken' : outcomeOf(entry);
    const reason = outcome === 'well' ? undefined : reasonOf(entry, withoutToken);
    return {
      id: idOf(entry) ?? slug(entry.request),
      title: entry.request,
      outcome,
      causes: outcome === 'broken' ? (entry.causes ?? []) : [],
      ...(reason === undefined ? {} : { reason }),
    };
  });
}

/** Whether nothing is left to mend; what could not be checked does not count, but something must have been. */
export function isAllWell(checks: readonly Check[]): boolean {
  return checks.some(({ outcome }) => outcome === 'well') && checks.every(({ outcome }) => outcome !== 'broken');
}

/** The checklist as a person reads it. */
export function printChecks(checks: readonly Check[]): string[] {
  const lines = checks.flatMap((check) => [`${MARKS[check.outcome]} ${check.title}${ending(check)}`, ...detail(check)]);
  const count = (wanted: CheckOutcome): number => checks.filter(({ outcome }) => outcome === wanted).length;
  return [...lines, '', `${count('well')} well, ${count('broken')} to mend, ${count('not checked')} not checked.`];
}

function ending({ outcome, reason }: Check): string {
  return outcome === 'not checked' ? `: not checked${reason === undefined ? '' : `, because ${reason}`}` : '';
}

function detail({ outcome, causes, reason }: Check): string[] {
  if (causes.length > 0) return [...printCauses(causes, { indent: '     ' }), ''];
  return outcome === 'broken' ? [`     ${reason ?? 'no reason given'}`, ''] : [];
}

function outcomeOf({ outcome, causes = [], request }: RunEntry): CheckOutcome {
  if (outcome === 'refused' || outcome === 'failed') return 'broken';
  if (outcome !== 'answered') return 'not checked';
  // A success may only look like one, such as an empty list; where the token is judged, that is a later step's matter.
  return causes.length > 0 && !startSteps.some(({ name, judgesToken }) => name === request && judgesToken) ? 'broken' : 'well';
}

/** In words that stand by themselves; that there is no token is explained once. */
function reasonOf(entry: RunEntry, withoutToken: RunEntry | undefined): string | undefined {
  if (withoutToken !== undefined && entry !== withoutToken && entry.outcome === 'not-reached') return 'there is no access token';
  return entry.reason?.replace(/\s+/g, ' ').trim();
}

function idOf({ request }: RunEntry): string | undefined {
  return startSteps.find(({ name }) => name === request)?.id;
}

function slug(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}
