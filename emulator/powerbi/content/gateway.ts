import type { Fields } from '../fields.ts';
import { AccessList } from './access.ts';
import type { Content } from './content.ts';
import type { GatewayDatasource } from './tenant-wide.ts';

/** A new data source on a gateway. `fields`: name, type, connection details as JSON text, credential type. */
export function addGatewayDatasource(
  content: Content,
  gatewayId: string,
  id: string,
  fields: Fields,
): GatewayDatasource {
  return content.gatewayDatasources.add({
    id,
    gatewayId,
    fields: { id, gatewayId, credentialDetails: { useEndUserOAuth2Credentials: false }, ...fields },
    access: new AccessList(content.directory, 'datasourceAccessRight'),
  });
}
