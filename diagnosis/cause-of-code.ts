import type { Cause } from './cause.ts';
import { causeOf, type Rule } from './rule.ts';
import { viewOf } from './view.ts';
import { evidenceOfExample } from './examples/example-evidence.ts';

/** A cause by its code, as the example of its rule has it: names and ids in it are those of the example. Undefined for a code of no rule. */
export function causeOfCode(code: string, rules: readonly Rule[]): Cause | undefined {
  const own = rules.filter((rule) => rule.code === code);
  const rule = own.find(({ guess }) => !guess) ?? own[0];
  return rule === undefined ? undefined : (causeOf(rule, viewOf(evidenceOfExample(rule.example))) ?? undefined);
}
