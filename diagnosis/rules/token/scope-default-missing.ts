import { rightScope } from '../../clouds.ts';
import { aadstsAnswer } from '../../examples/example-parts.ts';
import * as pages from '../../pages.ts';
import { entraRule, isEncodedTwice, value } from './aadsts.ts';

export const scopeDefaultMissing = entraRule({
  code: 'ENTRA_SCOPE_DEFAULT_MISSING',
  title: 'The scope does not end with /.default',
  certainty: 'reported',
  docs: pages.clientCredentials,
  source: "users' logs; the rule itself is documented",
  numbers: [1002012],
  besides: 'and the scope is not encoded twice',
  example: aadstsAnswer(1002012, { settings: { scope: 'https://analysis.windows.net/powerbi/api' } }),
  nearMiss: aadstsAnswer(1002012, {
    settings: { scope: 'https%3A%2F%2Fanalysis.windows.net%2Fpowerbi%2Fapi%2F.default' },
  }),
  when: (view) => !isEncodedTwice(view),
  meaning: ({ evidence: { settings } }) =>
    `an app's scope is a resource and /.default${settings.scope ? `; it is ${value(settings.scope, '')}` : ''}`,
  fix: ({ host, evidence: { settings } }) => [
    `Set scope to ${rightScope(host, settings)}.`,
    "Permissions such as Report.Read.All are a user's; an app's rights come from settings and workspace roles.",
  ],
});
