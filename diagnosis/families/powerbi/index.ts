import type { Rule } from '../../rule.ts';
import { ruleOf, type Row } from '../row.ts';

/** Refusals of Power BI by their code or their words. */
const rows: readonly Row[] = [];

export const powerBiFamily: readonly Rule[] = rows.map(ruleOf);
