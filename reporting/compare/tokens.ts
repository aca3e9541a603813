import type { SideIdentity } from '../../runner/record/two-identities.ts';
import type { TokenDifference } from './comparison.ts';

const KINDS: Readonly<Record<SideIdentity['kind'], string>> = {
  app: 'an app',
  user: 'a user',
  unknown: 'unknown',
  none: 'not a JWT',
};

/** What a side is called in a sentence, such as `A (an app)`. */
export function callSide(name: 'A' | 'B', { kind }: SideIdentity): string {
  return kind === 'app' || kind === 'user' ? `${name} (${KINDS[kind]})` : name;
}

/** What is not the same about two tokens, as far as it bears on what they may do. */
export function tokenDifferences(a: SideIdentity, b: SideIdentity): TokenDifference[] {
  const rows: [string, string, string][] = [
    ['Kind', KINDS[a.kind], KINDS[b.kind]],
    ['Tenant', a.tenant, b.tenant],
    ['App (client id)', a.app, b.app],
    ['Object id', a.objectId, b.objectId],
    ['Profile', a.profile, b.profile],
    ['Audience', a.audience, b.audience],
    ['Service', a.api, b.api],
    ['Roles', listed(a.roles), listed(b.roles)],
    ['Scopes', listed(a.scopes), listed(b.scopes)],
    ['Authenticated by', a.authenticatedBy, b.authenticatedBy],
  ];
  return rows
    .filter(([, one, other]) => one !== other)
    .map(([what, one, other]) => ({ what, a: one || 'none', b: other || 'none' }));
}

/** Whether both are the same caller of the same service: then only chance can make a difference. */
export function isSameIdentity(a: SideIdentity, b: SideIdentity): boolean {
  const marks = ({ kind, tenant, objectId, app, profile, api }: SideIdentity): string =>
    JSON.stringify([kind, tenant, objectId || app, profile, api]).toLowerCase();
  return (
    a.kind !== 'unknown' &&
    a.kind !== 'none' &&
    marks(a) === marks(b) &&
    a.scopes.join() === b.scopes.join() &&
    a.roles.join() === b.roles.join()
  );
}

function listed(names: readonly string[]): string {
  return [...names].sort().join(', ');
}
