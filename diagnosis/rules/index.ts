import type { Rule } from '../rule.ts';
import { callRules } from './calls.ts';
import { connectionRules } from './connection/index.ts';
import { tokenRules } from './token/index.ts';

/** Every rule. A rule about token requests never applies to a call, nor the reverse, so their order does not matter. */
export const rules: readonly Rule[] = [...connectionRules, ...callRules, ...tokenRules];
