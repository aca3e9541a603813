import { visit } from 'jsonc-parser';
import type { JsonPath } from './json-place.ts';

/** Where values stand in the text of a document: by their path, the offset of their first character and their length. */
export function locate(
  text: string,
  paths: readonly JsonPath[],
): Map<string, { readonly offset: number; readonly length: number }> {
  const wanted = new Set(paths.map(pathKey));
  const found = new Map<string, { offset: number; length: number }>();
  const note = (offset: number, length: number, path: JsonPath): void => {
    const key = pathKey(path);
    if (wanted.has(key)) found.set(key, { offset, length });
  };
  visit(text, {
    onLiteralValue: (value, offset, length, _line, _column, path) =>
      void (typeof value === 'string' && note(offset, length, path())),
    onArrayBegin: (offset, length, _line, _column, path) => note(offset, length, path()),
    onObjectBegin: (offset, length, _line, _column, path) => (note(offset, length, path()), true),
  });
  return found;
}

/** The paths of the names and values that stand at these offsets, by the offset. */
export function pathsAt(text: string, offsets: readonly number[]): Map<number, JsonPath> {
  const wanted = [...new Set(offsets)].sort((a, b) => a - b);
  const found = new Map<number, JsonPath>();
  let next = 0;
  const note = (offset: number, length: number, path: () => JsonPath): void => {
    while (next < wanted.length && wanted[next]! < offset) next += 1;
    for (; next < wanted.length && wanted[next]! < offset + length; next += 1) found.set(wanted[next]!, path());
  };
  if (wanted.length > 0) {
    visit(text, {
      onObjectProperty: (name, offset, length, _line, _column, path) => note(offset, length, () => [...path(), name]),
      onLiteralValue: (_value, offset, length, _line, _column, path) => note(offset, length, path),
    });
  }
  return found;
}

export function pathKey(path: JsonPath): string {
  return path.map((step) => (typeof step === 'number' ? `#${step}` : `.${step}`)).join('\0');
}

/** Where the character at `index` of a string begins in its literal. */
export function offsetInLiteral(literal: string, index: number): number {
  let at = 1;
  for (let seen = 0; seen < index && at < literal.length; seen += 1)
    at += literal[at] !== '\\' ? 1 : literal[at + 1] === 'u' ? 6 : 2;
  return at;
}
