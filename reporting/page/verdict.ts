import type { RunRecord } from '../../runner/record/record.ts';
import { describeMissing, isGood, verdictSentences } from '../verdict.ts';

/** What a run comes to, in words. */
export interface PageVerdict {
  readonly good: boolean;
  readonly headline: string;
  readonly explanation: string;
  /** What the reader must know before believing any number: parts that are missing or broke off. */
  readonly warnings: readonly string[];
}

/** Sums a run up for whoever opens the page. */
export function pageVerdict(record: RunRecord): PageVerdict {
  const [first, ...rest] = verdictSentences(record);
  const incomplete = [describeMissing(record), ...brokenShards(record)].filter((sentence) => sentence !== '');
  const good = isGood(record) && incomplete.length === 0;
  return {
    good,
    headline: first.replace(/\.$/, ''),
    explanation: [...rest.filter((sentence) => !incomplete.includes(sentence)), ...(good ? [] : tally(record))].join(
      ' ',
    ),
    warnings: incomplete.filter((sentence) => sentence !== first),
  };
}

function tally({ counts, entries }: RunRecord): string[] {
  const all = entries.length;
  return all === 0 ? [] : [`${counts.answered.toLocaleString('en')} of ${all.toLocaleString('en')} were answered.`];
}

function brokenShards({ merged }: RunRecord): string[] {
  const broken = (merged?.shards ?? []).filter(({ ending }) => ending === 'died' || ending === 'interrupted');
  return broken.map(
    ({ index, total, ending }) =>
      `Shard ${index} of ${total} ${ending === 'died' ? 'broke off' : 'was interrupted'} before its end.`,
  );
}
