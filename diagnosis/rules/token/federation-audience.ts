import * as pages from '../../pages.ts';
import { entraRule, quotedIn, value } from './aadsts.ts';

export const federationAudience = entraRule({
  code: 'ENTRA_FEDERATION_AUDIENCE',
  title: 'No federated credential of the app has this audience',
  certainty: 'reported',
  docs: pages.federation,
  source: "users' logs; the audiences are documented",
  numbers: [700212],
  meaning: (view) => `the assertion's audience ${value(quotedIn(view), '(claim aud)')} is in none of them`,
  fix: ({ host }) => [
    `Ask the other side for a token with audience api://AzureADTokenExchange${cloudSuffix(host)} to paste into clientAssertion, and have the same audience in the federated credential.`,
  ],
});

/** Apart from the text above: one of the tools that import the collection cannot read a pattern inside a template. */
function cloudSuffix(host: string): string {
  return /\.us$/.test(host) ? 'USGov' : /\.cn$/.test(host) ? 'China' : '';
}
