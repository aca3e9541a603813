import type { Response, Shape } from '../../model/types.ts';
import { recorded, type Recorded } from './recorded.ts';

type Shapes = Readonly<Record<string, Shape>>;
type ObjectShape = Extract<Shape, { type: 'object' }>;

/** The described shapes, with what recordings show otherwise. */
export function shapesAsRecorded(shapes: Shapes): Shapes {
  return Object.fromEntries(
    Object.entries(shapes).map(([name, shape]) => [name, entriesFor(name).reduce(changed, shape)]),
  );
}

/** The described answers of an operation, with what recordings show of it and of its shapes. @param shapes as recorded */
export function responsesAsRecorded(id: string, responses: readonly Response[], shapes: Shapes): readonly Response[] {
  const own = recorded.filter(({ operations }) => operations?.includes(id));
  return responses.map((response) => {
    if (!response.shape || !isSuccess(response)) return response;
    const shape = own.length > 0 ? own.reduce(changed, resolved(response.shape, shapes)) : response.shape;
    const named = own.length > 0 && response.shape.type === 'ref' ? entriesFor(response.shape.name) : [];
    const described = response.shown;
    let shown: readonly string[] | undefined;
    return {
      ...response,
      shape,
      // Only the generator asks for it, and it takes longer than all the rest of the catalogue.
      get shown() {
        return (shown ??= shownAsRecorded(shape, described, [...named, ...own], shapes));
      },
    };
  });
}

/** The entries for a named shape. One that names neither shapes nor operations is for all that have the member. */
function entriesFor(name: string): Recorded[] {
  return recorded.filter(({ shapes, operations }) =>
    shapes === undefined ? operations === undefined : shapes.includes(name),
  );
}

function changed(shape: Shape, { renamed = {}, added = {} }: Recorded): Shape {
  if (shape.type !== 'object') return shape;
  const members = Object.entries(shape.properties).map(([name, member]) => [renamed[name] ?? name, member] as const);
  return { ...shape, properties: { ...Object.fromEntries(members), ...added } };
}

function isSuccess({ status }: Response): boolean {
  return String(status).startsWith('2') || status === 'default';
}

function resolved(shape: Shape, shapes: Shapes): Shape {
  return shape.type === 'ref' ? resolved(shapes[shape.name]!, shapes) : shape;
}

/**
 * The member paths that the description's examples show, as recordings spell them, and those that recordings show beside them: not what only
 * code reads, nor lists that are empty. Where no example shows anything, nothing is said: all plain members count as shown then.
 */
function shownAsRecorded(
  shape: Shape,
  shown: readonly string[],
  own: readonly Recorded[],
  shapes: Shapes,
): readonly string[] {
  if (shown.length === 0) return shown;
  const paths = new Set(shown);
  visit(shape, '', own);
  return [...paths].sort();

  function visit(at: Shape, path: string, entries: readonly Recorded[]): void {
    if (at.type === 'ref') return visit(shapes[at.name]!, path, [...entries, ...entriesFor(at.name)]);
    if (at.type === 'array') return visit(at.items, `${path}[]`, []);
    if (at.type !== 'object') return;
    for (const { renamed = {}, added = {}, empty = [], certainty } of entries) {
      for (const [old, name] of Object.entries(renamed)) rename(join(path, old), join(path, name));
      if (certainty !== 'recorded') continue;
      const sent = [...Object.values(renamed), ...Object.keys(added)].filter((name) => !empty.includes(name));
      for (const name of sent.filter((member) => member in at.properties)) paths.add(join(path, name));
    }
    visitMembers(at, path);
  }

  function visitMembers({ properties }: ObjectShape, path: string): void {
    for (const [name, member] of Object.entries(properties)) {
      const below = join(path, name);
      if ([...paths].some((known) => isBelow(known, below))) visit(member, below, []);
    }
  }

  function rename(old: string, name: string): void {
    for (const path of [...paths].filter((known) => known === old || isBelow(known, old))) {
      paths.delete(path);
      paths.add(name + path.slice(old.length));
    }
  }
}

function isBelow(path: string, parent: string): boolean {
  return path.startsWith(`${parent}.`) || path.startsWith(`${parent}[]`);
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}
