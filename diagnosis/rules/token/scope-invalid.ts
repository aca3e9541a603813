import { rightScope } from '../../clouds.ts';
import { aadstsAnswer } from '../../examples/example-parts.ts';
import * as pages from '../../pages.ts';
import { entraRule, isEncodedTwice, value } from './aadsts.ts';

export const scopeInvalid = entraRule({
  code: 'ENTRA_SCOPE_INVALID',
  title: 'The scope is not one that an app can ask for',
  certainty: 'documented',
  docs: pages.clientCredentials,
  source: 'full body documented',
  numbers: [70011, 28002, 28003, 700023],
  besides: 'and the scope is not encoded twice',
  nearMiss: aadstsAnswer(70011, {
    settings: { scope: 'https%3A%2F%2Fanalysis.windows.net%2Fpowerbi%2Fapi%2F.default' },
  }),
  when: (view) => !isEncodedTwice(view),
  meaning: ({ evidence: { settings } }) =>
    `Entra cannot accept the scope${settings.scope ? ` ${value(settings.scope, '')}` : ''}`,
  fix: ({ host, evidence: { settings } }) => [
    `Set scope to ${rightScope(host, settings)}, without a single permission such as Report.Read.All beside it.`,
    ...harmless(settings.scope),
  ],
});

/** Libraries send them with every request, and Entra ignores them. */
function harmless(scope = ''): string[] {
  return /(^|\s)(openid|profile|email|offline_access)(\s|$)/.test(scope)
    ? ['openid, profile, email and offline_access beside it do no harm: look at the rest of the scope.']
    : [];
}
