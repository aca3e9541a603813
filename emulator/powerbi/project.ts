import type { Operation, Shape } from '../../catalogue/model/types.ts';
import type { EmulatedApi } from '../emulated-api.ts';
import { documentedResponse } from './documented.ts';

type Shapes = EmulatedApi['shapes'];
type Spellings = ReadonlyMap<string, string>;

/**
 * What an operation shows of a record. Records hold more than any one operation documents; an answer has exactly the properties that
 * the operation's schema or its own examples know. Where both know one in different case (`IsRefreshable`, `isRefreshable`), the
 * example's spelling is taken, since examples were recorded from the service.
 * @returns a copy: what was answered must not change when the tenant does
 */
export function project(operation: Operation, shapes: Shapes, status: number, value: unknown): unknown {
  const response = documentedResponse(operation, status);
  if (!response?.shape) return undefined;
  const shown = spellingsByPath(response.shown);
  return visit(value, response.shape, '', { shapes, shown, members: new Map() });
}

/** What is known of an answer beside its own shape. */
interface Known {
  readonly shapes: Shapes;
  /** The spellings of the examples, by the path of their parent. */
  readonly shown: ReadonlyMap<string, Spellings>;
  /** What is known already, by the path of the parent. */
  readonly members: Map<string, Members>;
}

type ObjectShape = Extract<Shape, { readonly type: 'object' }>;

/** A property of an answer: its name there, its shape if it is documented, and its path. */
interface Member {
  readonly spelling: string;
  readonly shape: Shape | undefined;
  readonly path: string;
}

/** The properties that objects of one shape show at one path. */
interface Members {
  readonly form: ObjectShape;
  /** By their names in lower case. */
  readonly byName: ReadonlyMap<string, Member>;
  /** The same by names as records have them. */
  readonly bySpelling: Map<string, Member | undefined>;
}

function visit(value: unknown, shape: Shape | undefined, path: string, known: Known): unknown {
  if (value === null || typeof value !== 'object') return value;
  const form = resolve(shape, known.shapes);
  if (form?.type === 'any' || form?.type === 'file') return structuredClone(value);
  if (Array.isArray(value)) {
    const items = form?.type === 'array' ? form.items : form;
    const itemPath = `${path}[]`;
    return value.map((item) => visit(item, items, itemPath, known));
  }
  // Below a property that only an example knows there is no schema to follow; a free-form object has no names to check.
  if (form?.type !== 'object' || form.additional) return structuredClone(value);
  const members = membersAt(path, form, known);
  const answer: Record<string, unknown> = {};
  for (const [name, child] of Object.entries(value)) {
    const member = child === undefined ? undefined : memberOf(members, name);
    if (member !== undefined) answer[member.spelling] = visit(child, member.shape, member.path, known);
  }
  return answer;
}

/** The members of the objects at one place of the answer: a long list has very many of them. */
function membersAt(path: string, form: ObjectShape, { shown, members }: Known): Members {
  const place = members.get(path);
  if (place?.form === form) return place;
  const exampled = shown.get(path) ?? new Map<string, string>();
  const own = new Map(Object.keys(form.properties).map((name) => [name.toLowerCase(), name]));
  const byName = new Map<string, Member>();
  for (const key of new Set([...own.keys(), ...exampled.keys()])) {
    const documented = own.get(key);
    const spelling = exampled.get(key) ?? documented ?? key;
    const shape = documented === undefined ? undefined : form.properties[documented];
    byName.set(key, { spelling, shape, path: path ? `${path}.${spelling}` : spelling });
  }
  const made = { form, byName, bySpelling: new Map<string, Member | undefined>() };
  members.set(path, made);
  return made;
}

/** The member that a property is, whatever the case of its name. */
function memberOf({ byName, bySpelling }: Members, name: string): Member | undefined {
  if (!bySpelling.has(name)) bySpelling.set(name, byName.get(name.toLowerCase()));
  return bySpelling.get(name);
}

function resolve(shape: Shape | undefined, shapes: Shapes): Shape | undefined {
  return shape?.type === 'ref' ? resolve(shapes[shape.name], shapes) : shape;
}

/** The names that examples show, by the path of their parent: `value[].id` gives `id` under `value[]`. */
function spellingsByPath(paths: readonly string[]): Map<string, Map<string, string>> {
  const byParent = new Map<string, Map<string, string>>();
  for (const path of paths) {
    // The dot in `@odata.context` is part of the name.
    const segments = path
      .replaceAll('@odata.', '@odata ')
      .split('.')
      .map((segment) => segment.replaceAll('@odata ', '@odata.'));
    const name = segments.pop() ?? '';
    const parent = segments.join('.');
    const names = byParent.get(parent) ?? new Map<string, string>();
    names.set(name.toLowerCase(), name);
    byParent.set(parent, names);
  }
  return byParent;
}
