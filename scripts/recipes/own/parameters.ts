import { listInput } from '../flow/json-input.ts';
import type { Thing } from '../flow/list.ts';

/** What is to be sent for the parameters of a model, or what is wrong. */
export interface ParameterChanges {
  readonly updates: readonly { readonly name: string; readonly newValue: string }[];
  readonly problem?: string;
}

/** Types of parameters that the API cannot change. */
const FIXED = ['Any', 'Binary'];

/** What is wrong with the input, whatever the model has. */
export function problemOfParameters(): string | undefined {
  const { list, problem } = listInput('parameters', 'updateDetails');
  if (problem !== undefined) return `${problem}, such as [{"name":"Server","newValue":"…"}]`;
  const names = list.map(({ name }) => name);
  if (list.some(({ name, newValue }) => typeof name !== 'string' || newValue === undefined))
    return 'parameters: each needs a name and a newValue';
  const twice = names.find((name, place) => names.indexOf(name) !== place);
  return twice === undefined ? undefined : `parameters: "${String(twice)}" is there twice`;
}

/** Those of the wanted values that the model has not. Names are compared with regard to case, as the service does. */
export function parameterChanges(current: readonly Thing[]): ParameterChanges {
  const { list } = listInput('parameters', 'updateDetails');
  const known = new Map(current.map((parameter) => [parameter['name'], parameter]));
  const missing = list.find(({ name }) => !known.has(name));
  if (missing)
    return {
      updates: [],
      problem: `the model has no parameter "${String(missing['name'])}" (capitals count). It has: ${[...known.keys()].map(String).join(', ') || 'none'}`,
    };
  const updates = list
    .map(({ name, newValue }) => ({ name: String(name), newValue: textOf(newValue) }))
    .filter(({ name, newValue }) => textOf(known.get(name)?.['currentValue']) !== newValue);
  const fixed = updates.find(({ name }) => FIXED.includes(String(known.get(name)?.['type'])));
  if (fixed)
    return {
      updates: [],
      problem: `the parameter "${fixed.name}" has the type ${String(known.get(fixed.name)?.['type'])}, which the API cannot change`,
    };
  return { updates };
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean);
}
