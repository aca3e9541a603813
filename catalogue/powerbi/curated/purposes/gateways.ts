/** On-premises gateways, their data sources, and who may use them. */
export const gateways = {
  Gateways_GetGateways:
    'Lists the on-premises gateways that the caller administers; virtual network gateways are never listed.',
  Gateways_GetGateway:
    'Shows one gateway with its status and the public key with which credentials for it must be encrypted.',
  Gateways_GetDatasources:
    'Lists the data sources of a gateway; binding a semantic model or changing credentials needs an id from here.',
  Gateways_GetDatasource:
    'Shows one data source of a gateway: its type, connection and kind of credentials, never a secret.',
  Gateways_GetDatasourceStatus:
    'Tries the connection from a gateway to a data source; send it first when a refresh fails behind a gateway.',
  Gateways_CreateDatasource:
    'Adds a data source with credentials to a gateway; encrypt them with its public key first, OAuth2 is not supported.',
  Gateways_UpdateDatasource:
    'Replaces the credentials of a data source, for example after a password change; encrypt them first for an on-premises gateway.',
  Gateways_DeleteDatasource: 'Deletes a data source from a gateway; check first which semantic models still use it.',
  Gateways_GetDatasourceUsers:
    'Lists who may use a data source of a gateway, to find out why a model cannot be bound to it.',
  Gateways_AddDatasourceUser:
    'Lets a user or service principal use a data source of a gateway, or changes that right; groups cannot be added.',
  Gateways_DeleteDatasourceUser:
    'Takes away the right of a user, service principal or profile to use a data source of a gateway.',
} as const;
