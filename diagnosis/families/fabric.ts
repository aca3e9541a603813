import type { Rule } from '../rule.ts';
import { ruleOf, type Row } from './row.ts';

/** Refusals of the Fabric API by their code. */
const rows: readonly Row[] = [];

export const fabricFamily: readonly Rule[] = rows.map(ruleOf);
