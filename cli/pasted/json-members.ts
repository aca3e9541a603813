/** A member of an object; undefined for anything else. */
export function member(value: unknown, ...names: readonly string[]): unknown {
  let found: unknown = value;
  for (const name of names) found = isObject(found) && Object.hasOwn(found, name) ? found[name] : undefined;
  return found;
}

/** Whether a value is an object, and not a list. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** A list; empty for anything else. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A text; undefined for anything else, and for an empty one. */
export function textIn(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Headers in lower case, of an object or of a list of names and values; those that are switched off are left out. */
export function headersOf(given: unknown): Record<string, string> {
  const pairs = Array.isArray(given)
    ? given.flatMap(pairOf)
    : isObject(given)
      ? Object.entries(given).map(([name, value]): [string, unknown] => [name, value])
      : [];
  return Object.fromEntries(pairs.map(([name, value]) => [name.toLowerCase(), headerText(value)]));
}

function pairOf(given: unknown): [string, unknown][] {
  if (Array.isArray(given)) return typeof given[0] === 'string' ? [[given[0], given[1]]] : [];
  const name = textIn(member(given, 'name')) ?? textIn(member(given, 'key')) ?? textIn(member(given, 'Key'));
  return name === undefined || member(given, 'disabled') === true
    ? []
    : [[name, member(given, 'value') ?? member(given, 'Value')]];
}

function headerText(value: unknown): string {
  if (Array.isArray(value)) return value.map(headerText).join(', ');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
