import type { Rule } from './rule.ts';
import { powerBiFamily } from './families/powerbi/index.ts';
import { claimsRules } from './rules/claims/index.ts';
import { generalRules } from './rules/general/index.ts';
import { powerBiRules } from './rules/powerbi/index.ts';

/** Rules about calls of an API, without those about token requests. Within a stage the order is the order of likelihood: what names one answer of one operation comes first. */
export const callRules: readonly Rule[] = [...generalRules, ...claimsRules, ...powerBiFamily, ...powerBiRules];
