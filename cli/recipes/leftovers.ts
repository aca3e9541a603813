import { powerBi } from '../../catalogue/powerbi/catalogue.ts';
import { findOperation } from '../../catalogue/model/catalogue.ts';
import { pick } from '../../catalogue/model/pick.ts';
import { FROM_LOCATION, type Resource } from '../../catalogue/model/resource.ts';
import { pathVariables } from '../../catalogue/model/variables.ts';
import { MARK } from '../../catalogue/model/vocabulary.ts';
import type { ExchangeOf } from '../../reporting/index.ts';
import type { RunEntry, RunRecord } from '../../runner/index.ts';
import { isImport, itemsIn } from './imported.ts';
import { removalOf } from './removal-request.ts';

/** Something with the mark that a run made, and that nothing of the run removed. */
export interface Leftover {
  readonly resource: Resource;
  /** Empty where the answer that brings it did not come: then it is not known whether there is anything. */
  readonly id: string;
  /** Values for the request that removes it: its own id, those of what it is in, and the profile as which it was made, empty for none. */
  readonly values: Readonly<Record<string, string>>;
  /** That request, as `DELETE https://…`. */
  readonly removedBy: string;
  /** App and tenant of the token that made it; empty where the record does not say. */
  readonly app: string;
  readonly tenant: string;
}

type Recorded = ReturnType<ExchangeOf>;

/** What a run left behind, what was made last first: things in a workspace before the workspace. */
export function leftoversOf({ entries }: Pick<RunRecord, 'entries'>, exchangeOf: ExchangeOf): Leftover[] {
  const recorded = (entry: RunEntry): Recorded => entry.exchange ?? exchangeOf(entry);
  const made = entries.flatMap((entry) => madeBy(entry, recorded));
  const removed = new Set(entries.flatMap(removedBy));
  const isRemoved = (id: string): boolean => removed.has(id.toLowerCase());
  return made
    .filter(({ id, resource, values }) => ![id, ...resource.parents.map((name) => values[name] ?? '')].some(isRemoved))
    .filter((leftover) => !isImport(leftover.resource) || !itemsSeen(leftover, entries, recorded).some(isRemoved))
    .reverse();
}

/** What the run saw of an import: the ids of what it brought. */
function itemsSeen({ id, resource }: Leftover, entries: readonly RunEntry[], recorded: ExchangeOf): string[] {
  const reads = entries.filter(({ operation, status }) => operation === resource.read && status === 200);
  return reads
    .map((entry) => parsed(recorded(entry)?.response?.body))
    .filter((body) => (body as { id?: unknown } | undefined)?.id === id)
    .flatMap(itemsIn)
    .map((item) => item.id);
}

function madeBy(entry: RunEntry, recorded: ExchangeOf): Leftover[] {
  const isUnknown = isUnanswered(entry);
  if (entry.effect !== 'creates' || (!isUnknown && (entry.status === null || entry.status >= 300))) return [];
  const url = entry.attempts.findLast(({ purpose }) => purpose === 'request')?.url ?? '';
  const { request, response } = recorded(entry) ?? {};
  const isHidden = isUnknown && request === undefined;
  if (!isHidden && !isMarked([decoded(url), request?.body, response?.body])) return [];
  const asProfileId = headerIn(request?.headers, 'x-powerbi-profile-id');
  return powerBi.resources.flatMap((resource) => {
    const create = resource.create?.find(({ operation }) => operation === entry.operation);
    if (create === undefined || (resource.delete === undefined && !isImport(resource))) return [];
    const id = idIn(create.id, response);
    if (id === '' && !isUnknown) return [];
    const own = id === '' ? {} : { [resource.variable]: id };
    const values = { ...parentsIn(entry, url, resource), ...own, asProfileId };
    const { app = '', tenant = '' } = entry.caller ?? {};
    const origin = url === '' ? '' : new URL(url).origin;
    return [{ resource, id, values, removedBy: removalOf(resource, values, origin), app, tenant }];
  });
}

/** Whether it was sent, or may have been, and its answer is not known: a run that was broken off, or an answer that was lost. */
function isUnanswered({ attempts, outcome, startedAt, status }: RunEntry): boolean {
  if (outcome === 'not-reached') return startedAt !== null;
  return status === null && attempts.some(({ purpose }) => purpose === 'request');
}

function isMarked(texts: readonly (string | undefined)[]): boolean {
  return texts.some((text) => text?.includes(MARK));
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url.replaceAll('+', ' '));
  } catch {
    return url;
  }
}

function idIn(path: string, response: NonNullable<Recorded>['response']): string {
  if (path === FROM_LOCATION) return headerIn(response?.headers, 'location').split('/').pop() ?? '';
  const id = pick(parsed(response?.body), path);
  return typeof id === 'string' ? id : '';
}

function headerIn(headers: Readonly<Record<string, string>> = {}, wanted: string): string {
  return Object.entries(headers).find(([name]) => name.toLowerCase() === wanted)?.[1] ?? '';
}

function parsed(text = ''): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The ids in the address of the request that made it. */
function parentsIn({ operation: id }: RunEntry, url: string, { parents }: Resource): Record<string, string> {
  const operation = findOperation(powerBi, id ?? '');
  if (operation === undefined) return {};
  const pattern = operation.path.replace(/[.()]/g, '\\$&').replace(/\{[^{}]+\}/g, '([^/?]+)');
  const found = new RegExp(`${pattern}(?:\\?|$)`).exec(url)?.slice(1) ?? [];
  const values = pathVariables(operation).map((variable, index) => [variable, found[index] ?? ''] as const);
  return Object.fromEntries(values.filter(([variable, value]) => parents.includes(variable) && value !== ''));
}

function removedBy({ effect, attempts, status }: RunEntry): string[] {
  if (effect !== 'deletes' || status === null || (status >= 300 && status !== 404)) return [];
  const url = attempts.findLast(({ purpose }) => purpose === 'request')?.url ?? '';
  return [url.split('?')[0]!.split('/').at(-1)!.toLowerCase()];
}
