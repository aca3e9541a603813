import type { Collection } from '../../runner/index.ts';

/** What the plan in a collection's pre-request script says of one of its requests, as far as it matters which requests belong together. */
export interface CarriedRequest {
  readonly needs?: readonly string[];
  readonly gives?: readonly { readonly variable: string }[];
  readonly takes?: string;
}

/** How an id is come by, as the plan says it: by the names of requests. */
export interface CarriedResource {
  readonly parents: readonly string[];
  readonly listedBy?: string;
  readonly createdBy?: string;
}

/** The plan that a collection carries in its pre-request script. */
export interface CarriedPlan {
  readonly requests: ReadonlyMap<string, CarriedRequest>;
  readonly resources: ReadonlyMap<string, CarriedResource>;
  readonly aliases: Readonly<Record<string, string>>;
}

interface Script {
  readonly exec?: unknown;
}
interface ScriptEvent {
  readonly listen?: string;
  readonly script?: Script;
}
type Section = 'requests' | 'resources' | undefined;

const ROW = /^ {4}("(?:[^"\\]|\\.)*"): (\{.*\})(,?)$/;

/** The plan of a collection; undefined when it is none of ours, or was changed so that it cannot be read. */
export function readPlan(collection: Collection): CarriedPlan | undefined {
  const requests = new Map<string, CarriedRequest>();
  const resources = new Map<string, CarriedResource>();
  let aliases: Record<string, string> | undefined;
  try {
    for (const { line, section, row } of rowsOf(prerequestLines(collection) ?? [])) {
      if (section === 'requests' && row) requests.set(row.name, JSON.parse(row.json) as CarriedRequest);
      if (section === 'resources' && row) resources.set(row.name, JSON.parse(row.json) as CarriedResource);
      const found = /^ {2}aliases: (\{.*\}),$/.exec(line)?.[1];
      if (found !== undefined) aliases = JSON.parse(found) as Record<string, string>;
    }
  } catch {
    return undefined;
  }
  return requests.size > 0 && aliases ? { requests, resources, aliases } : undefined;
}

/**
 * A copy of the collection whose plan knows the kept requests only, so that no message tells anybody to run one that is not there.
 * @param kept names of requests
 */
export function withPlanOf(collection: Collection, kept: ReadonlySet<string>): Collection {
  const lines = prerequestLines(collection);
  if (!lines) return collection;
  const rows = [...rowsOf(lines)].filter(({ section, row }) => !(section === 'requests' && row && !kept.has(row.name)));
  const exec = rows.map(({ line, section, row }) => (section === 'resources' && row ? withoutAbsent(row, kept) : line));
  const event = eventsOf(collection).map((each) =>
    each.listen === 'prerequest' ? { ...each, script: { ...each.script, exec } } : each,
  );
  return { ...collection, event } as Collection;
}

function withoutAbsent({ name, json, comma }: Row, kept: ReadonlySet<string>): string {
  const { createdBy, listedBy, ...rest } = JSON.parse(json) as CarriedResource;
  // A resource that is still looked up names its list, whether that can be run or not; pruning keeps those that are asked for.
  const resource = {
    ...rest,
    ...(listedBy === undefined ? {} : { listedBy }),
    ...(createdBy !== undefined && kept.has(createdBy) ? { createdBy } : {}),
  };
  return `    ${JSON.stringify(name)}: ${JSON.stringify(resource)}${comma}`;
}

interface Row {
  readonly name: string;
  readonly json: string;
  readonly comma: string;
}

/** Every line of the script; those between the heads of the plan's parts and their ends are rows. */
function* rowsOf(lines: readonly string[]): Generator<{ line: string; section: Section; row: Row | undefined }> {
  let section: Section;
  let ended = false;
  for (const line of lines) {
    if (line === '};') ended = true;
    if (!ended && line === '  requests: {') section = 'requests';
    else if (!ended && line === '  resources: {') section = 'resources';
    else if (line === '  },') section = undefined;
    const [, name, json, comma] = (section !== undefined && ROW.exec(line)) || [];
    yield {
      line,
      section,
      row: name === undefined ? undefined : { name: JSON.parse(name) as string, json: json!, comma: comma! },
    };
  }
}

function prerequestLines(collection: Collection): readonly string[] | undefined {
  const exec = eventsOf(collection).find(({ listen }) => listen === 'prerequest')?.script?.exec;
  return Array.isArray(exec) && exec.every((line) => typeof line === 'string') ? exec : undefined;
}

function eventsOf(collection: Collection): readonly ScriptEvent[] {
  const { event } = collection as { readonly event?: unknown };
  return Array.isArray(event) ? (event as ScriptEvent[]) : [];
}
