import { isGatewayAdministrator } from '../../tenant/identities.ts';
import { identifierOf } from '../content/access.ts';
import type { Content } from '../content/content.ts';
import { addGatewayDatasource } from '../content/gateway.ts';
import type { Dataset } from '../content/items.ts';
import { isOwnedBy } from '../content/owner.ts';
import type { GatewayDatasource } from '../content/tenant-wide.ts';
import { judgeCredentials, type EncryptingGateway } from '../credentials/judge.ts';
import { fieldsOf, textOf, valueOf } from '../fields.ts';
import { listed } from '../paging.ts';
import { notFound } from '../refusal.ts';
import { cloudSourceNotOwned } from '../refusals/credentials.ts';
import { dataSourceLoginRefused, gatewayPrincipalInvalid } from '../refusals/gateway.ts';
import { refused } from '../refusals/rule.ts';
import { done, shows, type Handlers, type Request } from '../request.ts';

function datasourceOf(request: Request): GatewayDatasource {
  const gateway = request.content.gateways.get(request.path['gatewayId']);
  const datasource = request.content.gatewayDatasources.get(request.path['datasourceId']);
  if (datasource.gatewayId !== gateway.id) throw notFound();
  return datasource;
}

/** The data source, if it lets its gateway in. */
function reachableOf(request: Request): GatewayDatasource {
  const datasource = datasourceOf(request);
  const gateway = Object.values(request.content.tenant.gateways).find(({ id }) => id === datasource.gatewayId);
  if (gateway?.refusingLogin?.includes(String(datasource.fields['datasourceName'])))
    throw refused(dataSourceLoginRefused);
  return datasource;
}

/** The gateway that credentials are encrypted for; undefined for what stands in a gateway's place in the cloud. */
function encryptingGateway({ tenant }: Content, gatewayId: string): EncryptingGateway | undefined {
  const definition = Object.values(tenant.gateways).find(({ id }) => id === gatewayId.toLowerCase());
  return definition && { id: definition.id, keySize: definition.keySize ?? 2048 };
}

/** The model that the path's data source belongs to; undefined for a data source of the gateway itself. */
function modelOf({ content, path }: Request): Dataset | undefined {
  const [datasourceId, gatewayId] = [path['datasourceId']?.toLowerCase(), path['gatewayId']?.toLowerCase()];
  return content.datasets
    .list()
    .find(({ dataSources }) =>
      dataSources.some((source) => source['datasourceId'] === datasourceId && source['gatewayId'] === gatewayId),
    );
}

/**
 * They are tried before they are taken. Credentials are kept nowhere: only their kind is known afterwards, as on the service.
 * @throws Refusal where the data source is another's, refuses the login, or the credentials are not what they should be
 */
function updateCredentials(request: Request): void {
  const credentials = fieldsOf(valueOf(request.fields, 'credentialDetails'));
  const gatewayId = request.path['gatewayId'] ?? '';
  const gateway = encryptingGateway(request.content, gatewayId);
  const model = modelOf(request);
  if (model !== undefined) {
    if (gateway === undefined && !isOwnedBy(model, request.caller)) throw refused(cloudSourceNotOwned);
    judgeCredentials(credentials, gateway);
    model.credentials.given.add(request.path['datasourceId']?.toLowerCase() ?? '');
    return;
  }
  const { fields } = reachableOf(request);
  judgeCredentials(credentials, gateway);
  Object.assign(fields, {
    credentialType: textOf(credentials, 'credentialType'),
    credentialDetails: { useEndUserOAuth2Credentials: valueOf(credentials, 'useEndUserOAuth2Credentials') === true },
  });
}

/** Gateways, their data sources and who may use those. */
export const gatewayHandlers: Handlers = {
  // A caller sees the gateways that it administers; none of them is no error.
  Gateways_GetGateways: (request) => {
    const { content, caller } = request;
    const administered = Object.values(content.tenant.gateways).filter((gateway) =>
      isGatewayAdministrator(content.tenant, gateway, caller.objectId),
    );
    const ids = new Set(administered.map(({ id }) => id));
    return listed(
      request,
      content.gateways.list(({ id }) => ids.has(id)).map(({ fields }) => fields),
    );
  },
  Gateways_GetGateway: (request) => shows(request.content.gateways.get(request.path['gatewayId']).fields),
  Gateways_GetDatasources: (request) => {
    const gateway = request.content.gateways.get(request.path['gatewayId']);
    const own = request.content.gatewayDatasources.list(({ gatewayId }) => gatewayId === gateway.id);
    return listed(
      request,
      own.map(({ fields }) => fields),
    );
  },
  Gateways_CreateDatasource: (request) => {
    const { content, fields } = request;
    const gateway = content.gateways.get(request.path['gatewayId']);
    const credentials = fieldsOf(fields['credentialDetails']);
    judgeCredentials(credentials, encryptingGateway(content, gateway.id));
    const datasource = addGatewayDatasource(content, gateway.id, content.ids.next(), {
      datasourceType: textOf(fields, 'dataSourceType'),
      datasourceName: textOf(fields, 'dataSourceName'),
      connectionDetails: textOf(fields, 'connectionDetails'),
      credentialType: textOf(credentials, 'credentialType'),
      credentialDetails: { useEndUserOAuth2Credentials: valueOf(credentials, 'useEndUserOAuth2Credentials') === true },
    });
    return shows(datasource.fields);
  },
  Gateways_GetDatasource: (request) => shows(datasourceOf(request).fields),
  Gateways_UpdateDatasource: (request) => {
    updateCredentials(request);
    return done;
  },
  Gateways_DeleteDatasource: (request) => {
    request.content.gatewayDatasources.remove(datasourceOf(request).id);
    return done;
  },
  // An empty answer says that the data source can be reached.
  Gateways_GetDatasourceStatus: (request) => {
    reachableOf(request);
    return done;
  },
  Gateways_GetDatasourceUsers: (request) => listed(request, datasourceOf(request).access.shown()),
  Gateways_AddDatasourceUser: (request) => {
    const { access } = datasourceOf(request);
    const { directory, tenant } = request.content;
    if (directory.find(identifierOf(request.fields)) === undefined)
      throw refused(gatewayPrincipalInvalid, tenant.switches.gatewayPrincipal);
    access.grantAsSent(request.fields);
    return done;
  },
  Gateways_DeleteDatasourceUser: (request) => {
    datasourceOf(request).access.revoke(request.path['emailAdress'] ?? '', request.query.get('profileId') ?? undefined);
    return done;
  },
};
