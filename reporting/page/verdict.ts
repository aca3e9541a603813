import { exitCodeOf, type Ending, type RunRecord } from '../../runner/record/record.ts';

/** What a run comes to, in words. */
export interface PageVerdict {
  readonly good: boolean;
  readonly headline: string;
  readonly explanation: string;
  /** What the reader must know before believing any number: parts that are missing or ended early. */
  readonly warnings: readonly string[];
}

/** Sums a run up for the reader of the page. */
export function pageVerdict(record: RunRecord): PageVerdict {
  const { counts, entries, ending } = record;
  const warnings = [...missingShards(record), ...brokenShards(record)];
  const good = exitCodeOf(record) === 0 && warnings.length === 0;
  return {
    good,
    headline: headline(record, good),
    explanation: `${endings[ending]} ${tally(counts.answered, entries.length)}`,
    warnings,
  };
}

const endings: Readonly<Record<Ending, string>> = {
  complete: 'Every request of the plan was processed.',
  'stopped-at-failure': 'The run stopped at the first failure, as requested.',
  'no-token': 'Where there was no access token, nothing more was sent.',
  interrupted: 'The run was interrupted; the requests after that were not reached.',
  died: 'The record ends early, as after a kill or a crash; the requests after that were not reached.',
};

function headline({ counts, entries, ending, iterations }: RunRecord, good: boolean): string {
  const bad = counts.refused + counts.failed;
  const all = entries.length.toLocaleString('en');
  if (ending === 'no-token') return withoutToken(entries, iterations);
  if (entries.length === 0) return 'The run had no requests';
  if (bad > 0) return `${bad.toLocaleString('en')} of ${all} requests failed`;
  if (ending === 'interrupted')
    return `Interrupted: ${counts['not-reached'].toLocaleString('en')} of ${all} requests were not reached`;
  if (ending === 'died')
    return `Ended early: ${counts['not-reached'].toLocaleString('en')} of ${all} requests were not reached`;
  if (counts.answered === 0) return 'Nothing was answered';
  return good ? 'Everything as expected' : 'As expected, as far as known';
}

/** Each row of a data file may have an app of its own: one without a token says nothing about the others. */
function withoutToken(entries: RunRecord['entries'], rows: number): string {
  const without = new Set(entries.filter(({ outcome }) => outcome === 'not-reached').map(({ iteration }) => iteration))
    .size;
  return without < rows
    ? `No access token for ${without.toLocaleString('en')} of ${rows.toLocaleString('en')} rows`
    : 'No access token, so nothing was reached';
}

function tally(answered: number, all: number): string {
  return all === 0 ? '' : `${answered.toLocaleString('en')} of ${all.toLocaleString('en')} were answered.`;
}

function missingShards({ merged }: RunRecord): string[] {
  const missing = merged?.missing ?? [];
  if (missing.length === 0) return [];
  const total = Math.max(merged?.shards[0]?.total ?? 0, ...missing);
  const [which, left] = missing.length === 1 ? ['Shard', 'no record'] : ['Shards', 'no record'];
  return [
    `${which} ${list(missing.map(String))} of ${total} left ${left}: ${missing.length === 1 ? 'its' : 'their'} requests are missing on this page.`,
  ];
}

function brokenShards({ merged }: RunRecord): string[] {
  const broken = (merged?.shards ?? []).filter(({ ending }) => ending === 'died' || ending === 'interrupted');
  return broken.map(
    ({ index, total, ending }) =>
      `Shard ${index} of ${total} ${ending === 'died' ? 'died' : 'was interrupted'} before its end.`,
  );
}

function list(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
