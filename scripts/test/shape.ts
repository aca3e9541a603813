/**
 * What a request expects of an answer's body, in the plain form that stands in the request's own script: `'string'`, `'number'`,
 * `'boolean'`, `'any'`, a list with one element `[shape]`, or an object of shapes whose optional members end in `?`.
 * `'empty'` and `'file'` are whole answers.
 */
export type ExpectedShape = string | [ExpectedShape] | { readonly [member: string]: ExpectedShape };

/**
 * The first place where a value has not the expected shape, in words; null when it has.
 * Tolerant where the service is: unknown members, nulls and absent optional members pass.
 */
export function findMismatch(value: unknown, shape: ExpectedShape, path = 'the answer'): string | null {
  if (shape === 'any') return null;
  if (typeof shape === 'string') return typeof value === shape ? null : `${path} is ${nameOf(value)}, not a ${shape}`;
  if (Array.isArray(shape)) return findInList(value, shape[0], path);
  return findInObject(value, shape, path);
}

function findInList(value: unknown, item: ExpectedShape, path: string): string | null {
  if (!Array.isArray(value)) return `${path} is ${nameOf(value)}, not a list`;
  for (let index = 0; index < value.length; index += 1) {
    const mismatch = findMismatch(value[index], item, `${path}[${index}]`);
    if (mismatch) return mismatch;
  }
  return null;
}

function findInObject(
  value: unknown,
  shape: { readonly [member: string]: ExpectedShape },
  path: string,
): string | null {
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    return `${path} is ${nameOf(value)}, not an object`;
  for (const [member, expected] of Object.entries(shape)) {
    const optional = member.endsWith('?');
    const name = optional ? member.slice(0, -1) : member;
    const child = (value as Record<string, unknown>)[name];
    const place = path === 'the answer' ? name : `${path}.${name}`;
    if (child === undefined && !optional) return `${place} is missing`;
    if (child === undefined || child === null) continue;
    const mismatch = findMismatch(child, expected, place);
    if (mismatch) return mismatch;
  }
  return null;
}

function nameOf(value: unknown): string {
  if (value === null) return 'null';
  if (value === undefined) return 'missing';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
