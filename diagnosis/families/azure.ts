import type { Rule } from '../rule.ts';
import { ruleOf, type Row } from './row.ts';

/** Answers of Azure: its resource manager, and where a machine gets the token of its managed identity. */
const rows: readonly Row[] = [];

export const azureFamily: readonly Rule[] = rows.map(ruleOf);
