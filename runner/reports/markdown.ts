import { countOutcomes, outcomes, type Ending, type Outcome, type RunEntry, type RunRecord } from '../record/record.ts';

/** What became of the requests of one area. */
export interface AreaCount {
  readonly area: string;
  readonly requests: number;
  readonly counts: Readonly<Record<Outcome, number>>;
}

const ENDINGS: Record<Ending, string> = {
  complete: 'The run went through.',
  'no-token': 'There was no access token, so nothing more was sent.',
  'stopped-at-failure': 'The run stopped at the first failure.',
  interrupted: 'The run was interrupted.',
};

/** One line about how the run ended. */
export function describeEnding(ending: Ending): string {
  return ENDINGS[ending];
}

/** The areas in the order of the run, with what became of their requests. */
export function countByArea(entries: readonly RunEntry[]): AreaCount[] {
  const areas = [...new Set(entries.map((entry) => entry.area))];
  return areas.map((area) => {
    const own = entries.filter((entry) => entry.area === area);
    return { area, requests: own.length, counts: countOutcomes(own) };
  });
}

/** Entries that somebody should look at: refused, failed and skipped ones, each with its reason. */
export function notable(entries: readonly RunEntry[]): RunEntry[] {
  return entries.filter((entry) => entry.outcome === 'refused' || entry.outcome === 'failed' || entry.outcome === 'skipped');
}

/** The summary as Markdown. */
export function printSummary(record: RunRecord): string {
  const { counts, entries } = record;
  const lines = [
    `# ${record.collection}`,
    '',
    `Environment: ${record.environment}${record.emulator ? ' (emulator)' : ''}. Started ${record.startedAt}, finished ${record.finishedAt}.`,
    `${describeEnding(record.ending)} ${record.allowWrite ? 'Changes were allowed.' : 'Only plain reads were allowed.'}`,
    '',
    `| Area | Requests | ${outcomes.join(' | ')} |`,
    `|---|${'--:|'.repeat(outcomes.length + 1)}`,
    ...countByArea(entries).map((row) => tableRow(row.area, row.requests, row.counts)),
    tableRow('**All**', entries.length, counts),
    '',
    ...section('Refused', entries, 'refused'),
    ...section('Failed', entries, 'failed'),
    ...section('Skipped', entries, 'skipped'),
    ...notReached(entries),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function tableRow(name: string, requests: number, counts: Readonly<Record<Outcome, number>>): string {
  return `| ${name} | ${requests} | ${outcomes.map((outcome) => counts[outcome]).join(' | ')} |`;
}

function section(title: string, entries: readonly RunEntry[], outcome: Outcome): string[] {
  const own = entries.filter((entry) => entry.outcome === outcome);
  if (own.length === 0) return [];
  return [`## ${title}`, '', ...own.map((entry) => `- ${entry.request}${status(entry)}: ${oneLine(entry.reason)}`), ''];
}

/** Most often all for the same reason: say it once, not 286 times. */
function notReached(entries: readonly RunEntry[]): string[] {
  const reasons = new Map<string, number>();
  for (const entry of entries) {
    if (entry.outcome === 'not-reached') reasons.set(oneLine(entry.reason), (reasons.get(oneLine(entry.reason)) ?? 0) + 1);
  }
  if (reasons.size === 0) return [];
  return ['## Not reached', '', ...[...reasons].map(([reason, count]) => `- ${count}: ${reason}`), ''];
}

function status(entry: RunEntry): string {
  return entry.status === null ? '' : ` (${entry.status})`;
}

function oneLine(reason: string | undefined): string {
  return (reason ?? 'no reason given').replace(/\s+/g, ' ').trim();
}
