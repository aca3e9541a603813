import type { JsonDocument } from './parse-document.ts';

/** The way from a document to a value in it. */
export type JsonPath = readonly (string | number)[];

const LONGEST_NAME = 60;
/** Lists of pairs that are spoken of in the singular. */
const SINGULAR: Readonly<Record<string, string>> = {
  values: 'variable',
  headers: 'header',
  params: 'parameter',
  event: 'event',
};

/** The steps of a path for a person: requests by their names, headers and variables by their keys. */
export function describePath(document: JsonDocument, path: JsonPath): string[] {
  const steps: string[] = [];
  let value: unknown = document;
  path.forEach((key, index) => {
    const inner: unknown =
      value !== null && typeof value === 'object' ? (value as Record<string | number, unknown>)[key] : undefined;
    const list = Array.isArray(value);
    if (!list) steps.push(String(key));
    else if (index === 0) steps.push(described(`[${key}]`, '', inner));
    else steps.push(described(`${steps.pop()!}[${key}]`, String(path[index - 1]), inner));
    value = inner;
  });
  return withoutTail(steps, path);
}

function described(step: string, list: string, element: unknown): string {
  if (element === null || typeof element !== 'object') return step;
  const { key, name, listen } = element as { key?: unknown; name?: unknown; listen?: unknown };
  if (typeof key === 'string' && key !== '') return `${SINGULAR[list] ?? list} ${shortened(key)}`.trim();
  if (typeof listen === 'string') return `${SINGULAR[list] ?? list} ${shortened(listen)}`.trim();
  return typeof name === 'string' && name !== '' ? `${step} "${shortened(name)}"` : step;
}

/** `header Authorization › value` says no more than `header Authorization`. */
function withoutTail(steps: readonly string[], path: JsonPath): string[] {
  return steps.length > 1 && path.at(-1) === 'value' && typeof path.at(-2) === 'number' && !steps.at(-2)!.endsWith(']')
    ? steps.slice(0, -1)
    : [...steps];
}

function shortened(name: string): string {
  const line = name.replace(/\s+/g, ' ');
  return line.length > LONGEST_NAME ? `${line.slice(0, LONGEST_NAME)}…` : line;
}
