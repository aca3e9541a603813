import type { TwoIdentities } from '../../runner/record/two-identities.ts';
import { groups, type Group, type IdentityComparison } from './comparison.ts';
import { judgeOperation } from './judge.ts';
import { isSameIdentity, tokenDifferences } from './tokens.ts';
import { describeComparison } from './verdict.ts';

/** Holds what two identities did side by side. */
export function compareIdentities({ collection, startedAt, finishedAt, a, b }: TwoIdentities): IdentityComparison {
  const others = new Map(b.entries.map((each) => [each.entry.id, each]));
  const operations = a.entries.flatMap((own) => {
    const other = others.get(own.entry.id);
    return other === undefined ? [] : [judgeOperation(own, other)];
  });
  const counts = Object.fromEntries(
    groups.map((group) => [group, operations.filter((each) => each.group === group).length]),
  ) as Record<Group, number>;
  const judged = {
    a: a.identity,
    b: b.identity,
    sameIdentity: isSameIdentity(a.identity, b.identity),
    counts,
    operations,
  };
  return {
    version: 1,
    collection,
    startedAt,
    finishedAt,
    ...judged,
    differences: tokenDifferences(a.identity, b.identity),
    verdict: describeComparison(judged),
  };
}
