import type { DescribedOperation, Shape } from '../model/types.ts';
import type { Described } from './description.ts';

const WIDTH = 140;
const HEADER =
  '// Derived from the official description by `powerbi-postman catalogue refresh`. Do not edit: curated facts stand in ../curated.\n';

/** The derived files of the catalogue by their path below `catalogue/powerbi/described`, in their exact text. */
export function printDescribed(described: Described): Map<string, string> {
  const files = new Map<string, string>();
  const areas = new Map<string, DescribedOperation[]>();
  for (const operation of described.operations)
    areas.set(operation.area, [...(areas.get(operation.area) ?? []), operation]);
  const names = [...areas.keys()].sort();
  for (const area of names) files.set(`operations/${fileName(area)}.ts`, printOperations(area, areas.get(area)!));
  files.set('operations/index.ts', printIndex(names));
  files.set('shapes.ts', printShapes(described.shapes));
  return files;
}

function printOperations(area: string, operations: readonly DescribedOperation[]): string {
  return (
    HEADER +
    `import type { DescribedOperation } from '../../types.ts';\n\n` +
    `/** Operations of the area ${area}. */\n` +
    `export const ${constant(area)}: readonly DescribedOperation[] = ${print(operations, 0)};\n`
  );
}

function printIndex(areas: readonly string[]): string {
  const imports = areas.map((area) => `import { ${constant(area)} } from '../import/${fileName(area)}.ts';\n`).join('');
  const list = areas.map((area) => `  ...${constant(area)},\n`).join('');
  return (
    `${HEADER}import type { DescribedOperation } from '../../types.ts';\n${imports}\n` +
    `/** Every operation of the description, area by area. */\nexport const describedOperations: readonly DescribedOperation[] = [\n${list}];\n`
  );
}

function printShapes(shapes: Readonly<Record<string, Shape>>): string {
  return (
    `${HEADER}import type { Shape } from '../model/types.ts';\n\n` +
    `/** Named shapes: what a \`ref\` refers to. */\nexport const shapes: Readonly<Record<string, Shape>> = ${print(shapes, 0)};\n`
  );
}

/** A value as TypeScript: on one line where it fits, else one member a line. */
function print(value: unknown, depth: number): string {
  if (value === null || typeof value !== 'object') return quote(value);
  const inline = printInline(value);
  if (inline.length + depth * 2 <= WIDTH) return inline;
  const pad = '  '.repeat(depth + 1);
  const end = '  '.repeat(depth);
  if (Array.isArray(value)) return `[\n${value.map((item) => `${pad}${print(item, depth + 1)},\n`).join('')}${end}]`;
  const members = Object.entries(value).map(([name, child]) => `${pad}${key(name)}: ${print(child, depth + 1)},\n`);
  return `{\n${members.join('')}${end}}`;
}

function printInline(value: unknown): string {
  if (value === null || typeof value !== 'object') return quote(value);
  if (Array.isArray(value)) return `[${value.map(printInline).join(', ')}]`;
  const members = Object.entries(value).map(([name, child]) => `${key(name)}: ${printInline(child)}`);
  return members.length ? `{ ${members.join(', ')} }` : '{}';
}

function quote(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  return `'${JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

function key(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quote(name);
}

function constant(area: string): string {
  return area.charAt(0).toLowerCase() + area.slice(1);
}

function fileName(area: string): string {
  return area.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();
}
