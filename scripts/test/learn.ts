import { forget, rememberCreated, rememberFound } from '../shared/memory.ts';
import { pick } from '../../catalogue/model/pick.ts';
import type { Gift } from '../../catalogue/model/plan.ts';
import type { Step } from '../shared/step.ts';
import { headerOf, readJson } from '../shared/response.ts';

/** Keeps the ids that a good answer brings, so that the next request has them; forgets those that it took away. */
export function learn(step: Step): void {
  const { plan, ids } = step;
  if (!plan) return;
  for (const gift of plan.gives ?? []) keepCreated(gift, step);
  if (plan.lists) keepFound(plan.lists, step);
  const gone = ids[plan.path?.[plan.path.length - 1] ?? ''];
  if (plan.takes && gone) forget(plan.takes, gone);
}

function keepCreated(gift: Gift, step: Step): void {
  const id = gift.id === 'header:Location' ? headerOf('Location').split('/').pop() : pick(readJson(), gift.id);
  if (typeof id !== 'string' || id === '') return;
  const parents = Object.fromEntries(
    Object.entries(gift.parents ?? {}).map(([parent, variable]) => [parent, step.ids[variable] ?? '']),
  );
  rememberCreated(gift.variable, { id, parents });
}

function keepFound(variable: string, step: Step): void {
  const id = pick(readJson(), step.pick);
  if (typeof id !== 'string' || id === '') return;
  const parents = Object.fromEntries(step.parentsOfList.map((parent) => [parent, step.ids[parent] ?? '']));
  rememberFound(variable, { id, parents });
}
