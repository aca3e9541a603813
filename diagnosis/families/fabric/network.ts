import * as pages from '../../pages.ts';
import type { View } from '../../view.ts';
import type { Row } from '../row.ts';
import { answered, fromPowerBi } from './sample.ts';

/** Rules about the network that a call comes from. */
export const networkRows: readonly Row[] = [
  {
    code: 'FABRIC_REQUEST_DENIED_BY_INBOUND_POLICY',
    title: 'The workspace does not accept calls from this network',
    certainty: 'documented',
    docs: pages.fabricPrivateLinks,
    source:
      'the page on private links of workspaces; the form of the host is reported (terraform-provider-fabric #629), its digits are inferred',
    when: { service: 'fabric', says: ['RequestDeniedByInboundPolicy'] },
    why: 'The inbound communication policy of the workspace allows only its private endpoints or allowed IP addresses. Token and role are not the cause.',
    fix: (view) => [
      'Send it from an allowed network: over the private endpoint of the workspace, or from an IP address in its firewall rules.',
      `Over a private link, use the host of the workspace: ${privateHost(view)}.`,
      'Or have a workspace admin allow public access: PUT …/networking/communicationPolicy, which stays on the ordinary host.',
      'If the policy was changed a moment ago, wait 30 minutes and call again.',
    ],
    example: answered('RequestDeniedByInboundPolicy', {
      status: 403,
      message: 'Request is denied due to inbound communication policy',
    }),
    nearMiss: fromPowerBi('RequestDeniedByInboundPolicy'),
  },
  {
    code: 'FABRIC_PRIVATE_LINKS_UNSUPPORTED',
    title: 'This operation does not work over private links',
    certainty: 'documented',
    docs: pages.fabricPrivateLinks,
    source: 'the descriptions of the workload operations',
    when: { service: 'fabric', says: ['PrivateLinksUnsupported'] },
    why: 'The tenant has private links switched on, and Fabric does not offer this operation with them.',
    fix: [
      'Do the same in the portal (Admin portal, Workloads).',
      'Or have a Fabric administrator decide about "Azure Private Link" (Admin portal, Tenant settings, Advanced networking).',
    ],
    example: answered('PrivateLinksUnsupported', { path: '/v1/admin/workloads' }),
    nearMiss: fromPowerBi('PrivateLinksUnsupported'),
  },
];

function privateHost({ path }: View): string {
  const id = /\/workspaces\/([\da-f-]{36})/i.exec(path)?.[1]?.replace(/-/g, '').toLowerCase();
  return `https://${id ?? '{workspaceid}'}.z${id?.slice(0, 2) ?? '{xy}'}.w.api.fabric.microsoft.com`;
}
