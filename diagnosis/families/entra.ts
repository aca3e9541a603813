import type { Rule } from '../rule.ts';
import { appRows } from './entra/app.ts';
import { ruleOfNumber } from './entra/row.ts';
import { userRows } from './entra/user.ts';

/** Refusals of a token that go by their AADSTS number and need nothing else; `rules/token` has those that look further. */
export const entraFamily: readonly Rule[] = [...appRows, ...userRows].map(ruleOfNumber);
