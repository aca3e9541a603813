import { ofUser } from '../../examples/example-parts.ts';
import * as pages from '../../pages.ts';
import type { Rule } from '../../rule.ts';
import { isUnexplained } from './refusal.ts';

/** Does not apply to apps, whose tokens never carry scopes. */
export const scopeMissing: Rule = {
  code: 'PBI_SCOPE_MISSING',
  title: "The user's token lacks a scope",
  stage: 'claims',
  certainty: 'documented',
  docs: pages.restApi,
  source: "the description's scopes; the status 401 is documented",
  evidence: 'the claim scp has none of the scopes of one requirement of the operation',
  example: { path: '/v1.0/myorg/reports', status: 401, claims: ofUser },
  nearMiss: { path: '/v1.0/myorg/reports', status: 401, claims: { ...ofUser, scp: 'Report.Read.All' } },
  explain(view) {
    const { caller, claims, operation } = view;
    if (!claims || caller !== 'user' || !operation?.scopes || !view.refused || !isUnexplained(view)) return null;
    // The one scope of tokens that Azure's own tools get; it stands for all that the user may do.
    if (/\buser_impersonation\b/i.test(claims.scp ?? '')) return null;
    const granted = (claims.scp ?? '').toLowerCase().split(' ');
    const missing = operation.scopes.find(
      (anyOf) => anyOf.length > 0 && !anyOf.some((scope) => granted.includes(scope.toLowerCase())),
    );
    if (!missing) return null;
    return {
      why: `${operation.title} needs ${missing.join(' or ')}; the token has ${(claims.scp ?? '').split(' ').length} other scope(s).`,
      fix: [
        `Add the delegated permission ${missing[0] ?? ''} to the app that signs the user in, consent to it, and sign in again.`,
      ],
    };
  },
};
