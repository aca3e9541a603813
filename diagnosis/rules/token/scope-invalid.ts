import { rightScope } from '../../clouds.ts';
import { aadstsAnswer } from '../../example-parts.ts';
import { pages } from '../../names.ts';
import { entraRule, isEncodedTwice, value } from './aadsts.ts';

export const scopeInvalid = entraRule({
  code: 'ENTRA_SCOPE_INVALID',
  title: 'The scope is not one that an app can ask for',
  certainty: 'documented',
  docs: pages.clientCredentials,
  source: 'full body documented',
  numbers: [70011],
  besides: 'and the scope is not encoded twice',
  nearMiss: aadstsAnswer(70011, { settings: { scope: 'https%3A%2F%2Fanalysis.windows.net%2Fpowerbi%2Fapi%2F.default' } }),
  when: (view) => !isEncodedTwice(view),
  meaning: ({ evidence: { settings } }) => `Entra cannot take the scope${settings.scope ? ` ${value(settings.scope, '')}` : ''}`,
  fix: ({ host, evidence: { settings } }) => [`Set scope to ${rightScope(host, settings)} and nothing else: an app names no single permissions.`],
});
