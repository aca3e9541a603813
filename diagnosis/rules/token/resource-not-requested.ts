import { entraRule, appOf, textOfEntra } from './aadsts.ts';

/** Power BI of GCC, which signs in at the commercial Entra, has an application id of its own. */
const POWER_BI_OF_GCC = 'fc4979e5-0aa5-429f-b13a-5d1365be5566';

export const resourceNotRequested = entraRule({
  code: 'ENTRA_RESOURCE_NOT_REQUESTED',
  title: 'The app registration does not list the resource',
  certainty: 'documented',
  source: 'the table of error codes; for client credentials it is seldom seen; the resource of GCC is reported',
  numbers: [650057, 650056, 65005],
  meaning: (view) =>
    `app ${appOf(view, 'in clientId')} asks for a resource that is not among its API permissions${textOfEntra(view).includes(POWER_BI_OF_GCC) ? ': Power BI of GCC' : ''}`,
  fix: (view) => [
    'If the app itself calls: use grant_type=client_credentials, which needs no permission.',
    ...(textOfEntra(view).includes(POWER_BI_OF_GCC)
      ? [
          'Check the cloud: the resource asked for is Power BI of GCC. If the tenant is not in GCC, choose the environment "commercial" and its scope.',
        ]
      : []),
    'If a user signs in: use a registration that lists Power BI Service with the delegated permissions that the call needs.',
  ],
});
