import { levelOf } from '../../catalogue/model/permission.ts';
import { resolveFound } from './found-ids.ts';
import { resolveOwned } from './owned-ids.ts';
import { startResolution, type Asked, type Resolution } from './resolution.ts';

/**
 * Finds a value for each id that a request needs: see {@link resolveOwned} for what it writes to, {@link resolveFound} for what it
 * reads. A value that somebody typed is never overwritten.
 */
export function resolveIds(asked: Asked, done: (resolution: Resolution) => void): void {
  const resolution = startResolution(asked);
  const { plan, effect, needs: all } = asked.known;
  const needs = all.filter((variable) => asked.text.refersTo(variable));
  const owned =
    levelOf(effect) !== 'change' || effect === 'credential'
      ? []
      : needs.filter((variable) => !plan?.sources?.includes(variable));
  resolveOwned(resolution, owned);
  const rest = needs.filter((variable) => !owned.includes(variable));
  resolveFound(resolution, rest, () => done(resolution));
}
