import { textOfBody } from '../flow/answer.ts';
import { listIn, nextPage, type Thing } from '../flow/list.ts';
import { goTo } from '../flow/next.ts';
import { give, keep, kept } from '../flow/state.ts';
import { show } from '../flow/table.ts';
import { fail, pass, tell } from '../flow/tell.ts';
import { roleIn, wrongId, type Member } from './members.ts';

const ACCESS = 'Everybody has the role that was asked for';

/** A member whose role is not as asked. */
interface Todo extends Member {
  /** The present role; empty without one. */
  readonly had: string;
}

/** What remains to be done for each member, by the roles that there are. */
export function compare(): void {
  if (!collected()) return;
  const users = kept<Thing[]>('users') ?? [];
  keep('users', undefined);
  const todo: Todo[] = [];
  for (const member of kept<Member[]>('members') ?? []) {
    const had = roleIn(users, member);
    if (had !== member.groupUserAccessRight) todo.push({ ...member, had });
  }
  keep('todo', todo);
  if (todo.length === 0) pass('nobody has to be added');
  nextMember();
}

function nextMember(): void {
  const [next] = kept<Todo[]>('todo') ?? [];
  if (!next) return goTo('access');
  const { identifier, principalType, groupUserAccessRight, had } = next;
  give('memberBody', JSON.stringify({ identifier, principalType, groupUserAccessRight }));
  goTo(had === '' ? 'add' : 'change');
}

/** A member has the role now: on to the next. */
export function added(what: string): void {
  const [member, ...others] = kept<Todo[]>('todo') ?? [];
  const changes = kept<Record<string, string>>('changes') ?? {};
  keep('changes', { ...changes, [member!.identifier.toLowerCase()]: what });
  keep('todo', others);
  tell(`${member!.identifier}: ${what} as ${member!.groupUserAccessRight}`);
  nextMember();
}

/** Somebody is in already, by another name; or is nobody. */
export function notAdded(): boolean {
  const [member, ...others] = kept<Todo[]>('todo') ?? [];
  if (textOfBody().includes('AddingAlreadyExistsGroupUserNotSupportedError')) {
    // The list names people in another way. Which role it is does not show: the same once more changes nothing.
    keep('todo', [{ ...member, had: 'unknown' }, ...others]);
    goTo('change');
    return true;
  }
  if (pm.response.code !== 400) return false;
  fail(
    `${member!.identifier} is added`,
    `${wrongId(member!.principalType)}. The service said: ${textOfBody().slice(0, 200)}`,
  );
  return true;
}

/** Shows who has which role, and whether that is as asked. */
export function checkAccess(): void {
  if (!collected()) return;
  const users = kept<Thing[]>('users') ?? [];
  keep('users', undefined);
  const changes = kept<Record<string, string>>('changes') ?? {};
  show(
    users.map((user) => ({
      ...user,
      workspace: kept('workspace'),
      workspaceId: kept('workspaceId'),
      principal: user['displayName'],
      role: user['groupUserAccessRight'],
      change: ['identifier', 'graphId'].map((name) => changes[String(user[name]).toLowerCase()]).find(Boolean) ?? '',
    })),
  );
  const wrong = (kept<Member[]>('members') ?? []).filter(
    (member) => roleIn(users, member) !== member.groupUserAccessRight,
  );
  if (wrong.length === 0) pass(ACCESS);
  else fail(ACCESS, `the list shows another for: ${wrong.map(({ identifier }) => identifier).join(', ')}`);
  if (!kept('rehearsal')) goTo('end');
}

/** All pages of the users. */
function collected(): boolean {
  const page = listIn();
  keep('users', [...(kept<Thing[]>('users') ?? []), ...page]);
  return !nextPage(page);
}
