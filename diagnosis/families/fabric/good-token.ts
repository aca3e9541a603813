import { isLoopbackHost, knownHost } from '../../../catalogue/entra/hosts.ts';
import { hostOf } from '../../clouds.ts';
import type { View } from '../../view.ts';
import { tokenLooksGood } from '../../rules/powerbi/refusal.ts';

/** Whether the claims show that the token is right: what refuses it then lies behind the token. */
export function isKnownGood(view: View): boolean {
  return view.claims !== null && tokenLooksGood(view);
}

/** Whether Fabric refuses without a body and a reason. */
export function isSilent({ refused, answer }: View): boolean {
  return refused && answer.envelope === 'empty' && answer.info === '';
}

/** {@link isSilent}, or one of these names. */
export function refusesBy(view: View, ...names: string[]): boolean {
  return isSilent(view) || (view.status >= 400 && view.says(...names));
}

/** Whether the address is one of Microsoft's, the emulator's or that of the settings: others also have paths that begin with /v1. */
export function isAtService({ host, evidence }: View): boolean {
  return knownHost(host) !== undefined || isLoopbackHost(host) || host === hostOf(evidence.settings.apiUrl ?? '');
}
