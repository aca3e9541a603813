import { powerBi } from '../../catalogue/powerbi/catalogue.ts';
import { findOperation } from '../../catalogue/model/catalogue.ts';
import { pick } from '../../catalogue/model/pick.ts';
import { FROM_LOCATION, type Resource } from '../../catalogue/model/resource.ts';
import { pathVariables } from '../../catalogue/model/variables.ts';
import { MARK } from '../../catalogue/model/vocabulary.ts';
import type { ExchangeOf } from '../../reporting/index.ts';
import type { RunEntry, RunRecord } from '../../runner/index.ts';

/** Something with the mark that a run made, and that nothing of the run removed. */
export interface Leftover {
  readonly resource: Resource;
  readonly id: string;
  /** Values for the request that removes it: its own id and those of what it is in. */
  readonly values: Readonly<Record<string, string>>;
  /** That request, as `DELETE https://…`. */
  readonly removedBy: string;
  /** Tenant of the token that made it; empty where the record does not say. */
  readonly tenant: string;
}

/** What a run left behind, what was made last first: things in a workspace before the workspace. */
export function leftoversOf({ entries }: Pick<RunRecord, 'entries'>, exchangeOf: ExchangeOf): Leftover[] {
  const made = entries.flatMap((entry) => madeBy(entry, exchangeOf));
  const removed = new Set(entries.flatMap(removedBy));
  return made
    .filter(({ id, values }) => ![id, ...Object.values(values)].some((each) => removed.has(each.toLowerCase())))
    .reverse();
}

function madeBy(entry: RunEntry, exchangeOf: ExchangeOf): Leftover[] {
  if (entry.effect !== 'creates' || entry.status === null || entry.status >= 300) return [];
  const sent = entry.attempts.findLast(({ purpose }) => purpose === 'request');
  const { request, response } = entry.exchange ?? exchangeOf(entry) ?? {};
  if (sent === undefined || !isMarked([decoded(sent.url), request?.body, response?.body])) return [];
  return powerBi.resources.flatMap((resource) => {
    const create = resource.create?.find(({ operation }) => operation === entry.operation);
    const id = create && idIn(create.id, response);
    const remove = resource.delete === undefined ? undefined : findOperation(powerBi, resource.delete);
    if (!id || remove === undefined) return [];
    const values = { ...parentsIn(entry, sent.url, resource), [resource.variable]: id };
    const path = remove.path.replace(
      /\{([^{}]+)\}/g,
      (_, name: string) => values[remove.variables[name] ?? name] ?? `{${name}}`,
    );
    return [
      {
        resource,
        id,
        values,
        removedBy: `${remove.method} ${new URL(sent.url).origin}${path}`,
        tenant: entry.caller?.tenant ?? '',
      },
    ];
  });
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

function idIn(
  path: string,
  response: { readonly headers: Readonly<Record<string, string>>; readonly body?: string } | undefined,
): string {
  if (path === FROM_LOCATION)
    return (
      Object.entries(response?.headers ?? {})
        .find(([name]) => name.toLowerCase() === 'location')?.[1]
        .split('/')
        .pop() ?? ''
    );
  try {
    const id = pick(JSON.parse(response?.body ?? ''), path);
    return typeof id === 'string' ? id : '';
  } catch {
    return '';
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
