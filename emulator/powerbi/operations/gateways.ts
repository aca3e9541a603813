import { isGatewayAdministrator } from '../../tenant/identities.ts';
import { identifierOf } from '../content/access.ts';
import { addGatewayDatasource } from '../content/gateway.ts';
import type { GatewayDatasource } from '../content/tenant-wide.ts';
import { fieldsOf, textOf, valueOf } from '../fields.ts';
import { listed } from '../paging.ts';
import { notFound } from '../refusal.ts';
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
  // They are tried before they are taken. Credentials are kept nowhere: only their kind is known afterwards, as on the service.
  Gateways_UpdateDatasource: (request) => {
    const credentials = fieldsOf(request.fields['credentialDetails']);
    Object.assign(reachableOf(request).fields, {
      credentialType: textOf(credentials, 'credentialType'),
      credentialDetails: { useEndUserOAuth2Credentials: valueOf(credentials, 'useEndUserOAuth2Credentials') === true },
    });
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
