import type { Gift, Plan, RequestPlan, ResourcePlan, TwinPlan } from './plan.ts';

/** What many requests share; it stands once, in front of them. */
type Shared = Pick<RequestPlan, 'effect' | 'app' | 'closed' | 'ruled' | 'scopes' | 'answers'>;

/** A request without what it shares. The path is absent where its address says it; a gift may be no more than the name of its variable. */
export interface ShortRequest extends Omit<RequestPlan, keyof Shared | 'gives'> {
  readonly gives?: readonly (string | Gift)[];
  /** The plan also has its twin that is closed to apps, which differs as `twins` says: see {@link closedTwin}. */
  readonly twinned?: true;
}

/** A resource without what the address of its list says: its parents, the path that is asked, and where the id usually is. An empty `list` is none. */
export type ShortResource = Omit<ResourcePlan, 'parents'> & { readonly parents?: readonly string[] };

/**
 * A plan as it travels: nothing twice. An address names also the variable of a parameter, where that has another name:
 * `apps/{appId}/reports/{reportId:appReportId}`; a parameter without a variable ends in a colon.
 */
export interface ShortPlan extends Omit<Plan, 'requests' | 'resources'> {
  readonly requests: readonly (readonly [Shared, Readonly<Record<string, ShortRequest>>])[];
  readonly resources: Readonly<Record<string, ShortResource>>;
}

export const USUAL_PICK = 'value[0].id';
const PARAMETER = /\{([^{}:]+)(?::([^{}]*))?\}/g;

/** The plan with everything in its place. A script needs a few rows of it: each is put together when it is asked for. */
export function wholePlan(short: ShortPlan): Plan {
  const { root, twins } = short;
  const resources: Record<string, ResourcePlan> = {};
  for (const [variable, resource] of Object.entries(short.resources))
    whenAsked(resources, variable, () => wholeResource(root, resource));
  const requests: Record<string, RequestPlan> = {};
  for (const [shared, rows] of short.requests) {
    for (const [address, row] of Object.entries(rows)) {
      const key = keyAt(address);
      whenAsked(requests, key, () => wholeRequest(address, shared, row, resources));
      if (row.twinned)
        whenAsked(requests, key.replace(twins!.below, ''), () => closedTwin(requests[key]!, twins!, resources));
    }
  }
  return { ...short, requests, resources };
}

function whenAsked<T>(rows: Record<string, T>, name: string, get: () => T): void {
  Object.defineProperty(rows, name, { enumerable: true, get });
}

function wholeRequest(
  address: string,
  shared: Shared,
  row: ShortRequest,
  resources: Readonly<Record<string, ResourcePlan>>,
): RequestPlan {
  const path = variablesIn(address);
  const gives = row.gives?.map((gift) => (typeof gift === 'string' ? usualGift(gift, resources) : gift));
  // Not called `request`: Bruno's converter takes every variable of that name for one that is sent, and fails at a spread in it.
  const whole = {
    ...shared,
    ...(path.length > 0 ? { path } : {}),
    ...(row as Omit<ShortRequest, 'gives'>),
    ...(gives ? { gives } : {}),
  };
  delete whole.twinned;
  return whole;
}

function wholeResource(root: string, resource: ShortResource): ResourcePlan {
  const { listedAt, parents = variablesIn(listedAt ?? '') } = resource;
  if (listedAt === undefined) return { ...resource, parents };
  const usual = { pick: USUAL_PICK, list: usualList(root, listedAt) };
  return { ...usual, ...resource, parents, listedAt: keyAt(listedAt) };
}

/**
 * The twin of a request that is closed to apps: it does the same with variables of its own, without those that its path does not begin with.
 */
export function closedTwin(request: RequestPlan, twins: TwinPlan, resources: Plan['resources']): RequestPlan {
  const { effect, scopes, answers, looksFine } = request;
  const own = (variable: string): string => {
    const name = twins.prefix + variable.charAt(0).toUpperCase() + variable.slice(1);
    return resources[name] ? name : variable;
  };
  const outer = variablesIn(twins.below);
  const path = request.path?.filter((variable) => !outer.includes(variable)).map(own) ?? [];
  return {
    closed: twins.closed,
    ...(effect ? { effect } : {}),
    ...(scopes === undefined ? {} : { scopes }),
    ...(answers ? { answers } : {}),
    ...(looksFine === undefined ? {} : { looksFine }),
    ...(path.length > 0 ? { path } : {}),
    ...(request.needs ? { needs: request.needs.map(own) } : {}),
    ...(request.lists ? { lists: own(request.lists) } : {}),
    ...(request.takes ? { takes: own(request.takes) } : {}),
    ...(request.gives
      ? { gives: request.gives.map(({ id, variable }) => ({ ...usualGift(own(variable), resources), id })) }
      : {}),
  };
}

/** The key of a request in the plan: its address without the names of variables. */
function keyAt(address: string): string {
  return address.includes(':') ? address.replace(PARAMETER, '{$1}') : address;
}

/** The variables in an address, outermost first. */
export function variablesIn(address: string): string[] {
  return [...address.matchAll(PARAMETER)].map(([, name, variable = name]) => variable!).filter((name) => name !== '');
}

export function usualList(root: string, address: string): string {
  const path = address.slice(address.indexOf(' ') + 1);
  return `${root}/${path.replace(PARAMETER, (_, name: string, variable = name) => `{{${variable}}}`)}`;
}

export function usualGift(variable: string, resources: Readonly<Record<string, ResourcePlan>>): Gift {
  const parents = resources[variable]?.parents ?? [];
  const own = Object.fromEntries(parents.map((parent) => [parent, parent]));
  return { variable, id: 'id', ...(parents.length > 0 ? { parents: own } : {}) };
}
