import type { Shape } from '../../catalogue/model/types.ts';
import type { Call } from '../call.ts';
import type { EmulatedApi } from '../emulated-api.ts';
import { isGuid } from '../../catalogue/model/guid.ts';
import { valueOf, type Fields } from './fields.ts';
import { invalidParameter } from './refusal.ts';

/** The name that the service gives to a body's root in its messages (users report `userDetails.PrincipalType`). */
const ROOT_NAMES: Readonly<Record<string, string>> = { GroupUser: 'userDetails' };

/**
 * Checks a body against its documented shape: required properties and JSON types. Unknown properties pass, names match in any case.
 * @throws Refusal 400 that names the parameter
 */
export function checkBody(call: Call, shapes: EmulatedApi['shapes']): void {
  const { body: documented } = call.operation;
  if (!documented) return;
  if (/^multipart\/form-data/i.test(call.contentType) && documented.mediaTypes.includes('multipart/form-data')) {
    if (call.raw.length === 0) throw invalidParameter('file');
    return;
  }
  if (call.body === undefined || call.body === null) {
    if (documented.required || call.raw.length > 0) throw invalidParameter('body');
    return;
  }
  const root = documented.shape.type === 'ref' ? ROOT_NAMES[documented.shape.name] : undefined;
  check(call.body, documented.shape, '', { shapes, exempt: exemptions(call), root });
}

interface Rules {
  readonly shapes: EmulatedApi['shapes'];
  /** Required properties of the root that may be left out all the same. */
  readonly exempt: readonly string[];
  readonly root: string | undefined;
}

function exemptions({ operation }: Call): readonly string[] {
  // The path carries the id; the description's example leaves it out of the body.
  if (operation.id === 'Groups_UpdateGroupAsAdmin') return ['id'];
  // Clients send an empty object, or what makes the refresh an enhanced one; a dataflow's refresh does need it.
  if (operation.longRunning === 'refresh') return ['notifyOption'];
  return [];
}

function check(value: unknown, shape: Shape, path: string, rules: Rules): void {
  if (shape.readOnly) return;
  if (shape.type === 'ref') {
    const named = rules.shapes[shape.name];
    if (named) check(value, named, path, rules);
    return;
  }
  if (!fits(value, shape)) throw invalidParameter(messageName(path, rules));
  if (shape.type === 'array') {
    for (const [index, item] of (value as unknown[]).entries()) check(item, shape.items, `${path}[${index}]`, rules);
  } else if (shape.type === 'object') {
    checkProperties(value as Fields, shape, path, rules);
  }
}

function checkProperties(value: Fields, shape: Shape & { type: 'object' }, path: string, rules: Rules): void {
  for (const [name, property] of Object.entries(shape.properties)) {
    const childPath = path ? `${path}.${name}` : name;
    const child = valueOf(value, name);
    if (child !== undefined && child !== null) check(child, property, childPath, rules);
    else if (shape.required?.includes(name) && !rules.exempt.includes(childPath))
      throw invalidParameter(messageName(childPath, rules));
  }
}

function fits(value: unknown, shape: Exclude<Shape, { type: 'ref' }>): boolean {
  switch (shape.type) {
    case 'string':
      // One property is described as text in the format of a number; the examples send the number.
      if (shape.format === 'int32') return typeof value === 'number' || typeof value === 'string';
      return typeof value === 'string' && fitsText(value, shape);
    case 'integer':
      return Number.isInteger(value);
    case 'number':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    case 'array':
      return Array.isArray(value);
    case 'object':
      return value !== null && typeof value === 'object' && !Array.isArray(value);
    default:
      return true;
  }
}

function fitsText(value: string, { format, enum: members, maxLength }: Shape & { type: 'string' }): boolean {
  if (members && !members.some((member) => member.toLowerCase() === value.toLowerCase())) return false;
  if (format === 'uuid') return isGuid(value);
  if (format === 'date-time') return !Number.isNaN(Date.parse(value));
  return maxLength === undefined || value.length <= maxLength;
}

function messageName(path: string, { root }: Rules): string {
  if (!root) return path || 'body';
  return `${root}.${path.charAt(0).toUpperCase()}${path.slice(1)}`;
}
