import { isGatewayAdministrator } from '../../tenant/identities.ts';
import { isOnPremises } from '../content/datasource.ts';
import { idOf } from '../content/ids.ts';
import type { Dataset } from '../content/items.ts';
import { fieldsOf, pick, rowsOf, textOf, valueOf, type Fields } from '../fields.ts';
import { listed } from '../paging.ts';
import { gatewayNotOpen } from '../refusals/gateway.ts';
import { refused } from '../refusals/rule.ts';
import { datasourceUnknown, parametersInvalid } from '../refusals/settings.ts';
import { done, shows, twins, type Handlers, type Request } from '../request.ts';
import { datasetOf } from './datasets.ts';

/** The gateway's data sources that a dataset is bound to: those it named, or all of the gateway's. */
function boundDatasources(request: Request, { boundTo }: Dataset): Fields[] {
  const onGateway = request.content.gatewayDatasources.list(({ gatewayId }) => gatewayId === boundTo.gatewayId);
  const named = onGateway.filter(({ id }) => boundTo.datasourceIds.includes(id));
  return (named.length > 0 ? named : onGateway).map(({ fields }) => fields);
}

/** Whether the caller administers a gateway, or is a user of one of its data sources. */
function canUse({ content, caller }: Request, gatewayId: string): boolean {
  const definition = Object.values(content.tenant.gateways).find(({ id }) => id === gatewayId);
  if (definition === undefined || isGatewayAdministrator(content.tenant, definition, caller.objectId)) return true;
  return (
    content.gatewayDatasources.list(
      (source) => source.gatewayId === gatewayId && source.access.rightOf(caller.objectId) !== undefined,
    ).length > 0
  );
}

/** @throws Refusal where the gateway is not there, or not open to the caller */
function bind(request: Request): void {
  const dataset = datasetOf(request);
  const gateway = request.content.gateways.get(textOf(request.fields, 'gatewayObjectId'));
  if (!canUse(request, gateway.id)) throw refused(gatewayNotOpen);
  const ids = request.fields['datasourceObjectIds'];
  dataset.boundTo = { gatewayId: gateway.id, datasourceIds: Array.isArray(ids) ? ids.map(String) : [] };
  for (const dataSource of dataset.dataSources.filter(isOnPremises)) {
    dataSource['gatewayId'] = gateway.id;
    // From now on the credentials are the gateway's.
    dataset.credentials.given.add(String(dataSource['datasourceId']));
  }
}

/**
 * Points data sources elsewhere: all of them or none.
 * @throws Refusal 400 where a selector describes no source, or is left out and there are several
 */
function updateDataSources(request: Request): void {
  const dataset = datasetOf(request);
  const updates = rowsOf(request.fields['updateDetails']).map((update) => {
    const selector = fieldsOf(valueOf(update, 'datasourceSelector'));
    const chosen = dataset.dataSources.filter((source) => isSelected(source, selector));
    const [first] = chosen;
    if (first === undefined || (Object.keys(selector).length === 0 && chosen.length > 1))
      throw refused(datasourceUnknown);
    return [first, fieldsOf(valueOf(update, 'connectionDetails'))] as const;
  });
  for (const [source, details] of updates)
    source['connectionDetails'] = { ...fieldsOf(source['connectionDetails']), ...details };
}

/** Whether a source has everything that a selector says, in whatever case. */
function isSelected(source: Fields, selector: Fields): boolean {
  const details = fieldsOf(source['connectionDetails']);
  const type = textOf(selector, 'datasourceType');
  return (
    (type === undefined || isSame(source['datasourceType'], type)) &&
    Object.entries(fieldsOf(valueOf(selector, 'connectionDetails'))).every(
      ([name, value]) => value === null || isSame(valueOf(details, name), value),
    )
  );
}

function isSame(one: unknown, other: unknown): boolean {
  return String(one).toLowerCase() === String(other).toLowerCase();
}

/** A request sets at most this many parameters. */
const MOST_PARAMETERS = 100;

/** @throws Refusal 400 where one of the values does not fit, or there is none; then nothing is changed */
function updateParameters(request: Request): void {
  const { parameters } = datasetOf(request);
  const updates = rowsOf(request.fields['updateDetails']).map((update) => ({
    // Names are compared with regard to case.
    known: parameters.find(({ name }) => name === valueOf(update, 'name')),
    newValue: valueOf(update, 'newValue'),
  }));
  const names = new Set(updates.map(({ known }) => known?.['name']));
  const fits =
    updates.length > 0 &&
    updates.length <= MOST_PARAMETERS &&
    names.size === updates.length &&
    updates.every(({ known, newValue }) => known !== undefined && fitsParameter(known, newValue));
  if (!fits) throw refused(parametersInvalid);
  for (const { known, newValue } of updates) if (known) known['currentValue'] = newValue;
}

function fitsParameter({ type, isRequired }: Fields, newValue: unknown): boolean {
  const text = typeof newValue === 'string' ? newValue : '';
  if (isRequired === true && text === '') return false;
  return type !== 'Number' || text === '' || Number.isFinite(Number(text));
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
