import { idOf } from '../content/ids.ts';
import type { Dataset } from '../content/items.ts';
import { fieldsOf, pick, rowsOf, textOf, type Fields } from '../fields.ts';
import { listed } from '../paging.ts';
import { done, shows, twins, type Handlers, type Request } from '../request.ts';
import { datasetOf } from './datasets.ts';

/** The gateway's data sources that a dataset is bound to: those it named, or all of the gateway's. */
function boundDatasources(request: Request, { boundTo }: Dataset): Fields[] {
  const onGateway = request.content.gatewayDatasources.list(({ gatewayId }) => gatewayId === boundTo.gatewayId);
  const named = onGateway.filter(({ id }) => boundTo.datasourceIds.includes(id));
  return (named.length > 0 ? named : onGateway).map(({ fields }) => fields);
}

function bind(request: Request): void {
  const dataset = datasetOf(request);
  const gateway = request.content.gateways.get(textOf(request.fields, 'gatewayObjectId'));
  const ids = request.fields['datasourceObjectIds'];
  dataset.boundTo = { gatewayId: gateway.id, datasourceIds: Array.isArray(ids) ? ids.map(String) : [] };
  for (const dataSource of dataset.dataSources) dataSource['gatewayId'] = gateway.id;
}

/**
 * Points data sources elsewhere. The one that a selector describes is changed; when none fits, the first of its type, so that a
 * selector from an example changes something in every dataset.
 */
function updateDataSources(request: Request): void {
  const { dataSources } = datasetOf(request);
  for (const update of rowsOf(request.fields['updateDetails'])) {
    const selector = fieldsOf(update['datasourceSelector']);
    const wanted = Object.entries(fieldsOf(selector['connectionDetails']));
    const type = textOf(selector, 'datasourceType');
    const ofType = dataSources.filter((source) => type === undefined || source['datasourceType'] === type);
    const exact = ofType.find((source) =>
      wanted.every(([name, value]) => fieldsOf(source['connectionDetails'])[name] === value),
    );
    const chosen = exact ?? ofType[0] ?? dataSources[0];
    if (chosen)
      chosen['connectionDetails'] = {
        ...fieldsOf(chosen['connectionDetails']),
        ...fieldsOf(update['connectionDetails']),
      };
  }
}

/** Sets parameters. One that the model does not have yet is added as text. */
function updateParameters(request: Request): void {
  const { parameters } = datasetOf(request);
  for (const { name, newValue } of rowsOf(request.fields['updateDetails'])) {
    const known = parameters.find((parameter) => parameter['name'] === name);
    if (known) known['currentValue'] = newValue;
    else parameters.push({ name, type: 'Text', isRequired: false, currentValue: newValue });
  }
}

/** What a dataset is connected to and configured with: data sources, gateway, parameters, schedules. */
export const datasetSettingHandlers: Handlers = twins({
  Datasets_GetDatasources: (request) => listed(request, datasetOf(request).dataSources),
  Datasets_UpdateDatasources: (request) => {
    updateDataSources(request);
    return done;
  },
  Datasets_SetAllDatasetConnections: (request) => {
    const connectionString = textOf(request.fields, 'connectionString');
    for (const dataSource of datasetOf(request).dataSources) dataSource['connectionString'] = connectionString;
    return done;
  },
  Datasets_GetGatewayDatasources: (request) => listed(request, boundDatasources(request, datasetOf(request))),
  Datasets_DiscoverGateways: (request) => {
    datasetOf(request);
    return listed(
      request,
      request.content.gateways.list().map(({ fields }) => fields),
    );
  },
  Datasets_BindToGateway: (request) => {
    bind(request);
    return done;
  },
  Datasets_GetParameters: (request) => listed(request, datasetOf(request).parameters),
  Datasets_UpdateParameters: (request) => {
    updateParameters(request);
    return done;
  },
  Datasets_GetRefreshSchedule: (request) => shows(datasetOf(request).schedule),
  Datasets_UpdateRefreshSchedule: (request) => {
    Object.assign(
      datasetOf(request).schedule,
      pick(fieldsOf(request.fields['value']), 'days', 'times', 'enabled', 'localTimeZoneId', 'notifyOption'),
    );
    return done;
  },
  Datasets_GetDirectQueryRefreshSchedule: (request) => shows(datasetOf(request).directQuerySchedule),
  Datasets_UpdateDirectQueryRefreshSchedule: (request) => {
    Object.assign(
      datasetOf(request).directQuerySchedule,
      pick(fieldsOf(request.fields['value']), 'frequency', 'days', 'times', 'localTimeZoneId'),
    );
    return done;
  },
  Datasets_GetQueryScaleOutSyncStatus: (request) => shows(syncStatus(datasetOf(request))),
  Datasets_TriggerQueryScaleOutSync: (request) => {
    const dataset = datasetOf(request);
    dataset.sync = { version: dataset.sync.version + 1, at: request.content.clock.next(), reason: 'explicit' };
    return shows(syncStatus(dataset));
  },
});

/** The replicas of the model: brought up to date at once. */
function syncStatus({ id, sync, fields }: Dataset): Fields {
  const replicas = Number(fieldsOf(fields['queryScaleOutSettings'])['maxReadOnlyReplicas']);
  const isOn = replicas !== 0;
  const replica = (replicaType: string): Fields => ({
    replicaId: idOf(`${id}/replica/${replicaType}`),
    replicaType,
    replicaVersion: sync.version,
    replicaTimestamp: sync.at,
  });
  return {
    commitVersion: sync.version,
    commitTimestamp: sync.at,
    targetSyncVersion: sync.version,
    targetSyncTimestamp: sync.at,
    triggerReason: sync.reason,
    syncStartTime: sync.at,
    syncEndTime: sync.at,
    minActiveReadVersion: sync.version,
    minActiveReadTimestamp: sync.at,
    scaleOutStatus: isOn ? 'Enabled' : 'ReadOnlyReplicasDisabled',
    ...(isOn ? { scaleOutReplicas: ['ReadWrite', 'ReadOnly'].map(replica) } : {}),
  };
}
