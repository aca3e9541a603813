import { withoutCure } from '../runner/record/not-reached.ts';
import { exitCodeOf, type RunRecord } from '../runner/record/record.ts';
import { many, plain } from './plain.ts';

/** What a run came to, in one sentence or two: what is wrong comes first. */
export function describeVerdict(record: RunRecord): string {
  const { counts, entries } = record;
  const wrong = counts.refused + counts.failed;
  const said =
    wrong > 0
      ? `${wrong} of ${many(entries.length, 'request')} ${wrong === 1 ? 'was' : 'were'} refused or failed.`
      : '';
  const end = describeEnd(record);
  if (end !== '') return [said, end].filter(Boolean).join(' ');
  if (said !== '') return said;
  if (counts.answered === 0) return entries.length === 0 ? 'There was nothing to run.' : 'Nothing was answered.';
  return `All is as expected: ${counts.answered} answered${listed(record)}.`;
}

/** Whether all is as it should be. */
export function isGood(record: RunRecord): boolean {
  return exitCodeOf(record) === 0;
}

/** What kept a run from coming to its end; empty when nothing did. */
export function describeEnd(record: RunRecord): string {
  const missing = record.merged?.missing ?? [];
  if (missing.length > 0)
    return `${missing.length === 1 ? 'Shard' : 'Shards'} ${missing.join(', ')} of ${record.merged!.shards[0]?.total ?? missing.length} left no record, so the results of ${missing.length === 1 ? 'its' : 'their'} requests are not known.`;
  switch (record.ending) {
    case 'complete':
      return '';
    case 'no-token':
      return `${withoutToken(record)}${tokenReason(record)}`;
    case 'stopped-at-failure':
      return 'The run stopped at the first failure.';
    case 'interrupted':
      return `The run was interrupted with ${many(record.counts['not-reached'], 'request')} not reached.`;
    case 'died':
      return `The run died with ${many(record.counts['not-reached'], 'request')} not reached: its record ends early.`;
  }
}

/** Against what and how a run was made, in a few words. */
export function describeRun(record: RunRecord): string {
  const { environment, emulator, allowWrite, shard, merged, iterations } = record;
  return [
    `${plain(environment)}${emulator && !/emulator/i.test(environment) ? ' (emulator)' : ''}`,
    allowWrite ? 'changes allowed' : 'plain reads only',
    ...(shard ? [`shard ${shard.index} of ${shard.total}`] : []),
    ...(merged ? [`merged from ${many(merged.shards.length, 'shard')}`] : []),
    ...(iterations > 1 ? [many(iterations, 'row')] : []),
    `${seconds(record).toFixed(1)} s`,
  ].join(', ');
}

/** From beginning to end. A clock that was set back in between makes it none. */
export function seconds(record: RunRecord): number {
  return Math.max(0, (Date.parse(record.finishedAt) - Date.parse(record.startedAt)) / 1000);
}

function listed({ counts }: RunRecord): string {
  const also = [
    [counts['refused-as-documented'], 'refused as documented'],
    [counts.skipped, 'skipped'],
    [counts['not-reached'], 'not reached'],
  ] as const;
  return also.flatMap(([count, words]) => (count > 0 ? [`, ${count} ${words}`] : [])).join('');
}

function withoutToken({ entries, iterations }: RunRecord): string {
  if (iterations === 1) return 'There was no access token, so nothing more was sent.';
  const rows = new Set(entries.filter(({ outcome }) => outcome === 'not-reached').map(({ iteration }) => iteration));
  return `There was no access token for ${rows.size} of ${many(iterations, 'row')}, so nothing more was sent for ${rows.size === 1 ? 'it' : 'them'}.`;
}

/** Why there was none; the cure is with the request that asked for it. */
function tokenReason(record: RunRecord): string {
  const reason = withoutCure(plain(record.entries.find((entry) => entry.outcome === 'not-reached')?.reason));
  return reason === '' ? '' : ` ${reason}${/[.!?\]]$/.test(reason) ? '' : '.'}`;
}
