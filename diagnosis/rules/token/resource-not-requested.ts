import { entraRule, value } from './aadsts.ts';

export const resourceNotRequested = entraRule({
  code: 'ENTRA_RESOURCE_NOT_REQUESTED',
  title: 'The app registration does not list the resource',
  certainty: 'documented',
  source: 'the table of error codes; for client credentials it is seldom seen',
  numbers: [650057],
  meaning: ({ evidence: { settings } }) => `app ${value(settings.clientId, 'in clientId')} asks for a resource that is not among its API permissions`,
  fix: () => [
    'If a user signs in: add the delegated permissions for Power BI Service that the call needs to the app registration.',
    'If the app itself calls: use grant_type=client_credentials, which needs no permission.',
  ],
});
