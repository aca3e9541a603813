import { rightScope } from '../../clouds.ts';
import { aadstsAnswer } from '../../examples/example-parts.ts';
import * as pages from '../../pages.ts';
import { entraRule, isEncodedTwice } from './aadsts.ts';

export const scopeDoubleEncoded = entraRule({
  code: 'ENTRA_SCOPE_DOUBLE_ENCODED',
  title: 'The scope was encoded twice',
  certainty: 'reported',
  docs: pages.clientCredentials,
  source: "users' logs",
  numbers: [1002012, 70011],
  besides: 'and %3A%2F or %252F in the scope',
  example: aadstsAnswer(1002012, {
    settings: { scope: 'https%3A%2F%2Fanalysis.windows.net%2Fpowerbi%2Fapi%2F.default' },
  }),
  nearMiss: aadstsAnswer(1002012, { settings: { scope: 'https://analysis.windows.net/powerbi/api' } }),
  when: isEncodedTwice,
  meaning: () => 'the scope reached Entra with its colon and slashes as percent signs',
  fix: ({ host, evidence: { settings } }) => [
    `Write scope plainly, ${rightScope(host, settings)}: a form body (x-www-form-urlencoded) encodes it by itself.`,
  ],
});
