import { START_FOLDER, startSteps, type PurposedStep } from '../../catalogue/powerbi/start-here.ts';
import { NOT_NEEDED } from '../../catalogue/model/vocabulary.ts';
import { defined } from '../../catalogue/model/defined.ts';
import type { Cause } from '../../diagnosis/cause.ts';
import type { RunEntry, RunRecord } from '../../runner/index.ts';
import { plainLook, type Look } from '../../reporting/index.ts';
import { printCauses } from './causes.ts';

/** `not checked`: it was not sent, for a reason, or it cannot be known without a change. `not needed`: it is for another purpose. */
export type CheckOutcome = 'well' | 'broken' | 'not checked' | 'not needed';

/** One line of the checklist. */
export interface Check {
  /** Stable, for programs. */
  readonly id: string;
  readonly title: string;
  readonly outcome: CheckOutcome;
  /** Most likely first; empty unless it is broken. */
  readonly causes: readonly Cause[];
  /** Why it is broken, was not checked or is not needed; what was seen where it is well. */
  readonly reason?: string;
}

const MARKS: Readonly<Record<CheckOutcome, string>> = {
  well: '[ok]',
  broken: '[!!]',
  'not checked': '[--]',
  'not needed': '[  ]',
};

/** What a run of "Start here" says of each of its steps. */
export function checksOf(record: RunRecord): Check[] {
  const entries = record.entries.filter((entry) => idOf(entry) !== undefined || entry.area === START_FOLDER);
  const withoutToken =
    record.ending === 'no-token' ? entries.find((entry) => entry.outcome === 'not-reached') : undefined;
  return entries.map((entry) => {
    const outcome = entry === withoutToken ? 'broken' : outcomeOf(entry);
    const reason = outcome === 'well' ? undefined : reasonOf(entry, withoutToken);
    return {
      id: idOf(entry) ?? slug(entry.request),
      title: entry.request,
      outcome,
      causes: outcome === 'broken' ? (entry.causes ?? []) : [],
      ...defined({ reason }),
    };
  });
}

/** A step that is for other purposes, and was not sent. */
export function notNeeded({ id, name, purposes }: PurposedStep): Check {
  return { id, title: name, outcome: 'not needed', causes: [], reason: `used only with --for ${purposes.join(', ')}` };
}

/** Whether nothing is left to fix; what could not be checked does not count, but something must have been. */
export function isAllWell(checks: readonly Check[]): boolean {
  return checks.some(({ outcome }) => outcome === 'well') && checks.every(({ outcome }) => outcome !== 'broken');
}

/** The checklist as a person reads it: what is not needed stands apart. */
export function printChecks(checks: readonly Check[], look: Look = plainLook): string[] {
  const apart = checks.filter(({ outcome }) => outcome === 'not needed');
  const lines = checks
    .filter((check) => !apart.includes(check))
    .flatMap((check) => [
      ...look.hang(`${mark(check.outcome, look)} `, `${check.title}${ending(check)}`),
      ...detail(check, look),
    ]);
  const others = apart.flatMap(({ title, reason }) =>
    look
      .hang(`${MARKS['not needed']} `, `not needed for this: ${title}${reason === undefined ? '' : ` (${reason})`}`)
      .map(look.muted),
  );
  const count = (wanted: CheckOutcome): number => checks.filter(({ outcome }) => outcome === wanted).length;
  const whole = `${count('well')} OK, ${count('broken')} to fix, ${count('not checked')} not checked, ${count('not needed')} not needed.`;
  const sum = count('broken') > 0 ? look.wrong(whole) : isAllWell(checks) ? look.good(whole) : whole;
  return [...lines, '', ...(others.length > 0 ? [...others, ''] : []), ...look.hang('', sum)].filter(
    (line, index, all) => line !== '' || all[index - 1] !== '',
  );
}

function mark(outcome: CheckOutcome, look: Look): string {
  const paint = { well: look.good, broken: look.wrong, 'not checked': look.doubtful, 'not needed': look.muted };
  return paint[outcome](MARKS[outcome]);
}

function ending({ outcome, reason }: Check): string {
  if (reason === undefined || outcome === 'broken') return '';
  if (outcome !== 'not checked') return `: ${reason}`;
  return reason.startsWith('only ') ? `: not checked: ${reason}` : `: not checked, because ${reason}`;
}

function detail({ outcome, causes, reason }: Check, look: Look): string[] {
  if (causes.length > 0) return [...printCauses(causes, { indent: '     ', look }), ''];
  return outcome === 'broken' ? [...look.hang('     ', reason ?? 'no reason given'), ''] : [];
}

function outcomeOf({ outcome, causes = [], request }: RunEntry): CheckOutcome {
  if (outcome === 'refused' || outcome === 'failed') return 'broken';
  if (outcome !== 'answered') return 'not checked';
  // A success may only look like one, such as an empty list; where the token is judged, that is a later step's matter.
  return causes.length > 0 && !startSteps.some(({ name, judgesToken }) => name === request && judgesToken)
    ? 'broken'
    : 'well';
}

/** In words that stand by themselves; that there is no token is explained once. */
function reasonOf(entry: RunEntry, withoutToken: RunEntry | undefined): string | undefined {
  if (withoutToken !== undefined && entry !== withoutToken && entry.outcome === 'not-reached')
    return 'there is no access token';
  // What is optional in the collection passes there, with the cause in the name of its test.
  const optional = entry.assertions.find(({ name }) => name.includes(NOT_NEEDED))?.name;
  return (optional ?? entry.reason)?.replace(/\s+/g, ' ').trim();
}

function idOf({ request }: RunEntry): string | undefined {
  return startSteps.find(({ name }) => name === request)?.id;
}

function slug(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
