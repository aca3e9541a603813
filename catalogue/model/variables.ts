import type { Operation } from './types.ts';

/** Variables of an operation's path in its order; a parameter that is typed in place has none. */
export function pathVariables({ path, variables }: Pick<Operation, 'path' | 'variables'>): string[] {
  return [...path.matchAll(/\{([^{}]+)\}/g)].flatMap(([, parameter]) => variables[parameter!] ?? []);
}
