import type { Rule } from '../rule.ts';
import { claimsRules } from './claims/index.ts';
import { generalRules } from './general/index.ts';
import { powerBiRules } from './powerbi/index.ts';

/** Those that a list of ids can be refused by: reads with nothing in their path or body that a family would look at. */
export const listRules: readonly Rule[] = [...generalRules, ...claimsRules, ...powerBiRules];
