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
  {
    name: 'file',
    value: '',
    about: 'For Publish a file: path of the PBIX or RDL file. In Postman choose the file in the request.',
  },
  { name: 'publishAs', value: '', about: 'For Publish a file: another name for it. Empty: the name of the file.' },
  {
    name: 'nameConflict',
    value: '',
    about:
      'For Publish a file: Abort, CreateOrOverwrite, GenerateUniqueName, Ignore or Overwrite. Empty: items with its name are replaced.',
  },
  {
    name: 'uploadFirst',
    value: 'false',
    about: 'For Publish a file: upload it before it is published, as files above 1 GB must be.',
  },
  { name: 'uploadsItself', value: 'false', about: 'Set by the command line: it uploads the file itself.' },
  {
    name: 'uploadSasUrl',
    value: '',
    about:
      'For Publish a file, above 1 GB: the address that the file was uploaded to. A secret: type it into a row of this name and of the type secret.',
  },
  { name: 'importName', value: '', about: 'Set by Publish a file: the name of the import.' },
  { name: 'importConflict', value: 'Abort', about: 'Set by Publish a file: what happens to a name that is taken.' },
  {
    name: 'cloneReports',
    value: '',
    about: 'For Clone and rebind: names or ids of reports, separated by commas, or * for all of the workspace.',
  },
  {
    name: 'targetWorkspace',
    value: '',
    about: 'For Clone and rebind: name or id of the workspace that the copies go to. Empty: a rehearsal.',
  },
  {
    name: 'rebindTo',
    value: '',
    about: 'For Publish a file, Clone and rebind: name or id of the semantic model that the reports are to read from.',
  },
  { name: 'pipeline', value: '', about: 'For Release by pipeline: name or id of the deployment pipeline.' },
  {
    name: 'fromStage',
    value: '',
    about: 'For Release by pipeline: Development or Test. It is deployed to the next stage.',
  },
  { name: 'note', value: '', about: 'For Release by pipeline: a note that is kept with the deployment.' },
  { name: 'fromOrder', value: '0', about: 'Set by Release by pipeline: the order of the stage that is deployed.' },
  { name: 'toOrder', value: '1', about: 'Set by Release by pipeline: the order of the stage after it.' },
  { name: 'recipeBody', value: '{}', about: 'Set by recipes: what the next request sends.' },
];
