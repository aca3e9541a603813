import type { Plan } from '../../catalogue/model/plan.ts';
import type { CallerKind } from '../../diagnosis/caller.ts';
import { valueOf } from '../shared/value.ts';
import { problemOfGuid } from './token-inputs.ts';

/** The service principal profile that the calls are made as; empty where they are the app's own. */
export function profileToCallAs(): string {
  return valueOf('asProfileId');
}

/** What is wrong with the profile; null when there is none, or nothing is. */
export function checkProfile(): string | null {
  const profile = profileToCallAs();
  return profile === ''
    ? null
    : problemOfGuid(
        'asProfileId',
        profile,
        'It is the id of a service principal profile, as Get Profiles lists it. Empty it to call as the app itself.',
      );
}

/** A profile belongs to an app: with a user's token the header would be ignored, or refused with a riddle. */
export function checkProfileOf(caller: CallerKind): string | null {
  if (caller !== 'user' || profileToCallAs() === '') return null;
  return "asProfileId is filled in, and the token is a user's: only an app can call as a service principal profile. Empty asProfileId, or sign in as the app.";
}

/** The headers that a call to this address takes for the profile. */
export function profileHeaders(plan: Plan, url: string, apiUrl: string): Readonly<Record<string, string>> {
  const profile = profileToCallAs();
  return profile !== '' && takesProfile(plan, url, apiUrl) ? { 'X-PowerBI-Profile-Id': profile } : {};
}

/** Everything of the API but what the app does as itself. Other hosts never see it. */
function takesProfile({ rootPattern, asItself = [] }: Plan, url: string, apiUrl: string): boolean {
  const address = url.replace('{{apiUrl}}', apiUrl).toLowerCase();
  const api = `${apiUrl.toLowerCase()}/`;
  const isOwn = (first: string): boolean => new RegExp(`^[^?]*${rootPattern}/${first}(/|\\?|$)`, 'i').test(address);
  return address.slice(0, api.length) === api && !asItself.some(isOwn);
}
