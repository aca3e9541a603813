import { INPUT_TEST } from '../../catalogue/model/vocabulary.ts';
import { headerOf, readJson } from '../shared/response.ts';
import { textOfBody } from './flow/answer.ts';
import { input } from './flow/input.ts';
import { listIn, nextPage, type Thing } from './flow/list.ts';
import { askAgain, goTo } from './flow/next.ts';
import { cleanUpIn, rehearsalName } from './flow/rehearsal.ts';
import { give, keep, kept } from './flow/state.ts';
import { runSteps } from './flow/steps.ts';
import { show } from './flow/table.ts';
import { fail, pass } from './flow/tell.ts';
import { tellUncertain } from './flow/uncertain.ts';

/** So often it is looked again for what was just created. */
const MOST_LOOKS = 12;

/** What is known of the customer whose turn it is. */
interface Customer {
  readonly name: string;
  readonly profileId?: string;
  readonly profile?: 'created' | 'there';
  readonly workspaceId?: string;
  readonly workspace?: 'created' | 'there';
}

runSteps({
  profiles: { then: listed, otherwise: switchedOff },
  create: {
    then: profileCreated,
    otherwise: () => tellUncertain(`the profile ${current().name}`, 'Delete Profile'),
  },
  workspaces: { then: lookForWorkspace, otherwise: notYetKnown },
  workspace: { then: workspaceCreated, otherwise: taken },
  sees: { then: checkSight },
  removeWorkspace: { then: () => pass('the workspace of the rehearsal is deleted') },
  removeProfile: { then: () => pass('the profile of the rehearsal is deleted') },
  end: { then: lookAround },
});

function current(): Customer {
  return kept<Customer>('customer') ?? { name: '' };
}

/** All profiles of the app, and with them what is to be done. */
function listed(): void {
  const names = customerNames();
  const isNamed = ({ displayName }: Thing): boolean => names.some((name) => same(displayName, name));
  const page = listIn();
  const found = [...(kept<Thing[]>('found') ?? []), ...page.filter(isNamed)];
  keep('found', found);
  if (nextPage(page)) return;
  const double = names.find((name) => found.filter(({ displayName }) => same(displayName, name)).length > 1);
  if (double !== undefined)
    return fail(INPUT_TEST, `several profiles have the name "${double}": rename all but one, with Update Profile`);
  keep('rehearsal', names.length === 0);
  keep('customers', names.length === 0 ? [rehearsalName()] : names);
  nextCustomer();
}

function switchedOff(): boolean {
  if (headerOf('x-powerbi-error-info') !== 'ServicePrincipalIsNotAllowedByTenantAdminSwitch') return false;
  fail(
    'The app may use profiles',
    'a tenant setting closes them to this app. A Fabric administrator switches on "Allow service principals to create and use profiles" for a security group that the app is in: Admin portal, Tenant settings, Developer settings',
  );
  return true;
}

/** Each name once. */
function customerNames(): string[] {
  const names = input('customers')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  return names.filter((name, index) => names.findIndex((other) => same(other, name)) === index);
}

function nextCustomer(): void {
  const [name, ...others] = kept<string[]>('customers') ?? [];
  keep('customers', others);
  if (name === undefined) return kept('rehearsal') ? undefined : finish();
  keep('customer', { name });
  keep('looks', 0);
  give('profileBody', JSON.stringify({ displayName: name }));
  give('workspaceBody', JSON.stringify({ name }));
  const known = (kept<Thing[]>('found') ?? []).find(({ displayName }) => same(displayName, name));
  if (!known) return goTo('create');
  callAs(String(known['id']), 'there');
}

function finish(): void {
  give('asProfileId', '');
  goTo('end');
}

/** From now on the requests for workspaces are the profile's: their header names it. */
function callAs(profileId: string, profile: 'created' | 'there'): void {
  keep('customer', { ...current(), profileId, profile });
  give('asProfileId', profileId);
  goTo('workspaces');
}

function profileCreated(): void {
  const { id } = readJson() as { id: string };
  give('profileId', id);
  if (kept('rehearsal')) cleanUpIn('removeProfile');
  pass(`the profile ${current().name} was created (${id})`);
  callAs(id, 'created');
}

/** A profile that was just created may not be known everywhere. */
function notYetKnown(): boolean {
  const isNew = current().profile === 'created' && [401, 403].indexOf(pm.response.code) >= 0;
  return isNew && looksAgain('the new profile does not count yet');
}

/** Asks the same again after a while, a few times. */
function looksAgain(what: string): boolean {
  const looks = (kept<number>('looks') ?? 0) + 1;
  keep('looks', looks);
  return looks <= MOST_LOOKS && askAgain(what);
}

function lookForWorkspace(): void {
  const page = listIn();
  const match = page.find(({ name }) => same(name, current().name));
  if (match) keep('customer', { ...current(), workspaceId: match['id'], workspace: 'there' });
  if (nextPage(page)) return;
  goTo(current().workspaceId ? 'sees' : 'workspace');
}

function workspaceCreated(): void {
  const { id } = readJson() as { id: string };
  give('groupId', id);
  if (kept('rehearsal')) cleanUpIn('removeWorkspace');
  keep('customer', { ...current(), workspaceId: id, workspace: 'created' });
  pass(`the workspace ${current().name} was created (${id})`);
}

/** A workspace of that name may be somebody else's, or the app's own: the app and each of its profiles see other workspaces. */
function taken(): boolean {
  const { name, profileId } = current();
  if (!textOfBody().includes('PowerBIEntityAlreadyExists'))
    return tellUncertain(`the workspace ${name}`, `Delete Group as the profile (asProfileId ${String(profileId)})`);
  fail(
    'The name is free',
    `a workspace "${name}" exists, and the profile has no role in it. Add the profile with Add Group User: identifier is the object id of the enterprise application, principalType App, and profile.id ${String(profileId)}`,
  );
  return true;
}

/** A customer's profile is there to see that customer's workspace, and nothing else. */
function checkSight(): void {
  const page = listIn();
  const seen = [...(kept<Thing[]>('seen') ?? []), ...page];
  keep(
    'seen',
    seen.map(({ id, name }) => ({ id, name })),
  );
  if (nextPage(page)) return;
  keep('seen', undefined);
  const customer = current();
  if (seen.length === 0 && customer.workspace === 'created' && looksAgain('the new workspace is not in the list yet'))
    return;
  const others = seen.filter(({ id }) => id !== customer.workspaceId).map(({ name }) => String(name));
  show([{ customer: customer.name, ...customer, sees: seen.map(({ name }) => String(name)).join(', ') }]);
  const line = `The profile ${customer.name} sees its workspace only`;
  if (others.length === 0 && seen.length === 1) pass(line);
  else fail(line, others.length === 0 ? 'it does not see it' : `it also sees ${others.join(', ')}`);
  nextCustomer();
}

function lookAround(): void {
  const isThere = listIn().some(({ displayName }) => kept('rehearsal') && same(displayName, current().name));
  if (isThere) fail('The profile of the rehearsal is gone', 'it is still in the list');
  else pass(kept('rehearsal') ? 'the profile of the rehearsal is gone' : 'all customers are done');
}

function same(value: unknown, text: string): boolean {
  return String(value ?? '').toLowerCase() === text.toLowerCase();
}
