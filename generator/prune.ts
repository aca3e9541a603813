import type { Catalogue } from '../catalogue/model/catalogue.ts';
import type { Shape } from '../catalogue/model/types.ts';

type Shapes = Catalogue['shapes'];

const DEPTH = 4;

/**
 * A shape without references, cut down to what an answer really has: the members that the description's examples show and the
 * required ones. Where no example tells, required members and plain values stand.
 * @param shown property paths such as `value[].id`
 */
export function pruneShape(shapes: Shapes, shape: Shape, shown: readonly string[], depth = 0): Shape {
  const real = shape.type === 'ref' ? (shapes[shape.name] ?? { type: 'any' as const }) : shape;
  if (real.type === 'ref') return pruneShape(shapes, real, shown, depth);
  if (real.type === 'array') return { type: 'array', items: pruneShape(shapes, real.items, below(shown, '[]'), depth) };
  if (real.type !== 'object') return real;
  const properties: Record<string, Shape> = {};
  for (const [name, child] of Object.entries(real.properties)) {
    const isShown = shown.includes(name);
    const isRequired = real.required?.includes(name) === true;
    const isPlain =
      shown.length === 0 && (['string', 'integer', 'number', 'boolean'].includes(child.type) || depth === 0);
    if (!(isShown || isRequired || isPlain) || (depth >= DEPTH && !isPlainValue(child))) continue;
    properties[name] = pruneShape(shapes, child, below(below(shown, name), ''), depth + 1);
  }
  return {
    type: 'object',
    properties,
    ...(real.required ? { required: real.required.filter((name) => properties[name]) } : {}),
  };
}

/** Paths below a member, or below the items of a list. */
function below(shown: readonly string[], name: string): string[] {
  if (name === '') return shown.map((path) => path.replace(/^\./, ''));
  if (name === '[]')
    return shown
      .filter((path) => path.startsWith('[]'))
      .map((path) => path.slice(2).replace(/^\./, ''))
      .filter(Boolean);
  return shown
    .filter((path) => path.startsWith(`${name}.`) || path.startsWith(`${name}[]`))
    .map((path) => path.slice(name.length));
}

function isPlainValue(shape: Shape): boolean {
  return ['string', 'integer', 'number', 'boolean'].includes(shape.type);
}
