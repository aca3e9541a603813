import type { Caller } from '../../call.ts';
import type { Content } from './content.ts';
import type { Dataset } from './items.ts';

/** How a caller is named in what they configure or create. */
export function signature({ email, name }: Pick<Caller, 'email' | 'name'>): string {
  return email ?? name;
}

/** Whether the caller owns a semantic model: made it, or took it over last. */
export function isOwnedBy({ fields }: Dataset, caller: Pick<Caller, 'email' | 'name'>): boolean {
  return fields['configuredBy'] === signature(caller);
}

/** Whether the owner of a semantic model was removed from Entra. */
export function hasLostOwner({ tenant }: Content, { fields }: Dataset): boolean {
  return tenant.users.some(({ email, removed }) => removed === true && email === fields['configuredBy']);
}
