import type { Catalogue } from '../catalogue/model/catalogue.ts';
import type { StartStep } from '../catalogue/model/start.ts';
import type { Operation, Shape } from '../catalogue/model/types.ts';
import { pruneShape } from './prune.ts';

const MEMBERS = 10;
const DEPTH = 3;

/** The lines of a request's own script: the status and the shape that it expects, for a person to read and edit. */
export function expectationLines(catalogue: Catalogue, operation: Operation, step?: StartStep): string[] {
  const { closed } = operation;
  const more = [
    closed ? ` refusesApps: '${closed}',` : '',
    step?.notEmpty ? ' notEmpty: true,' : '',
    step?.judgesToken ? ' judgesToken: true,' : '',
    step?.neededOnlyIf ? ` neededOnlyIf: '${step.neededOnlyIf}',` : '',
  ].join('');
  const status = operation.responses.map((response) => response.status).join(', ');
  return [
    `// What ${step?.name ?? operation.title} must answer. Edit it as you need; a member ending in ? may be absent.`,
    `pm.variables.set('expected', JSON.stringify({`,
    `  status: [${status}],${more}`,
    `  shape: ${printShape(catalogue, operation)},`,
    `}));`,
  ];
}

function printShape({ shapes }: Catalogue, operation: Operation): string {
  const response = operation.responses.find((candidate) => candidate.shape);
  if (!response?.shape) return `'empty'`;
  const pruned = pruneShape(shapes, response.shape, response.shown);
  return pruned.type === 'file' ? `'file'` : print(pruned, 0);
}

function print(shape: Shape, depth: number): string {
  switch (shape.type) {
    case 'array':
      return `[${print(shape.items, depth)}]`;
    case 'object':
      return printObject(shape, depth);
    case 'string':
    case 'boolean':
      return `'${shape.type}'`;
    case 'integer':
    case 'number':
      return `'number'`;
    default:
      return `'any'`;
  }
}

function printObject(shape: Extract<Shape, { type: 'object' }>, depth: number): string {
  const required = (name: string): boolean =>
    shape.required?.includes(name) === true ||
    (depth === 0 && name === 'value' && shape.properties[name]?.type === 'array');
  const names = Object.keys(shape.properties).filter(
    (name) => depth < DEPTH || !['array', 'object'].includes(shape.properties[name]!.type),
  );
  const kept = [...names.filter(required), ...names.filter((name) => !required(name))].slice(0, MEMBERS);
  const members = kept.map(
    (name) => `${key(required(name) ? name : `${name}?`)}: ${print(shape.properties[name]!, depth + 1)}`,
  );
  return members.length ? `{ ${members.join(', ')} }` : '{}';
}

function key(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : `'${name}'`;
}
