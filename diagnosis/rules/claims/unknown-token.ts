import type { Rule } from '../../rule.ts';
import { tokenDoubtful } from './doubtful.ts';
import { tokenMissingPerhaps } from './missing-perhaps.ts';

/** Rules for an answer where nothing is known of the token. A script of the collection always knows it, and does not carry them. */
export const unknownTokenRules: readonly Rule[] = [tokenDoubtful, tokenMissingPerhaps];
