import { isGuid } from '../../../catalogue/model/guid.ts';
import { input } from '../flow/input.ts';
import type { Thing } from '../flow/list.ts';

/** Somebody who is to have a role, as the API takes it. */
export interface Member {
  /** Address or object id of a user; object id of a group, or of an enterprise application. */
  readonly identifier: string;
  readonly principalType: string;
  readonly groupUserAccessRight: string;
}

const TYPES = ['User', 'Group', 'App'];
const ROLES = ['Admin', 'Member', 'Contributor', 'Viewer'];
const FORM =
  'members is a list such as [{"identifier":"ada@contoso.com","principalType":"User","groupUserAccessRight":"Member"}]';

/** Whom the input names; what is wrong with it as a text. */
export function readMembers(): readonly Member[] | string {
  const text = input('members');
  if (text === '') return [];
  const list = parsed(text);
  if (!Array.isArray(list)) return FORM;
  const members = (list as Partial<Member>[]).map((entry): Member => ({
    identifier: String(entry?.identifier ?? '').trim(),
    principalType: named(TYPES, entry?.principalType),
    groupUserAccessRight: named(ROLES, entry?.groupUserAccessRight),
  }));
  return members.map(problemOf).find((problem) => problem !== '') ?? members;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

/** As the API writes it, whatever case somebody typed; as typed where it is none of these. */
function named(names: readonly string[], text: unknown): string {
  const typed = String((text as string | undefined) ?? '').trim();
  return names.find((name) => name.toLowerCase() === typed.toLowerCase()) ?? typed;
}

function problemOf({ identifier, principalType, groupUserAccessRight }: Member, index: number): string {
  const who = 'number ' + (index + 1) + ' in members';
  if (identifier === '') return `${who} has no identifier. ${FORM}`;
  if (TYPES.indexOf(principalType) < 0) return `${who}: principalType is one of ${TYPES.join(', ')}`;
  if (ROLES.indexOf(groupUserAccessRight) < 0) return `${who}: groupUserAccessRight is one of ${ROLES.join(', ')}`;
  if (principalType === 'User') return '';
  if (!isGuid(identifier))
    return `${who}: the identifier of ${principalType === 'App' ? 'an app is the object id of its enterprise application' : 'a group is its object id'}`;
  return identifier.toLowerCase() === input('clientId').toLowerCase() ? `${who}: ${wrongId(principalType)}` : '';
}

/** Why an id names nobody, in plain words: an app has three. */
export function wrongId(principalType: string): string {
  return principalType === 'App'
    ? 'this is not the object id of the enterprise application. It is neither the client id nor the object id of the registration: look under Entra, Enterprise applications'
    : 'nobody in the directory has this identifier. For a user it is the address or the object id, for a group the object id';
}

/** The role of somebody in a list of users; empty without one. The list may name people by their address, or by object id. */
export function roleIn(users: readonly Thing[], { identifier }: Member): string {
  const wanted = identifier.toLowerCase();
  const found = users.find(
    // A profile of an app has a role of its own.
    (user) => !user['profile'] && ['identifier', 'graphId', 'emailAddress'].some((name) => same(user[name], wanted)),
  );
  return String(found?.['groupUserAccessRight'] ?? '');
}

function same(value: unknown, wanted: string): boolean {
  return typeof value === 'string' && value.toLowerCase() === wanted;
}
