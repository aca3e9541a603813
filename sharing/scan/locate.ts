import { getLocation, visit } from 'jsonc-parser';
import type { JsonPath } from './json-place.ts';

/** Where values stand in the text of a document: by their path, the offset of their first character and their length. */
export function locate(text: string, paths: readonly JsonPath[]): Map<string, { readonly offset: number; readonly length: number }> {
  const wanted = new Set(paths.map(pathKey));
  const found = new Map<string, { offset: number; length: number }>();
  const note = (offset: number, length: number, path: JsonPath): void => {
    const key = pathKey(path);
    if (wanted.has(key)) found.set(key, { offset, length });
  };
  visit(text, {
    onLiteralValue: (value, offset, length, _line, _column, path) => void (typeof value === 'string' && note(offset, length, path())),
    onArrayBegin: (offset, length, _line, _column, path) => note(offset, length, path()),
    onObjectBegin: (offset, length, _line, _column, path) => (note(offset, length, path()), true),
  });
  return found;
}

/** The path of the value that stands at an offset. */
export function pathAt(text: string, offset: number): JsonPath {
  return getLocation(text, offset).path;
}

export function pathKey(path: JsonPath): string {
  return path.map((step) => (typeof step === 'number' ? `#${step}` : `.${step}`)).join('\0');
}

/** Where the character at `index` of a string begins in its literal. */
export function offsetInLiteral(literal: string, index: number): number {
  let at = 1;
  for (let seen = 0; seen < index && at < literal.length; seen += 1) at += literal[at] !== '\\' ? 1 : literal[at + 1] === 'u' ? 6 : 2;
  return at;
}
