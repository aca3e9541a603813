import { many, plain } from '../plain.ts';
import { byCause } from './by-cause.ts';
import type { SideIdentity, SideName } from '../../runner/record/two-identities.ts';
import type { IdentityComparison } from './comparison.ts';
import { callSide } from './tokens.ts';

type Judged = Pick<IdentityComparison, 'a' | 'b' | 'counts' | 'operations' | 'sameIdentity'>;

/** What a comparison comes to, in a few sentences. */
export function describeComparison(judged: Judged): string {
  const { counts, sameIdentity } = judged;
  const compared = counts['only-a'] + counts['only-b'] + counts.both + counts.neither;
  const warning = sameIdentity ? 'A and B are the same identity: any difference is chance. ' : '';
  if (compared === 0) return `${warning}Nothing could be compared: no operation has a known result for both.`;
  const rest =
    counts['not-comparable'] > 0 ? ` ${many(counts['not-comparable'], 'operation')} could not be compared.` : '';
  if (counts['only-a'] + counts['only-b'] > 0)
    return `${warning}${[sentence('a', judged), sentence('b', judged)].filter(Boolean).join(' ')}${rest}`;
  return `${warning}Both can do the same: of ${many(compared, 'operation')}, both can call ${counts.both} and neither ${counts.neither}.${rest}`;
}

/** `B (a user) can call 31 operations that A (an app) cannot, for 25 of them: … [CODE].` */
function sentence(refused: SideName, { a, b, operations }: Judged): string {
  const own = operations.filter(({ group }) => group === (refused === 'a' ? 'only-b' : 'only-a'));
  const [most, ...others] = byCause(own, refused);
  if (most === undefined) return '';
  const names = [callSide('A', a), callSide('B', b)];
  const [cannot, can] = refused === 'a' ? names : names.reverse();
  const [title, explained] = most;
  return `${can} can call ${many(own.length, 'operation')} that ${cannot} cannot${others.length === 0 ? '' : `, for ${explained.length} of them`}: ${title.replace(/\.$/, '')}.`;
}

/** Who a side is, in a line. */
export function describeSide(name: 'A' | 'B', side: SideIdentity): string {
  const { environment, app, tenant, objectId, profile, kind } = side;
  const who = kind === 'user' ? objectId && `object ${objectId}` : app && `client ${app}`;
  return plain(
    [
      callSide(name, side),
      `: ${environment}`,
      who ? `, ${who}` : '',
      tenant ? `, tenant ${tenant}` : '',
      profile ? `, profile ${profile}` : '',
    ].join(''),
  );
}
