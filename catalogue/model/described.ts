import { readdirSync, readFileSync } from 'node:fs';
import type { DescribedOperation, Shape } from './types.ts';

/** The derived half of a catalogue, as one description yields it. */
export interface Described {
  /** Sorted by id within their area. */
  readonly operations: readonly DescribedOperation[];
  /** Named shapes: what a `ref` refers to. */
  readonly shapes: Readonly<Record<string, Shape>>;
}

const SUFFIX = '.json';

/**
 * What `catalogue refresh` wrote for one API: `operations/`, a file for each area, and `shapes.json`. They are data: as a program they would
 * take longer to load. Read by hand, because Node 20 warns of an import with attributes. Nothing is left out that an operation must have:
 * records that are all alike are quicker to read than records to be filled in.
 * @param folder address of a folder `described/`, ending in a slash
 */
export function readDescribed(folder: URL): Described {
  const areas = new URL('operations/', folder);
  const names = readdirSync(areas).filter((name) => name.endsWith(SUFFIX));
  return {
    operations: names.sort(byArea).flatMap((name) => read<Described['operations']>(new URL(name, areas))),
    shapes: read<Described['shapes']>(new URL(`shapes${SUFFIX}`, folder)),
  };
}

/** `goals` before `goals-status-rules`: with the dot of the suffix it would be the other way round. */
function byArea(one: string, other: string): number {
  return one.slice(0, -SUFFIX.length) < other.slice(0, -SUFFIX.length) ? -1 : 1;
}

function read<T>(file: URL): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}
