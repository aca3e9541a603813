import type { Catalogue } from '../catalogue/model/catalogue.ts';
import { standardTenant } from '../catalogue/powerbi/index.ts';
import { clouds, cloudValues } from '../catalogue/entra/clouds.ts';
import {
  cloudVariables,
  permissionVariables,
  secretVariables,
  type PermissionVariable,
  signInVariables,
} from '../catalogue/entra/sign-in.ts';
import type { Environment } from './format.ts';
import { stableId } from './id.ts';
import { variablesOf } from './request-variables.ts';

/** Where Postman shows descriptions, they stand beside the value. */
const ABOUT: Readonly<Record<PermissionVariable, string>> = {
  allowWrite:
    'Empty: nothing is changed. To allow changes, type the id of the tenant that may be changed; true or {{tenantId}} does not count. To forbid changes again, empty the value: not every tool respects the tick.',
  allowHeavyReads: 'true: exports, scans and queries are sent, which use capacity. Empty: they are not sent.',
};

const SECRET: ReadonlySet<string> = new Set(secretVariables);

/** The committed environments by their file name: no value in them is a secret. */
export function buildEnvironments(catalogue: Catalogue): Map<string, Environment> {
  const environments = new Map<string, Environment>();
  environments.set('emulator', environment(catalogue, 'Emulator', emulatorValues()));
  for (const cloud of clouds) environments.set(cloud.file, environment(catalogue, cloud.name, cloudValues(cloud)));
  return environments;
}

function environment(catalogue: Catalogue, name: string, given: Readonly<Record<string, string>>): Environment {
  const settings = [...signInVariables, ...cloudVariables, ...permissionVariables];
  return {
    id: stableId('environment', name),
    name: `Power BI: ${name}`,
    values: [...settings, ...idVariables(catalogue)].map((key) => ({
      key,
      value: given[key] ?? '',
      type: SECRET.has(key) ? 'secret' : 'default',
      enabled: true,
      ...about(key),
    })),
    _postman_variable_scope: 'environment',
  };
}

function about(key: string): { readonly description?: string } {
  const description = (ABOUT as Readonly<Record<string, string>>)[key];
  return description === undefined ? {} : { description };
}

/** Every variable that a request of the collection takes an id from, the most used first. */
export function idVariables(catalogue: Catalogue): string[] {
  const { aliases, operations, variables } = catalogue;
  const uses = new Map<string, number>();
  for (const operation of operations) {
    for (const variable of variablesOf(catalogue, operation)) uses.set(variable, (uses.get(variable) ?? 0) + 1);
  }
  const names = [...uses.keys()].filter(
    (name) => !variables.some((variable) => variable.name === name) && aliases[name] === undefined,
  );
  return names.sort((a, b) => uses.get(b)! - uses.get(a)! || (a < b ? -1 : 1));
}

/** The emulator's own addresses, and what somebody would type who lets it change things: it loses nothing. */
function emulatorValues(): Record<string, string> {
  const url = `http://127.0.0.1:${standardTenant.port}`;
  const { tenantId, clientId, groupId, datasetId, reportId, dashboardId, dataflowId, gatewayId, capacityId } =
    standardTenant;
  return {
    tenantId,
    clientId,
    loginUrl: url,
    apiUrl: url,
    fabricUrl: url,
    scope: clouds[0]!.scope,
    allowWrite: tenantId,
    allowHeavyReads: 'true',
    groupId,
    datasetId,
    reportId,
    dashboardId,
    dataflowId,
    gatewayId,
    capacityId,
    transactionId: standardTenant.transactionId,
    pipelineId: standardTenant.pipelineId,
    scorecardId: standardTenant.scorecardId,
    boundDatasourceId: standardTenant.gatewayDatasourceId,
    dataflowStorageId: standardTenant.dataflowStorageId,
    datamartId: standardTenant.datamartId,
    sourceGroupId: groupId,
    sourceReportId: reportId,
    parentGoalId: standardTenant.parentGoalId,
    deletedGroupId: standardTenant.deletedGroupId,
    tenantKeyId: standardTenant.tenantKeyId,
    profileId: standardTenant.profileId,
    identifier: standardTenant.colleagueId,
    user: standardTenant.colleagueEmail,
    emailAdress: standardTenant.colleagueEmail,
    labelId: standardTenant.labelId,
    templateAppId: standardTenant.templateAppId,
    packageKey: 'a-package-key-would-stand-here',
  };
}
