import { defined } from './defined.ts';
import {
  USUAL_PICK,
  usualGift,
  usualList,
  variablesIn,
  type ShortPlan,
  type ShortRequest,
  type ShortResource,
} from './plan-short.ts';
import type { Gift, Plan, RequestPlan, ResourcePlan } from './plan.ts';

/** The plan without what its own addresses say, and with what requests share in front of them. */
export function shortPlan(plan: Plan): ShortPlan {
  const sections = new Map<string, [ShortPlan['requests'][number][0], Record<string, ShortRequest>]>();
  for (const [key, { effect, app, closed, ruled, scopes, answers, ...row }] of Object.entries(plan.requests)) {
    const shared = defined({ effect, app, closed, ruled, scopes, answers });
    const name = JSON.stringify(shared);
    const [, rows] = sections.get(name) ?? sections.set(name, [shared, {}]).get(name)!;
    rows[addressOf(key, row.path)] = shortRequest(key, row, plan.resources);
  }
  const resources = Object.entries(plan.resources).map(([variable, resource]) => [
    variable,
    shortResource(plan.root, resource),
  ]);
  return {
    ...plan,
    requests: [...sections.values()],
    resources: Object.fromEntries(resources) as ShortPlan['resources'],
  };
}

/** A key with the variables of its path, where they fit its parameters. */
function addressOf(key: string, path: readonly string[] = []): string {
  const parameters = [...key.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name!);
  const named = parameters.map((parameter) => path.find((variable) => variable === parameter) ?? '');
  const isWhole = parameters.length === path.length;
  let index = 0;
  return key.replace(/\{([^{}]+)\}/g, (_, parameter: string) => {
    const variable = isWhole ? path[index++]! : named[index++]!;
    return variable === parameter ? `{${parameter}}` : `{${parameter}:${variable}}`;
  });
}

type Row = Omit<RequestPlan, 'effect' | 'app' | 'closed' | 'ruled' | 'scopes' | 'answers'>;

function shortRequest(key: string, { path, gives, ...row }: Row, resources: Plan['resources']): ShortRequest {
  const said = variablesIn(addressOf(key, path));
  return {
    ...row,
    ...(same(said, path ?? []) ? {} : { path: path ?? [] }),
    ...(gives ? { gives: gives.map((gift) => shortGift(gift, resources)) } : {}),
  };
}

function shortGift(gift: Gift, resources: Plan['resources']): string | Gift {
  return same(gift, usualGift(gift.variable, resources)) ? gift.variable : gift;
}

/** The `list` of a resource that is seen in a list and not looked up there is empty. */
function shortResource(root: string, { listedAt, list, pick, parents, ...resource }: ResourcePlan): ShortResource {
  if (listedAt === undefined)
    return defined({ ...resource, list, pick, parents: parents.length ? parents : undefined });
  const inList = list && [...list.matchAll(/\{\{(\w+)\}\}/g)].map(([, variable]) => variable!);
  const address = addressOf(listedAt, inList || parents);
  return defined({
    ...resource,
    parents: same(parents, variablesIn(address)) ? undefined : parents,
    listedAt: address,
    list: list === usualList(root, address) ? undefined : (list ?? ''),
    pick: pick === USUAL_PICK ? undefined : pick,
  });
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
