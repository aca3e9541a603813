import * as pages from '../../pages.ts';
import type { View } from '../../view.ts';
import { entraRule, quotedIn, textOfEntra, value } from './aadsts.ts';

export const federationIssuer = entraRule({
  code: 'ENTRA_FEDERATION_ISSUER',
  title: 'No federated credential of the app has this issuer',
  certainty: 'reported',
  docs: pages.federation,
  source: "users' logs",
  numbers: [700211],
  meaning: (view) => `the assertion's issuer ${value(issuerIn(view), '(claim iss)')} is in none of them`,
  fix: (view) => [
    `In the app registration, Certificates & secrets, Federated credentials: add one whose Issuer is ${issuerIn(view) || "the assertion's claim iss"}, letter by letter, without an extra slash.`,
    "If there is one, clientId is another app's, or clientAssertion is another provider's token.",
  ],
});

function issuerIn(view: View): string {
  return /issuer:? '([^'\r\n]{1,300})'/i.exec(textOfEntra(view))?.[1] ?? quotedIn(view);
}
