import { keep, kept } from '../flow/state.ts';
import { show } from '../flow/table.ts';
import { pass } from '../flow/tell.ts';

/** A setting of the model was changed. */
export function changed(setting: string): void {
  keep('changed', [...(kept<string[]>('changed') ?? []), setting]);
  pass(`${setting}: changed`);
  tabulate(setting, 'changed', '');
}

/** A setting was left as it is, and why. */
export function leftOut(setting: string, why: string): void {
  pass(`${setting}: left as it is, ${why}`);
  tabulate(setting, 'left as it is', why);
}

/** Something that the model needs is not there, and this run was not asked for it. */
export function missing(setting: string, why: string): void {
  pass(`${setting}: missing, ${why}`);
  tabulate(setting, 'missing', why);
}

/** Whether this run changed one of some settings; any of all, where none is named. */
export function somethingChanged(...settings: readonly string[]): boolean {
  const all = kept<string[]>('changed') ?? [];
  return all.some((setting) => settings.length === 0 || settings.includes(setting));
}

function tabulate(setting: string, done: string, why: string): void {
  show([{ model: kept('model'), setting, done, why }]);
}
