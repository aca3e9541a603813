import type { Described } from '../model/described.ts';
import type { Method } from '../model/types.ts';
import type { Dialect } from './dialect.ts';
import { readOperation, type DescriptionOperation, type DescriptionParameter } from './operation.ts';
import { toShape, type Schema } from './shape.ts';

/** A description in Swagger 2.0, as far as it is read. */
export interface Description {
  readonly paths: Readonly<Record<string, PathItem>>;
  /** Addresses that differ only by their query, which the standard has no place for. */
  readonly 'x-ms-paths'?: Readonly<Record<string, PathItem>>;
  readonly definitions: Readonly<Record<string, Schema>>;
  readonly parameters?: Readonly<Record<string, DescriptionParameter>>;
}

/** The methods of one address, by their names in lower case, and what is no method: see {@link BESIDE}. */
type PathItem = Readonly<Record<string, unknown>>;

/** One operation of the description and where it is. */
interface Found {
  readonly method: Method;
  readonly path: string;
  readonly operation: DescriptionOperation;
  /** Parameters of every operation of the address. */
  readonly shared: readonly DescriptionParameter[];
}

/** What stands beside the methods of an address. Everything else is one, and may be any. */
const BESIDE = /^(?:\$ref|summary|description|servers|parameters|additionalOperations|x-.*)$/;

/** Derives the records of a catalogue from a description. */
export function describe(description: Description, dialect: Dialect): Described {
  const { definitions } = description;
  const found = findOperations(description);
  const ids = idsByAddress(found);
  const operations = found.map(({ method, path, operation, shared }) => {
    const resolved = (each: DescriptionParameter): DescriptionParameter => resolve(each, description);
    const parameters = together(shared.map(resolved), operation.parameters?.map(resolved) ?? []);
    const twinPath = dialect.twinPath(path);
    const twin = twinPath === undefined ? undefined : ids.get(addressOf(method, twinPath));
    const id = ids.get(addressOf(method, path))!;
    return readOperation({ ...operation, parameters }, { id, method, path, definitions, twin }, dialect);
  });
  const names = Object.keys(definitions).sort();
  return {
    operations: operations.sort((a, b) => (a.id < b.id ? -1 : 1)),
    shapes: Object.fromEntries(names.map((name) => [name, toShape(definitions[name]!, definitions)])),
  };
}

function findOperations(description: Description): Found[] {
  const items = Object.entries({ ...description.paths, ...description['x-ms-paths'] });
  return items.flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([name, value]) => !BESIDE.test(name) && typeof value === 'object' && value !== null)
      .map(([name, value]) => ({
        method: name.toUpperCase(),
        path,
        operation: value as DescriptionOperation,
        shared: (item.parameters ?? []) as readonly DescriptionParameter[],
      })),
  );
}

/**
 * The id of each operation by its address. An id must lead to one operation: where several have the same, each has its address behind it, so
 * that none depends on the order of the description. One without an id is called by its address.
 */
function idsByAddress(found: readonly Found[]): ReadonlyMap<string, string> {
  const times = new Map<string, number>();
  for (const { operation } of found) {
    const id = operation.operationId ?? '';
    times.set(id, (times.get(id) ?? 0) + 1);
  }
  return new Map(
    found.map(({ method, path, operation: { operationId = '' } }) => {
      const address = addressOf(method, path);
      if (operationId === '') return [address, address];
      return [address, times.get(operationId) === 1 ? operationId : `${operationId} ${address}`];
    }),
  );
}

/** Method and path: what no two operations of a description have in common. */
function addressOf(method: Method, path: string): string {
  return `${method} ${path}`;
}

/** The parameters of an operation: one of its own takes the place of the address's one of the same name and place. */
function together(
  shared: readonly DescriptionParameter[],
  own: readonly DescriptionParameter[],
): readonly DescriptionParameter[] {
  const isReplaced = (parameter: DescriptionParameter): boolean =>
    own.some((each) => each.name === parameter.name && each.in === parameter.in);
  return [...shared.filter((parameter) => !isReplaced(parameter)), ...own];
}

function resolve(parameter: DescriptionParameter, { parameters = {} }: Description): DescriptionParameter {
  return parameter.$ref ? parameters[parameter.$ref.replace('#/parameters/', '')]! : parameter;
}
