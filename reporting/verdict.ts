import { withoutCure } from '../runner/record/not-reached.ts';
import { exitCodeOf, type RunRecord } from '../runner/record/record.ts';
import { many, plain } from './plain.ts';

/** What a run came to, in one sentence or two: what is wrong comes first. */
export function describeVerdict(record: RunRecord): string {
  return verdictSentences(record).join(' ');
}

/** The same, sentence by sentence. The first one can stand alone, as a headline. */
export function verdictSentences(record: RunRecord): readonly [string, ...string[]] {
  const [first, ...rest] = [...wrong(record), ...endSentences(record)];
  return first === undefined ? [describeSuccess(record)] : [first, ...rest];
}

/** Whether all is as it should be. */
export function isGood(record: RunRecord): boolean {
  return exitCodeOf(record) === 0;
}

/** What kept a run from coming to its end; empty when nothing did. */
export function describeEnd(record: RunRecord): string {
  return endSentences(record).join(' ');
}

/** `3 and 5`. */
const LIST = new Intl.ListFormat('en');

/** Which shards of a merged run left no record; empty when all did. */
export function describeMissing({ merged }: RunRecord): string {
  const missing = merged?.missing ?? [];
  if (missing.length === 0) return '';
  const total = merged!.shards[0]?.total ?? missing.length;
  return `${missing.length === 1 ? 'Shard' : 'Shards'} ${LIST.format(missing.map(String))} of ${total} left no record, so what became of the requests there is not known.`;
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

function wrong({ counts, entries }: RunRecord): string[] {
  const count = counts.refused + counts.failed;
  if (count === 0) return [];
  return [`${count} of ${many(entries.length, 'request')} ${count === 1 ? 'was' : 'were'} refused or failed.`];
}

function describeSuccess(record: RunRecord): string {
  const { counts, entries } = record;
  if (counts.answered === 0) return entries.length === 0 ? 'There was nothing to run.' : 'Nothing was answered.';
  return `All is as expected: ${counts.answered} answered${listed(record)}.`;
}

function endSentences(record: RunRecord): string[] {
  const missing = describeMissing(record);
  if (missing !== '') return [missing];
  const left = many(record.counts['not-reached'], 'request');
  switch (record.ending) {
    case 'complete':
      return [];
    case 'no-token':
      return [withoutToken(record), ...tokenReason(record)];
    case 'stopped-at-failure':
      return ['The run stopped at the first failure.'];
    case 'interrupted':
      return [`The run was interrupted with ${left} to go.`];
    case 'died':
      return [`The run died with ${left} to go: its record breaks off.`];
  }
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

/** Why there was none; the cure stands with the request that asked for it. */
function tokenReason(record: RunRecord): string[] {
  const reason = withoutCure(plain(record.entries.find((entry) => entry.outcome === 'not-reached')?.reason));
  return reason === '' ? [] : [`${reason}${/[.!?\]]$/.test(reason) ? '' : '.'}`];
}
