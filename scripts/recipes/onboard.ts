import { INPUT_TEST } from '../../catalogue/model/vocabulary.ts';
import { readJson } from '../shared/response.ts';
import { textOfBody } from './flow/answer.ts';
import { problemOfChoice } from './flow/choice.ts';
import { input } from './flow/input.ts';
import { listIn, nextPage, type Thing } from './flow/list.ts';
import { askAgain, goTo } from './flow/next.ts';
import { pickOne } from './flow/pick-one.ts';
import { cleanUpIn, rehearsalName } from './flow/rehearsal.ts';
import { give, keep, kept } from './flow/state.ts';
import { runSteps } from './flow/steps.ts';
import { fail, pass } from './flow/tell.ts';
import { tellUncertain } from './flow/uncertain.ts';
import { readMembers } from './onboard/members.ts';
import { added, checkAccess, compare, notAdded } from './onboard/roles.ts';

const CAPACITY = 'The capacity can be used';
const NOT_ASSIGNABLE =
  'the app may not assign workspaces to it. An administrator of the capacity gives it contributor permissions: Admin portal, Capacity settings';
/** So often a new role is looked for after the permissions were refreshed. */
const MOST_LOOKS = 12;

runSteps({
  find: { then: found },
  capacity: {
    then: () => pickOne({ noun: 'capacity', by: 'capacity', id: 'capacityId', nameIn: 'displayName' }, chosen),
  },
  create: { then: created, otherwise: taken },
  assign: { then: () => goTo('assigned'), otherwise: notAssignable },
  assigned: { then: assigned },
  users: { then: compare, otherwise: notYetAllowed },
  add: { then: () => added('added'), otherwise: notAdded },
  change: { then: () => added('changed') },
  permissions: { then: () => goTo('users') },
  access: { then: checkAccess },
  remove: { then: () => pass('the workspace of the rehearsal is deleted') },
  end: { then: lookAround },
});

/** Looks for the name, in all pages: creating it again would only be refused. */
function found(): void {
  const name = input('newWorkspace');
  const page = listIn();
  const match = page.find((thing) => String(thing['name']).toLowerCase() === name.toLowerCase());
  if (match) keep('match', { id: match['id'], capacityId: match['capacityId'] ?? '', name: match['name'] });
  if (name !== '' && nextPage(page)) return;
  const members = readMembers();
  if (typeof members === 'string') return fail(INPUT_TEST, members);
  const problem = problemOfChoice('ifExists', ['use', 'refuse']);
  if (problem !== undefined) return fail(INPUT_TEST, problem);
  keep('members', members);
  const known = kept<Thing>('match');
  if (known && input('ifExists') === 'refuse')
    return fail(
      'The name is free',
      `a workspace has the name "${name}" already: ${String(known['id'])}. To go on with it, set ifExists to use`,
    );
  keep('rehearsal', name === '');
  keep('workspace', known ? known['name'] : name || rehearsalName());
  give('workspaceBody', JSON.stringify({ name: kept('workspace') }));
  if (input('capacity') === '') makeOrUse();
}

/** With the capacity looked up first: what cannot go on makes no workspace. */
function chosen({ id, state, capacityUserAccessRight: right }: Thing): void {
  keep('capacityId', id);
  if (state !== 'Active') return fail(CAPACITY, `its state is ${String(state)}: resume it first`);
  if (right === 'None') return fail(CAPACITY, NOT_ASSIGNABLE);
  makeOrUse();
}

/** That the app administers the workspace is not enough. */
function notAssignable(): boolean {
  if (pm.response.code !== 401 && pm.response.code !== 403) return false;
  fail(CAPACITY, NOT_ASSIGNABLE);
  return true;
}

function makeOrUse(): void {
  const known = kept<Thing>('match');
  if (!known) return goTo('create');
  give('groupId', String(known['id']));
  keep('workspaceId', known['id']);
  pass(`the workspace ${String(known['name'])} is there already`);
  goOnWith(String(known['capacityId']).toLowerCase() === String(kept('capacityId') ?? '').toLowerCase());
}

function goOnWith(isAssigned: boolean): void {
  goTo(kept('capacityId') && !isAssigned ? 'assign' : 'users');
}

function created(): void {
  const { id } = readJson() as { id: string };
  give('groupId', id);
  keep('workspaceId', id);
  keep('made', true);
  if (kept('rehearsal')) cleanUpIn('remove');
  pass(`the workspace ${String(kept('workspace'))} was created (${id})`);
  goOnWith(false);
}

/** A name can be taken by a workspace that the app does not see. */
function taken(): boolean {
  if (!textOfBody().includes('PowerBIEntityAlreadyExists'))
    return tellUncertain(`the workspace ${String(kept('workspace'))}`, 'Delete Group');
  fail(
    'The name is free',
    'a workspace that this app has no role in has the name. Its administrator can add the app, or choose another name',
  );
  return true;
}

function assigned(): void {
  const { status } = readJson() as { status?: string };
  if (status === 'Pending' || status === 'InProgress')
    return void askAgain('the workspace is being moved to the capacity');
  if (status !== 'CompletedSuccessfully') return fail('The capacity is assigned', `the service says ${String(status)}`);
  pass(`the workspace is on the capacity ${String(kept('capacity'))}`);
}

/** Whoever was just added may be refused for a while: permissions are refreshed, once, as the service allows that once an hour. */
function notYetAllowed(): boolean {
  if (pm.response.code !== 401 || !kept('made')) return false;
  const looks = (kept<number>('looks') ?? 0) + 1;
  keep('looks', looks);
  if (looks > MOST_LOOKS) return false;
  if (looks === 1) goTo('permissions');
  else return askAgain('the role in the new workspace does not count yet');
  return true;
}

function lookAround(): void {
  const there = listIn().length > 0;
  if (kept('rehearsal') && there) fail('The workspace of the rehearsal is gone', 'it is still in the list');
  else if (!kept('rehearsal') && !there) fail('The workspace is in the list', 'the app does not see it');
  else pass(there ? 'the app sees the workspace' : 'the workspace of the rehearsal is gone');
}
