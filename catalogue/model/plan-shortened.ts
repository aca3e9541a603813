import { defined } from './defined.ts';
import {
  closedTwin,
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
  const twinned = twinnedIn(plan);
  const implied = new Set(twinned.values());
  for (const [key, { effect, app, closed, ruled, scopes, answers, ...row }] of Object.entries(plan.requests)) {
    if (implied.has(key)) continue;
    const shared = defined({ effect, app, closed, ruled, scopes, answers });
    const name = JSON.stringify(shared);
    const [, rows] = sections.get(name) ?? sections.set(name, [shared, {}]).get(name)!;
    const short = shortRequest(key, row, plan.resources);
    rows[addressOf(key, row.path)] = twinned.has(key) ? { ...short, twinned: true } : short;
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

/** The requests that say all of their closed twin also, with the key of that. */
function twinnedIn({ requests, resources, twins }: Plan): Map<string, string> {
  const twinned = new Map<string, string>();
  for (const [key, request] of twins ? Object.entries(requests) : []) {
    const closed = key.replace(twins!.below, '');
    if (
      key.split(' ')[1]!.startsWith(twins!.below) &&
      same(sorted(closedTwin(request, twins!, resources)), sorted(requests[closed] ?? {}))
    )
      twinned.set(key, closed);
  }
  return twinned;
}

/** The members of an object in the order of their names. */
function sorted(value: object): object {
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
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
