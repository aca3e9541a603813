import type { Operation, Shape } from '../../catalogue/model/types.ts';
import type { EmulatedApi } from '../emulated-api.ts';
import { documentedResponse } from './documented.ts';

type Shapes = EmulatedApi['shapes'];
type Spellings = ReadonlyMap<string, string>;

/**
 * What an operation shows of a record. Records hold more than any one operation documents; an answer has exactly the properties that
 * the operation's schema or its own examples know. Where both know one in different case (`IsRefreshable`, `isRefreshable`), the
 * example's spelling is taken, since examples were recorded from the service.
 */
export function project(operation: Operation, shapes: Shapes, status: number, value: unknown): unknown {
  const response = documentedResponse(operation, status);
  if (!response?.shape) return undefined;
  const shown = spellingsByPath(response.shown);
  return visit(value, response.shape, '', { shapes, shown });
}

/** What is known of an answer beside its own shape. */
interface Known {
  readonly shapes: Shapes;
  /** The spellings of the examples, by the path of their parent. */
  readonly shown: ReadonlyMap<string, Spellings>;
}

function visit(value: unknown, shape: Shape | undefined, path: string, known: Known): unknown {
  const form = resolve(shape, known.shapes);
  if (form?.type === 'any' || form?.type === 'file') return value;
  if (Array.isArray(value)) {
    const items = form?.type === 'array' ? form.items : form;
    return value.map((item) => visit(item, items, `${path}[]`, known));
  }
  if (value === null || typeof value !== 'object') return value;
  // Below a property that only an example knows there is no schema to follow; a free-form object has no names to check.
  if (form?.type !== 'object' || form.additional) return value;
  const exampled = known.shown.get(path);
  const documented = new Map(Object.keys(form.properties).map((name) => [name.toLowerCase(), name]));
  const answer: Record<string, unknown> = {};
  for (const [name, child] of Object.entries(value)) {
    const own = documented.get(name.toLowerCase());
    const spelling = exampled?.get(name.toLowerCase()) ?? own;
    if (spelling === undefined || child === undefined) continue;
    const childPath = path ? `${path}.${spelling}` : spelling;
    answer[spelling] = visit(child, own === undefined ? undefined : form.properties[own], childPath, known);
  }
  return answer;
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
