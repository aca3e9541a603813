import type { Rule } from '../rule.ts';
import { ruleOf, type Row } from './row.ts';

/** What stands between a client and the service, and connections that were not made, as their texts tell. */
const rows: readonly Row[] = [];

export const networkFamily: readonly Rule[] = rows.map(ruleOf);
