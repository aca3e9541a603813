import { input } from './input.ts';

/** A JSON value that was typed, or what is wrong with it; neither where nothing was typed. */
export interface JsonInput {
  readonly value?: unknown;
  readonly problem?: string;
}

/** Reads an input that is JSON. */
export function jsonInput(name: string): JsonInput {
  const text = input(name);
  if (text === '') return {};
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return { problem: `${name} is not JSON` };
  }
}

/** The list that a JSON input holds, as a list or under the name that it has in the request's body. */
export function listInput(name: string, member: string): JsonInput & { readonly list: Record<string, unknown>[] } {
  const { value, problem } = jsonInput(name);
  if (value === undefined) return { list: [], ...(problem === undefined ? {} : { problem }) };
  const inside = Array.isArray(value) ? (value as unknown[]) : (value as Record<string, unknown> | null)?.[member];
  const isList = Array.isArray(inside) && inside.every((each) => each !== null && typeof each === 'object');
  return isList
    ? { value, list: inside as Record<string, unknown>[] }
    : { list: [], problem: `${name} must be a list of objects` };
}
