import type { Operation } from './types.ts';

/** An operation and the values that its path carries. */
export interface PathMatch {
  readonly operation: Operation;
  /** Parameters by name, percent-decoded. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** @param path percent-encoded as sent, with its query where it has one */
export type PathMatcher = (method: string, path: string) => PathMatch | undefined;

/** One place in the tree of templates: what may stand there, and what may follow. */
interface Place {
  readonly literals: Map<string, Place>;
  readonly patterns: {
    readonly text: string;
    readonly regex: RegExp;
    readonly parameters: readonly string[];
    readonly next: Place;
  }[];
  /** By method. Those with more in their fixed query come first. */
  readonly operations: Map<string, readonly Queried[]>;
}

/** An operation with the query that belongs to its address, such as `?beta=true`. */
interface Queried {
  readonly operation: Operation;
  readonly query: readonly Pair[];
}

type Pair = readonly [name: string, value: string];

/** What is sent, taken apart. */
interface Sent {
  readonly method: string;
  readonly segments: readonly string[];
  readonly query: readonly Pair[];
}

/** `{groupId}` or `{pet-id}`, somewhere in a segment. */
const PARAMETER = /\{([^{}]+)\}/g;

/**
 * Compiles the templates of operations. A segment is a literal (`refreshes`), a parameter (`{groupId}`) or both
 * (`scorecards({scorecardId})`, `{owner}.{name}`). Literals are compared without case, and win over parameters: `/datasets/upstreamDataflows`
 * is not a dataset. Where a literal leads nowhere for the method, the parameter gets its turn. A fixed query must be there; whatever else the
 * query has does not matter.
 */
export function compilePaths(operations: readonly Operation[]): PathMatcher {
  const root = createPlace();
  for (const operation of operations) {
    const [path, query] = taken(operation.path);
    const end = segmentsOf(path).reduce(next, root);
    const others = end.operations.get(operation.method) ?? [];
    const all = [...others, { operation, query: pairsOf(query) }];
    end.operations.set(
      operation.method,
      all.sort((one, other) => other.query.length - one.query.length),
    );
  }
  return (method, address) => {
    const [path, query] = taken(address);
    return find(root, { method, segments: segmentsOf(path).map(decoded), query: pairsOf(query) }, 0, {});
  };
}

function createPlace(): Place {
  return { literals: new Map(), patterns: [], operations: new Map() };
}

function next(place: Place, segment: string): Place {
  const parameters = [...segment.matchAll(PARAMETER)].map(([, name]) => name!);
  if (parameters.length === 0) {
    const key = segment.toLowerCase();
    const known = place.literals.get(key) ?? createPlace();
    place.literals.set(key, known);
    return known;
  }
  const known = place.patterns.find(({ text }) => text === segment);
  if (known !== undefined) return known.next;
  const literals = segment.split(PARAMETER).filter((_, index) => index % 2 === 0);
  const regex = new RegExp(`^${literals.map(escaped).join('(.+)')}$`, 'is');
  const pattern = { text: segment, regex, parameters, next: createPlace() };
  place.patterns.push(pattern);
  // The more of a segment is literal, the earlier it is asked.
  place.patterns.sort((one, other) => literalLength(other.text) - literalLength(one.text));
  return pattern.next;
}

function find(
  place: Place,
  sent: Sent,
  depth: number,
  parameters: Readonly<Record<string, string>>,
): PathMatch | undefined {
  const segment = sent.segments[depth];
  if (segment === undefined) {
    const operation = place.operations.get(sent.method)?.find(({ query }) => query.every((pair) => has(sent, pair)));
    return operation === undefined ? undefined : { operation: operation.operation, parameters };
  }
  const literal = place.literals.get(segment.toLowerCase());
  const found = literal === undefined ? undefined : find(literal, sent, depth + 1, parameters);
  if (found !== undefined) return found;
  for (const pattern of place.patterns) {
    const values = pattern.regex.exec(segment)?.slice(1);
    if (values === undefined) continue;
    const named = Object.fromEntries(pattern.parameters.map((name, index) => [name, values[index]!]));
    const match = find(pattern.next, sent, depth + 1, { ...parameters, ...named });
    if (match !== undefined) return match;
  }
  return undefined;
}

function has({ query }: Sent, [name, value]: Pair): boolean {
  return query.some(([sentName, sentValue]) => sentName === name && sentValue === value);
}

/** The path of an address, and its query. */
function taken(address: string): readonly [path: string, query: string] {
  const at = address.indexOf('?');
  return at < 0 ? [address, ''] : [address.slice(0, at), address.slice(at + 1)];
}

function pairsOf(query: string): Pair[] {
  const written = query.split('&').filter((pair) => pair !== '');
  return written.map((pair) => {
    const [name = '', ...value] = pair.split('=');
    return [decoded(name), decoded(value.join('='))];
  });
}

function escaped(text: string): string {
  return text.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&');
}

function literalLength(template: string): number {
  return template.replace(PARAMETER, '').length;
}

/** Without the empty text before the first slash and after a last one. */
function segmentsOf(path: string): string[] {
  return path.replace(/^\//, '').replace(/\/$/, '').split('/');
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
