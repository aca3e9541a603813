import type { SideName } from '../../runner/record/two-identities.ts';
import { gather } from '../gather.ts';
import { plain } from '../plain.ts';
import type { OperationComparison, SideResult } from './comparison.ts';

/** Operations by what keeps a side out, what keeps it out of most first. */
export function byCause(
  operations: readonly OperationComparison[],
  refused: SideName,
): Map<string, OperationComparison[]> {
  const found = gather(operations, (operation) => titleOf(operation[refused]));
  return new Map([...found].sort(([, one], [, other]) => other.length - one.length));
}

/** What keeps a side out, in a few words: the cause with its code, or the reason where no cause is known. */
export function titleOf(result: SideResult): string {
  return result.cause ? `${plain(result.cause.title)} [${result.cause.code}]` : reasonOf(result);
}

/** Why there is no answer, in the words of the run. */
export function reasonOf({ reason, status }: SideResult): string {
  return plain(reason ?? '') || (status === null ? 'it was not sent' : `it got ${status}`);
}

/** For how many operations of one cause the steps of the cure name something else than for the first, such as another path. */
export function otherCures(operations: readonly OperationComparison[], refused: SideName): number {
  const cures = operations.map((operation) => JSON.stringify(operation[refused].cause?.fix ?? []));
  return cures.filter((cure) => cure !== cures[0]).length;
}
