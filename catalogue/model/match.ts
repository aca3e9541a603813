import type { Operation } from './types.ts';

/** An operation and the values that its path carries. */
export interface PathMatch {
  readonly operation: Operation;
  /** Parameters by name, percent-decoded. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** @param path without the query, percent-encoded as sent */
export type PathMatcher = (method: string, path: string) => PathMatch | undefined;

/** One place in the tree of templates: what may stand there, and what may follow. */
interface Place {
  readonly literals: Map<string, Place>;
  readonly patterns: {
    readonly text: string;
    readonly regex: RegExp;
    readonly parameter: string;
    readonly next: Place;
  }[];
  readonly operations: Map<string, Operation>;
}

/**
 * Compiles the templates of operations. A segment is a literal (`refreshes`), a parameter (`{groupId}`) or both
 * (`scorecards({scorecardId})`). Literals are compared without case, and win over parameters: `/datasets/upstreamDataflows` is not a
 * dataset. Where a literal leads nowhere for the method, the parameter gets its turn.
 */
export function compilePaths(operations: readonly Operation[]): PathMatcher {
  const root = createPlace();
  for (const operation of operations) {
    const end = segmentsOf(operation.path).reduce(next, root);
    end.operations.set(operation.method, operation);
  }
  return (method, path) => find(root, segmentsOf(path).map(decoded), 0, method, {});
}

function createPlace(): Place {
  return { literals: new Map(), patterns: [], operations: new Map() };
}

function next(place: Place, segment: string): Place {
  const [, before, parameter, after] = /^(.*)\{(.+)\}(.*)$/.exec(segment) ?? [];
  if (before === undefined || parameter === undefined || after === undefined) {
    const key = segment.toLowerCase();
    const known = place.literals.get(key) ?? createPlace();
    place.literals.set(key, known);
    return known;
  }
  const known = place.patterns.find(({ text }) => text === segment);
  if (known !== undefined) return known.next;
  const regex = new RegExp(`^${escaped(before)}(.+)${escaped(after)}$`, 'is');
  const pattern = { text: segment, regex, parameter, next: createPlace() };
  place.patterns.push(pattern);
  // The more of a segment is literal, the earlier it is asked.
  place.patterns.sort((one, other) => literalLength(other.text) - literalLength(one.text));
  return pattern.next;
}

function find(
  place: Place,
  segments: readonly string[],
  depth: number,
  method: string,
  parameters: Readonly<Record<string, string>>,
): PathMatch | undefined {
  const segment = segments[depth];
  if (segment === undefined) {
    const operation = place.operations.get(method);
    return operation === undefined ? undefined : { operation, parameters };
  }
  const literal = place.literals.get(segment.toLowerCase());
  const found = literal === undefined ? undefined : find(literal, segments, depth + 1, method, parameters);
  if (found !== undefined) return found;
  for (const { regex, parameter, next: following } of place.patterns) {
    const value = regex.exec(segment)?.[1];
    if (value === undefined) continue;
    const match = find(following, segments, depth + 1, method, { ...parameters, [parameter]: value });
    if (match !== undefined) return match;
  }
  return undefined;
}

function escaped(text: string): string {
  return text.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&');
}

function literalLength(template: string): number {
  return template.replace(/\{.+\}/, '').length;
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
