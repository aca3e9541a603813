import { pages } from '../../names.ts';
import { entraRule, quotedIn, value } from './aadsts.ts';

/** GitHub's newer repositories have numeric ids in the subject, which older guides do not show. */
export const federationSubject = entraRule({
  code: 'ENTRA_FEDERATION_SUBJECT',
  title: 'No federated credential of the app has this subject',
  certainty: 'reported',
  docs: pages.federation,
  source: 'users\' logs; the form with ids since July 2026',
  numbers: [700213, 7002131, 70021],
  meaning: (view) => `the assertion's subject ${value(quotedIn(view), '(claim sub)')} is in none of them`,
  fix: (view) => [
    `In the federated credential, set the subject to ${quotedIn(view) || 'the assertion\'s claim sub'}, letter by letter and case by case.`,
    ...(/^repo:[^/]*@/.test(quotedIn(view)) ? ['GitHub puts numeric ids into the subject of newer repositories: that is the form to enter.'] : []),
    ...(view.answer.aadsts.includes(70021) ? ['This older number also stands for a wrong issuer or audience: compare all three with the assertion.'] : []),
  ],
});
