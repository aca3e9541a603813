import { readFile } from 'node:fs/promises';
import { byArea } from '../areas.ts';
import { outcomes, type Outcome, type RunEntry, type RunRecord } from '../../runner/record/record.ts';
import { decodeText } from '../../runner/files/decode-text.ts';
import { RunError } from '../../runner/run-error.ts';
import { ownersOf, type Owners } from './owner.ts';
import { kept } from '../../runner/record/reach.ts';

/** What one identity could reach when somebody said that it is as it should be. */
export interface Baseline {
  readonly version: 1;
  readonly collection: string;
  readonly environment: string;
  /** Whose token it was; null when that was not known, or not the same throughout. */
  readonly identity: RunEntry['identity'];
  /** Which app of which tenant it was; empty in one of an older version. */
  readonly owners: Owners;
  /** Area, request, and an outcome for each row of the data file: one without one. */
  readonly reach: ReadonlyMap<string, ReadonlyMap<string, readonly Outcome[]>>;
}

/** The baseline of a record. */
export function baselineOf(record: RunRecord): Baseline {
  const { collection, environment, entries } = record;
  const identities = [...new Set(entries.flatMap(({ identity }) => identity ?? []))];
  const reach = new Map([...byArea(entries)].map(([area, own]) => [area, outcomesByRequest(own)]));
  return {
    version: 1,
    collection,
    environment,
    identity: identities.length === 1 ? identities[0]! : null,
    owners: ownersOf(record),
    reach,
  };
}

/**
 * The text of a baseline file: JSON, sorted, a line for each operation, so that a diff shows what changed. No time is in it, and no id but
 * those of the app and its tenant.
 */
export function saveBaseline(record: RunRecord): string {
  const { reach, owners, ...known } = baselineOf(record);
  const head = owners.length > 0 ? { ...known, owners } : known;
  const areas = sorted(reach).map(([area, requests]) => {
    const lines = sorted(requests).map(
      ([request, [first, ...more]]) =>
        `      ${JSON.stringify(request)}: ${JSON.stringify(more.length === 0 ? first : [first, ...more])}`,
    );
    return `    ${JSON.stringify(area)}: {\n${lines.join(',\n')}\n    }`;
  });
  const members = Object.entries(head).map(
    ([name, value]) => `  ${JSON.stringify(name)}: ${name === 'owners' ? linesOf(owners) : JSON.stringify(value)}`,
  );
  return `{\n${[...members, `  "reach": {${areas.length > 0 ? `\n${areas.join(',\n')}\n  ` : ''}}`].join(',\n')}\n}\n`;
}

function linesOf(owners: Owners): string {
  return `[\n${owners.map((owner) => `    ${JSON.stringify(owner)}`).join(',\n')}\n  ]`;
}

/** @throws RunError E_BASELINE_UNREADABLE, E_BASELINE_INVALID */
export async function readBaseline(path: string): Promise<Baseline> {
  let text: string;
  try {
    text = decodeText(await readFile(path));
  } catch (cause) {
    throw new RunError('E_BASELINE_UNREADABLE', path, { cause });
  }
  return parseBaseline(text, path);
}

/**
 * Reads the text of a baseline file.
 * @param subject what to call it in an error, such as its path
 * @throws RunError E_BASELINE_INVALID
 */
export function parseBaseline(text: string, subject: string): Baseline {
  const invalid = (reason: string): RunError =>
    new RunError('E_BASELINE_INVALID', subject, { cause: new Error(reason) });
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw invalid(text.trim() === '' ? 'it is empty' : 'it is not JSON; it may contain a merge conflict');
  }
  if (!isObject(parsed)) throw invalid('it is not a JSON object');
  const { version, collection, environment, identity, owners = [], reach } = parsed;
  if (version !== 1)
    throw invalid(`its version is ${JSON.stringify(version) ?? 'missing'}, and this program reads version 1`);
  if (typeof collection !== 'string' || typeof environment !== 'string')
    throw invalid('it does not name its collection and its environment');
  if (identity !== null && identity !== 'app' && identity !== 'user')
    throw invalid('its identity is neither app nor user nor null');
  if (!isOwners(owners)) throw invalid('its owners are not a list of apps and tenants');
  if (!isObject(reach)) throw invalid('it has no reach');
  const areas = Object.entries(reach).map(([area, requests]) => {
    if (!isObject(requests)) throw invalid(`in ${area} there are no requests`);
    return [
      area,
      new Map(
        Object.entries(requests).map(([request, value]) => [
          request,
          readOutcomes(value) ?? fail(invalid(`${area}, ${request} has no known outcome`)),
        ]),
      ),
    ] as const;
  });
  return { version, collection, environment, identity, owners, reach: new Map(areas) };
}

function isOwners(value: unknown): value is Owners {
  return (
    Array.isArray(value) &&
    value.every(
      (each) =>
        each === null || (isObject(each) && typeof each['app'] === 'string' && typeof each['tenant'] === 'string'),
    )
  );
}

function readOutcomes(value: unknown): Outcome[] | undefined {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.length > 0 && list.every((each): each is Outcome => outcomes.includes(each as Outcome))
    ? list
    : undefined;
}

function outcomesByRequest(entries: readonly RunEntry[]): Map<string, Outcome[]> {
  const requests = new Map<string, Outcome[]>();
  for (const entry of entries) {
    const rows = requests.get(entry.request) ?? [];
    rows[entry.iteration] = kept(entry);
    requests.set(entry.request, rows);
  }
  return requests;
}

/** By code units, so that every machine sorts alike. */
function sorted<T>(map: ReadonlyMap<string, T>): [string, T][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fail(error: Error): never {
  throw error;
}
