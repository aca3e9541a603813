import type { Rule } from '../rule.ts';
import { claimsRules } from './claims/index.ts';
import { fabricRules } from './fabric/index.ts';
import { generalRules } from './general/index.ts';
import { powerBiRules } from './powerbi/index.ts';

/** Rules about calls of an API, without those about token requests. Within a stage the order is the order of likelihood. */
export const callRules: readonly Rule[] = [...generalRules, ...claimsRules, ...powerBiRules, ...fabricRules];
