import type { Rule } from '../rule.ts';
import { entraRule, type NumberRule } from '../rules/token/aadsts.ts';
import { appRows } from './entra/app.ts';
import { userRows } from './entra/user.ts';

/** Refusals of a token that go by their AADSTS number and need nothing else; `rules/token` has those that look further. */
export const entraFamily: readonly Rule[] = [...appRows, ...userRows].map(entraRule);

/** Those of them that an app can meet which signs in by itself. */
export const entraAppRules: readonly NumberRule[] = appRows.map(entraRule);
