import * as pages from '../../pages.ts';
import type { View } from '../../view.ts';
import { allQuotedIn, entraRule, textOfEntra, value } from './aadsts.ts';

/** GitHub's newer repositories have numeric ids in the subject, which older guides do not show; the portal enters them also for older ones. */
export const federationSubject = entraRule({
  code: 'ENTRA_FEDERATION_SUBJECT',
  title: 'No federated credential of the app has this subject',
  certainty: 'reported',
  docs: pages.federation,
  source: "users' logs; the form with ids since July 2026",
  numbers: [700213, 7002131, 7002138, 70021],
  meaning: (view) => {
    const subject = value(subjectIn(view), '(claim sub)');
    return view.answer.aadsts.includes(7002138)
      ? `one has the subject ${subject}, but with other upper and lower case`
      : `the assertion's subject ${subject} is in none of them`;
  },
  fix: (view) => {
    const subject = subjectIn(view);
    return [
      `Find the federated credentials of the app registration (Certificates & secrets) or of the managed identity. Set the subject to ${subject || "the assertion's claim sub"}, letter by letter, with the same upper and lower case.`,
      ...ofNumber(view),
      ...(view.answer.aadsts.includes(7002138) ? [] : ofGitHub(subject)),
    ];
  },
});

/** By its label: the older number quotes issuer, subject and audience, in this order. */
function subjectIn(view: View): string {
  const labelled = /subject:? '([^'\r\n]{1,300})'/i.exec(textOfEntra(view))?.[1];
  const quoted = allQuotedIn(view);
  return labelled ?? (quoted.length === 3 ? quoted[1] : quoted.find((one) => !/^(https?|api):\/\//.test(one))) ?? '';
}

function ofNumber(view: View): string[] {
  const { aadsts } = view.answer;
  if (aadsts.includes(7002138))
    return ['If it is letter by letter the same and still refused, delete the credential and create it again.'];
  if (aadsts.includes(7002131))
    return ['Or change the claims matching expression of its flexible credential, so that it matches this subject.'];
  if (!aadsts.includes(70021)) return [];
  const text = textOfEntra(view);
  const issuer = /issuer:? '([^'\r\n]{1,120})'/i.exec(text)?.[1];
  const audience = /audience:? '([^'\r\n]{1,120})'/i.exec(text)?.[1];
  return [
    `This older number also means a wrong issuer or audience: compare all three with the assertion${issuer && audience ? ` (issuer ${issuer}, audience ${audience})` : ''}.`,
  ];
}

function ofGitHub(subject: string): string[] {
  if (/^repo:[^/]*@/.test(subject)) {
    return [
      'GitHub puts numeric ids into the subject of newer repositories: that is the form to enter. The command gh api repos/OWNER/REPO/actions/oidc/customization/sub reads it.',
      ...ofEvent(subject),
    ];
  }
  if (!/^repo:/.test(subject)) return [];
  return [
    ...ofEvent(subject),
    'If the credential has the form repo:OWNER@ID/REPO@ID, as the portal now enters it: this repository sends names. Enter the subject without ids.',
    'Or keep the ids and tick the checkbox "immutable subject" in the repository\'s OIDC settings (use_immutable_subject in GitHub\'s API).',
  ];
}

/** What a workflow run is for stands at the end of the subject. */
function ofEvent(subject: string): string[] {
  if (/:pull_request$/.test(subject))
    return [
      "The run is for a pull request: the credential's entity type is Pull request. Its subject ends in pull_request with an underscore and names no branch.",
    ];
  if (/:environment:/.test(subject))
    return [
      "The job names an environment: the credential's entity type is Environment, and a credential for a branch does not match.",
    ];
  if (/gh-readonly-queue/.test(subject))
    return [
      'The run is for a merge queue, whose branch has a new name each time: only a flexible credential with a matching expression fits it.',
    ];
  return /:ref:refs\/tags\//.test(subject)
    ? [
        'A * in an ordinary credential is a plain character: for all tags, use a flexible credential with a matching expression.',
      ]
    : [];
}
