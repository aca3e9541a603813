import type { OperationFacts } from './facts.ts';

/**
 * The facts of many operations in little room: they travel inside the collection. Texts that recur stand once in `words`, and a row
 * refers to them by number: `[id, path, service principal, closed reason or -1, ruled 0 or 1, scopes or -1]`, by request name.
 */
export interface PackedFacts {
  readonly words: readonly string[];
  readonly scopes: readonly (readonly (readonly string[])[])[];
  readonly rows: Readonly<Record<string, PackedRow>>;
}

export type PackedRow = readonly [
  id: string,
  path: string,
  servicePrincipal: number,
  closedReason: number,
  ruled: 0 | 1,
  scopes: number,
];

const ROOT = '/v1.0/myorg';

/** Packs facts by request name. */
export function packFacts(facts: Readonly<Record<string, OperationFacts>>): PackedFacts {
  const words: string[] = [];
  const scopes: (readonly (readonly string[])[])[] = [];
  const rows: Record<string, PackedRow> = {};
  for (const [name, fact] of Object.entries(facts)) {
    const closed = fact.closedReason === undefined ? -1 : indexOf(words, fact.closedReason);
    const needed = fact.scopes === undefined ? -1 : indexOf(scopes, fact.scopes);
    rows[name] = [
      fact.id,
      fact.path.replace(ROOT, ''),
      indexOf(words, fact.servicePrincipal),
      closed,
      fact.noAdminConsentedPermission ? 1 : 0,
      needed,
    ];
  }
  return { words, scopes, rows };
}

/** The facts of the request of that name; null when there are none. Its twin is the request at the path below a workspace. */
export function unpackFacts(packed: PackedFacts, name: string): OperationFacts | null {
  const row = packed.rows[name];
  if (!row) return null;
  const [id, path, servicePrincipal, closed, ruled, scopes] = row;
  const twinPath = `/groups/{groupId}${path}`;
  const twin = packed.words[closed] === 'my-workspace' ? twinOf(packed, id, twinPath) : undefined;
  return {
    id,
    title: name,
    path: ROOT + path,
    servicePrincipal: packed.words[servicePrincipal] ?? 'undocumented',
    ...(closed < 0 ? {} : { closedReason: packed.words[closed]! }),
    ...(twin ? { twin: { title: twin, path: ROOT + twinPath } } : {}),
    ...(ruled ? { noAdminConsentedPermission: true } : {}),
    ...(scopes < 0 ? {} : { scopes: packed.scopes[scopes]! }),
  };
}

/** The id of a request by its name; the name itself where it is not known. */
export function idOf(packed: PackedFacts, name: string): string {
  return packed.rows[name]?.[0] ?? name;
}

function twinOf(packed: PackedFacts, id: string, path: string): string | undefined {
  const area = id.split('_')[0]!;
  const start = id.replace(/MyWorkspace/, '');
  const there = Object.entries(packed.rows).filter(([, row]) => row[1] === path && row[0].startsWith(`${area}_`));
  return (there.find(
    ([, row]) => row[0] === `${id}InGroup` || row[0] === start || row[0].replace(/InGroup$/, '') === id,
  ) ?? there[0])?.[0];
}

function indexOf<T>(list: T[], value: T): number {
  const text = JSON.stringify(value);
  const index = list.findIndex((each) => JSON.stringify(each) === text);
  return index >= 0 ? index : list.push(value) - 1;
}
