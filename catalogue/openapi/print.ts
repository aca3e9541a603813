import type { Described } from '../model/described.ts';
import type { DescribedOperation } from '../model/types.ts';

const WIDTH = 140;

/** The files of a folder `described/` by their path in it, in their exact text. `readDescribed` reads them. */
export function printDescribed({ operations, shapes }: Described): Map<string, string> {
  const areas = new Map<string, DescribedOperation[]>();
  for (const operation of operations) {
    const name = fileName(operation.area);
    areas.set(name, [...(areas.get(name) ?? []), operation]);
  }
  const files = new Map<string, string>();
  for (const name of [...areas.keys()].sort()) files.set(`operations/${name}.json`, `${print(areas.get(name)!, 0)}\n`);
  files.set('shapes.json', `${print(shapes, 0)}\n`);
  return files;
}

/**
 * JSON that can be compared line by line: a value on one line where it fits, else one member a line.
 * @param before how much of its line is taken: indentation and name
 */
function print(value: unknown, depth: number, before = depth * 2): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const inline = printInline(value);
  // The lists of a file itself have one entry a line, however short.
  if (depth > 0 && before + inline.length <= WIDTH) return inline;
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const members = Array.isArray(value)
    ? value.map((item) => print(item, depth + 1))
    : Object.entries(value).map(([name, child]) => printMember(name, child, depth + 1));
  if (members.length === 0) return inline;
  const pad = '  '.repeat(depth);
  return `${open}\n${members.map((member) => `${pad}  ${member}`).join(',\n')}\n${pad}${close}`;
}

function printMember(name: string, value: unknown, depth: number): string {
  const key = `${JSON.stringify(name)}: `;
  return key + print(value, depth, depth * 2 + key.length);
}

function printInline(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(printInline).join(', ')}]`;
  const members = Object.entries(value).map(([name, child]) => `${JSON.stringify(name)}: ${printInline(child)}`);
  return members.length ? `{ ${members.join(', ')} }` : '{}';
}

/** A name that every file system takes, from one that a description gives: two areas that come to the same share a file. */
function fileName(area: string): string {
  const words = area.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();
  return words.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'other';
}
