import type { Operation, Parameter } from '../../catalogue/model/types.ts';
import type { Call } from '../call.ts';
import { badRequest, invalidParameter, type Refusal } from './refusal.ts';

/** Lists that demand `$top` take at most this many, whether or not the description says so for each. */
const LARGEST_PAGE = 5000;

/**
 * Checks the query against the operation's parameters: required ones are there, numbers are numbers within bounds, enumerations hold.
 * @throws Refusal 400
 */
export function checkQuery({ operation, query }: Pick<Call, 'operation' | 'query'>): void {
  for (const parameter of operation.parameters) {
    if (parameter.in !== 'query') continue;
    const value = query.get(parameter.name);
    const fault = value === null || value === '' ? parameter.required : !fits(parameter, value);
    if (fault) throw refusalOf(operation, parameter);
  }
}

function fits({ name, type, enum: members, minimum, maximum, required }: Parameter, value: string): boolean {
  if (members && !members.some((member) => String(member).toLowerCase() === value.toLowerCase())) return false;
  if (type === 'boolean') return /^(true|false)$/i.test(value);
  if (type !== 'integer' && type !== 'number') return true;
  const number = Number(value);
  if (!Number.isFinite(number) || (type === 'integer' && !Number.isInteger(number))) return false;
  const upper = maximum ?? (name === '$top' && required ? LARGEST_PAGE : Infinity);
  // The description demands a `$skip` of at least 1 in one place; the service's own documentation starts at 0.
  const lower = name === '$skip' ? 0 : (minimum ?? -Infinity);
  return number >= lower && number <= upper;
}

function refusalOf(operation: Operation, { name }: Parameter): Refusal {
  if (name === '$top') return badRequest(`The value must be a number between 1 and ${LARGEST_PAGE}.`, name);
  return name.startsWith('$') || operation.area === 'Admin'
    ? badRequest(`The value of ${name} is missing or not valid.`, name)
    : invalidParameter(name);
}
