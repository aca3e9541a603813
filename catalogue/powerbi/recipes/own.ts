import type { Recipe } from '../../model/recipe.ts';
import { findModel, findWorkspace } from './find.ts';
import { refreshSteps } from './refresh-steps.ts';

/** What every request of this recipe that changes something sends. */
const body = '{{recipeBody}}';

/** After a deployment: makes a model the app's own, and connects it. */
export const own: Recipe = {
  id: 'own',
  title: 'Own and connect',
  short: 'Own',
  does: 'Take over a semantic model after a deployment, connect it, and refresh it',
  changes:
    'It changes the model that is named: owner, parameters, data sources, gateway, credentials, schedule; then it refreshes it. Only what differs is sent, so a second run changes nothing. Credentials cannot be compared: they are sent whenever `credentialSecret` has a value. A take-over drops the credentials that were stored. Nothing is put back at the end.',
  byHand:
    'Send *Own 1* and *Own 2*, then the ones that you need, with a body of your own. *Own 12* needs encrypted credentials behind a gateway: run the folder for it.',
  inputs: [
    'workspace',
    'model',
    'takeOver',
    'parameters',
    'datasources',
    'gateway',
    'gatewayDatasource',
    'credentialType',
    'credentialUser',
    'credentialSecret',
    'encryptedConnection',
    'privacyLevel',
    'schedule',
    'refreshAfter',
    'wait',
    'ifRunning',
    'refreshType',
    'cancelLate',
    'recipeMinutes',
    'pollSeconds',
  ],
  required: ['workspace', 'model'],
  emulated: { workspace: 'Northwind Sales', model: 'Sales', takeOver: 'false', refreshAfter: 'always' },
  columns: ['model', 'setting', 'done', 'why', 'status', 'startTime', 'endTime', 'error'],
  steps: [
    findWorkspace,
    findModel,
    {
      id: 'takeOver',
      name: 'Take the model over',
      operation: 'Datasets_TakeOverInGroup',
      about:
        'Only the owner can change what a model reads from. Skipped where `configuredBy` shows that the app is the owner. Where it shows neither the app nor a person, it is skipped unless `takeOver` is true.',
    },
    {
      id: 'parameters',
      name: 'Read the parameters',
      operation: 'Datasets_GetParametersInGroup',
      about: 'Skipped where no `parameters` are given.',
    },
    {
      id: 'setParameters',
      name: 'Set the parameters',
      operation: 'Datasets_UpdateParametersInGroup',
      body,
      about:
        'Those that differ. Capitals count in their names. In a model without enhanced metadata they count after 30 minutes: refresh it then.',
    },
    {
      id: 'sources',
      name: 'Read the data sources',
      operation: 'Datasets_GetDatasourcesInGroup',
      about:
        'Skipped where neither `datasources` nor a `gateway` nor credentials are given, unless the model was taken over.',
    },
    {
      id: 'updateSources',
      name: 'Update the data sources',
      operation: 'Datasets_UpdateDatasourcesInGroup',
      body,
      about: 'Those that differ.',
    },
    {
      id: 'gateway',
      name: 'Find the gateway',
      operation: 'Datasets_DiscoverGatewaysInGroup',
      about: 'Finds the id of `gateway` among those that the model could use and the app may use.',
    },
    {
      id: 'gatewaySources',
      name: 'Find its data source',
      operation: 'Gateways_GetDatasources',
      about: 'Finds the id of `gatewayDatasource`. Skipped where that is empty or an id.',
    },
    {
      id: 'bind',
      name: 'Bind the model to the gateway',
      operation: 'Datasets_BindToGatewayInGroup',
      body,
      about: 'Skipped where the model is bound to it already. After a take-over it is bound again.',
    },
    {
      id: 'bound',
      name: 'Read the data sources again',
      operation: 'Datasets_GetDatasourcesInGroup',
      about: 'After a change of them, where credentials are given: their ids may be others now.',
    },
    {
      id: 'credentials',
      name: 'Set the credentials',
      operation: 'Gateways_UpdateDatasource',
      body,
      about:
        "Where a `gateway` is given, they are encrypted with its public key as Microsoft's SDK does it. The app must be administrator of the gateway. Without a `gateway` the data source is in the cloud, and the service encrypts. Postman has strong random numbers for it. Newman 6 has none: there they are derived from the token of the run, which nobody else has.",
    },
    {
      id: 'schedule',
      name: 'Read the refresh schedule',
      operation: 'Datasets_GetRefreshScheduleInGroup',
      about: 'Skipped where no `schedule` is given.',
    },
    {
      id: 'setSchedule',
      name: 'Set the refresh schedule',
      operation: 'Datasets_UpdateRefreshScheduleInGroup',
      body,
      about: 'Only if it differs. Mail is not for apps: `notifyOption` is `NoNotification`.',
    },
    ...refreshSteps,
  ],
};
