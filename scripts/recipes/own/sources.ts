import { isGuid } from '../../../catalogue/model/guid.ts';
import { listInput } from '../flow/json-input.ts';
import type { Thing } from '../flow/list.ts';

/** What is wrong with the input for data sources. */
export function problemOfSources(): string | undefined {
  const { list, problem } = listInput('datasources', 'updateDetails');
  if (problem !== undefined) return `${problem}: each has a datasourceSelector and connectionDetails`;
  const empty = list.some(
    ({ connectionDetails }) => connectionDetails === null || typeof connectionDetails !== 'object',
  );
  return empty ? 'datasources: each needs connectionDetails' : undefined;
}

/** The updates that are not carried out yet: whose target no source of the model has, or whose old source is still there. */
export function sourceChanges(current: readonly Thing[]): Record<string, unknown>[] {
  const { list } = listInput('datasources', 'updateDetails');
  return list.filter((update) => {
    const selector = (update['datasourceSelector'] ?? {}) as Thing;
    const ofType = current.filter((source) => contains(source['datasourceType'], selector['datasourceType']));
    const reached = ofType.some((source) => contains(source['connectionDetails'], update['connectionDetails']));
    const left = ofType.some(
      (source) =>
        selector['connectionDetails'] !== undefined &&
        contains(source['connectionDetails'], selector['connectionDetails']) &&
        !contains(source['connectionDetails'], update['connectionDetails']),
    );
    return !reached || left;
  });
}

/** Whether a model reads through a gateway already, and through a data source of it where one is named. */
export function isBound(sources: readonly Thing[], gatewayId: string, datasourceId: string): boolean {
  return sources.some(
    (source) =>
      isSame(source['gatewayId'], gatewayId) && (!datasourceId || isSame(source['datasourceId'], datasourceId)),
  );
}

/** The data sources that credentials may be meant for: those behind a gateway, or else all; of them those that a text names. */
export function sourcesMeant(sources: readonly Thing[], gatewayId: string, named: string): Thing[] {
  const withId = sources.filter(({ datasourceId }) => typeof datasourceId === 'string' && datasourceId !== '');
  const behind = withId.filter((source) => gatewayId === '' || isSame(source['gatewayId'], gatewayId));
  const meant = behind.filter(
    (source) => named === '' || (isGuid(named) ? isSame(source['datasourceId'], named) : isNamed(source, named)),
  );
  return meant.filter(
    ({ datasourceId }, place) => meant.findIndex((other) => other['datasourceId'] === datasourceId) === place,
  );
}

/** A data source in words, for a list to choose from. */
export function sourceInWords(source: Thing): string {
  const details = Object.values((source['connectionDetails'] ?? {}) as Thing).filter(Boolean);
  return `${String(source['datasourceType'])} ${details.map(String).join(' / ')} (${String(source['datasourceId'])})`;
}

function isNamed(source: Thing, text: string): boolean {
  const details = Object.values((source['connectionDetails'] ?? {}) as Thing);
  return [source['name'], source['datasourceName'], source['datasourceType'], ...details].some((name) =>
    isSame(name, text),
  );
}

function isSame(one: unknown, other: unknown): boolean {
  return String(one ?? '').toLowerCase() === String(other ?? '').toLowerCase();
}

/** Whether a value has everything that another says, names and texts in whatever case. */
function contains(whole: unknown, part: unknown): boolean {
  if (part === undefined || part === null) return true;
  if (typeof part !== 'object') return isSame(whole, part);
  const members = Object.entries((whole ?? {}) as Thing);
  return Object.entries(part as Thing).every(([name, value]) =>
    contains(members.find(([other]) => isSame(other, name))?.[1], value),
  );
}
