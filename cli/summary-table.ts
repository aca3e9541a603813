import { countByArea, describeEnding, notable, outcomes, type Outcome, type RunRecord } from '../runner/index.ts';
import { printTable } from './table.ts';

const SHOWN = 20;

/** The end of a run as a person reads it in the terminal: by area, in all, and what to look at. */
export function printRun(record: RunRecord): string[] {
  const cells = (counts: Readonly<Record<Outcome, number>>): string[] => outcomes.map((outcome) => String(counts[outcome] || ''));
  const rows = countByArea(record.entries).map((row) => [row.area, String(row.requests), ...cells(row.counts)]);
  const total = ['All', String(record.entries.length), ...cells(record.counts)];
  const attention = notable(record.entries);
  return [
    ...printTable(['Area', 'requests', ...outcomes.map((outcome) => outcome.replaceAll('-', ' '))], [...rows, total]),
    '',
    ...attention.slice(0, SHOWN).map((entry) => `${entry.outcome}: ${entry.request}: ${(entry.reason ?? '').replace(/\s+/g, ' ')}`),
    ...(attention.length > SHOWN ? [`… and ${attention.length - SHOWN} more, all in the reports`] : []),
    `${describeEnding(record.ending)}${firstReason(record)} ${seconds(record)} s, ${record.allowWrite ? 'changes allowed' : 'plain reads only'}.`,
  ];
}

function firstReason(record: RunRecord): string {
  const reason = record.ending === 'no-token' ? record.entries.find((entry) => entry.outcome === 'not-reached')?.reason : undefined;
  return reason === undefined ? '' : ` ${reason.replace(/\s+/g, ' ')}`;
}

function seconds(record: RunRecord): string {
  return ((Date.parse(record.finishedAt) - Date.parse(record.startedAt)) / 1000).toFixed(1);
}
