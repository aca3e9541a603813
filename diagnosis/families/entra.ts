import type { Rule } from '../rule.ts';
import { ruleOf, type Row } from './row.ts';

/** Refusals of a token that go by their AADSTS number and need nothing else; `rules/token` has those that look further. */
const rows: readonly Row[] = [];

export const entraFamily: readonly Rule[] = rows.map(ruleOf);
