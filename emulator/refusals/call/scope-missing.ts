import { odataRefusal } from '../../envelopes.ts';
import type { CallRefusal } from '../rule.ts';

/** A10: one scope of each unconditional requirement. Does not apply to apps, whose tokens carry no scopes. */
export const scopeMissing: CallRefusal = {
  id: 'A10',
  title: "The user's token lacks a scope",
  certainty: 'documented',
  source: 'the documentation has the status; the body is inferred',
  refuse({ caller, claims, operation }) {
    if (caller.kind === 'app' || operation === undefined) return undefined;
    const granted = new Set((claims.scp ?? '').split(' '));
    const needed = operation.scopes.filter(({ conditional }) => conditional !== true);
    if (needed.every(({ anyOf }) => anyOf.some((scope) => granted.has(scope)))) return undefined;
    return odataRefusal(401, 'PowerBINotAuthorizedException');
  },
};
