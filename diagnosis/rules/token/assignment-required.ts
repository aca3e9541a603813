import { entraRule, quotedIn, value } from './aadsts.ts';

export const assignmentRequired = entraRule({
  code: 'ENTRA_ASSIGNMENT_REQUIRED',
  title: 'The resource accepts only apps that are assigned to it',
  certainty: 'documented',
  source: 'the table of error codes; which OAuth error it comes with is contradictory',
  numbers: [501051],
  meaning: (view) => `app ${value(quotedIn(view) || view.evidence.settings.clientId, 'in clientId')} has no assignment`,
  fix: () => [
    'In Entra, Enterprise applications, Power BI Service, Properties: set "Assignment required?" to No, or have an administrator assign the app.',
    'Do not choose a Tenant.* role to assign: it would close the read-only admin APIs.',
  ],
});
