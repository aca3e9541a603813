import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import ts from 'typescript';

/** What each source file imports of ours, types included: paths from the project's root, with slashes. */
export type Imports = ReadonlyMap<string, readonly string[]>;

/** Things that import each other, directly or by way of others of them. */
export interface Circle {
  /** The folder in which all of them are. */
  readonly within: string;
  /** Files and folders directly in it. */
  readonly members: readonly string[];
}

/** Reads the imports of every source in the given rooms. */
export function importsOf(root: string, rooms: readonly string[]): Imports {
  const files = rooms.flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => [room, ...name.split(sep)].join('/')),
  );
  return new Map(files.map((file) => [file, importedBy(file, readFileSync(join(root, file), 'utf8'))]));
}

/** The files of ours that a source imports, by whatever form of import or export. */
export function importedBy(file: string, source: string): string[] {
  return ts
    .preProcessFile(source, true, true)
    .importedFiles.map(({ fileName }) => fileName)
    .filter((name) => name.startsWith('.'))
    .map((name) => join(dirname(file), name).split(sep).join('/'));
}

/**
 * Finds circles on every floor: of what stands directly in one folder, files and folders, nothing may import what imports it.
 * So two folders may not use each other, even where no file is part of a circle.
 */
export function circlesIn(imports: Imports): Circle[] {
  const floors = new Map<string, Map<string, Set<string>>>();
  for (const [from, targets] of imports)
    for (const to of targets) {
      const { within, one, other } = partingOf(from, to);
      if (one === other) continue; // a file that imports itself
      const floor = floors.get(within) ?? new Map<string, Set<string>>();
      floors.set(within, floor.set(one, (floor.get(one) ?? new Set()).add(other)));
    }
  return [...floors].flatMap(([within, edges]) => circlesOf(edges).map((members) => ({ within, members })));
}

/** The folder that two files share, and what of it each of them is or is in. */
function partingOf(from: string, to: string): { within: string; one: string; other: string } {
  const [a, b] = [from.split('/'), to.split('/')];
  const shared = a.findIndex((part, depth) => part !== b[depth]);
  const depth = shared === -1 ? a.length - 1 : shared;
  return { within: a.slice(0, depth).join('/'), one: a[depth]!, other: b[depth]! };
}

/** The groups whose members all reach each other, sorted; those of one alone are none. */
function circlesOf(edges: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const reach = new Map([...edges.keys()].map((start) => [start, reachableFrom(start, edges)]));
  const done = new Set<string>();
  return [...reach].flatMap(([start, reached]) => {
    if (done.has(start) || !reached.has(start)) return [];
    const members = [...reached].filter((other) => reach.get(other)?.has(start));
    for (const member of members) done.add(member);
    return [members.sort()];
  });
}

function reachableFrom(start: string, edges: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const reached = new Set<string>();
  const left = [start];
  for (let next = left.pop(); next !== undefined; next = left.pop())
    for (const target of edges.get(next) ?? [])
      if (!reached.has(target)) {
        reached.add(target);
        left.push(target);
      }
  return reached;
}
