import type { Rule } from '../rule.ts';
import { powerBiFamily } from '../families/powerbi/index.ts';
import { claimsRules } from './claims/index.ts';
import { generalRules } from './general/index.ts';
import { powerBiRules } from './powerbi/index.ts';

/** Rules about calls of an API, without those about token requests. Within a stage the order is the order of likelihood: what names one answer of one operation comes first. */
export const callRules: readonly Rule[] = [...generalRules, ...claimsRules, ...powerBiFamily, ...powerBiRules];
