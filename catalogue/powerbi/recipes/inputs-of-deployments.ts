import type { DescribedVariable } from '../../model/described-variable.ts';

/** What the recipes take that bring content into use: own, publish, clone, release. */
export const deploymentInputs: readonly DescribedVariable[] = [
  {
    name: 'takeOver',
    value: '',
    about:
      'For Own and connect: true takes the model over although its owner cannot be determined, false never does. Empty: only from a person.',
  },
  {
    name: 'parameters',
    value: '',
    about: 'For Own and connect: JSON such as [{"name":"Server","newValue":"sql.example"}]. Only what differs is sent.',
  },
  {
    name: 'datasources',
    value: '',
    about: 'For Own and connect: JSON, the updateDetails of Update Datasources In Group. Only what differs is sent.',
  },
  {
    name: 'gateway',
    value: '',
    about: 'For Own and connect: name or id of an on-premises gateway to bind the model to.',
  },
  {
    name: 'gatewayDatasource',
    value: '',
    about:
      'For Own and connect: name or id of the data source that the credentials are for, where there are several. Run it once for each.',
  },
  {
    name: 'credentialType',
    value: 'Basic',
    about: 'For Own and connect: Basic, Windows, Key, OAuth2, SAS or Anonymous.',
  },
  { name: 'credentialUser', value: '', about: 'For Own and connect: user name, for Basic and Windows.' },
  {
    name: 'credentialSecret',
    value: '',
    about:
      'For Own and connect: password, key or token of the data source. Add a row of this name and of the type secret to the environment. Do not Share its value (older Postman: type it as the Current value). Empty: no credentials are sent.',
  },
  {
    name: 'encryptedConnection',
    value: 'Encrypted',
    about: 'For Own and connect: Encrypted, or NotEncrypted for a data source that cannot do so.',
  },
  {
    name: 'privacyLevel',
    value: 'None',
    about: 'For Own and connect: None, Public, Organizational or Private. It is sent with the credentials.',
  },
  {
    name: 'schedule',
    value: '',
    about:
      'For Own and connect: JSON such as {"days":["Monday"],"times":["06:30"],"enabled":true,"localTimeZoneId":"UTC"}.',
  },
  {
    name: 'refreshAfter',
    value: 'changes',
    about: 'For Own and connect: refresh after changes or a failed refresh, always, or never.',
  },
  { name: 'recipeBody', value: '{}', about: 'Set by recipes: what the next request sends.' },
];
