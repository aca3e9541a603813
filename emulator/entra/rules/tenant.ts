import { isGuid } from '../../../catalogue/model/guid.ts';
import { isSharedName } from '../shared-names.ts';
import type { TokenRequest } from '../token-request.ts';
import type { PlainTokenRule } from './rule.ts';

const DNS_NAME = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$/i;

function isShared({ tenantName }: TokenRequest): boolean {
  return isSharedName(tenantName);
}

/** T1: a typo, or a variable that nobody resolved. */
export const tenantMalformed: PlainTokenRule = {
  id: 'T1',
  title: 'The tenant is neither a GUID nor a domain name',
  certainty: 'reported',
  source: "users' logs; not in Microsoft's list of codes",
  refuse(request) {
    if (isShared(request) || isGuid(request.tenantName) || DNS_NAME.test(request.tenantName)) return undefined;
    return { code: 900023, subject: request.tenantName };
  },
};

/** The tenant is there, but in another cloud, whose login host is another. */
export const tenantOfOtherCloud: PlainTokenRule = {
  id: 'T2a',
  title: 'The tenant belongs to another cloud',
  certainty: 'documented',
  source: 'Entra reference: error codes',
  refuse({ tenant, tenantName }) {
    return tenant.tenantsOfOtherClouds?.includes(tenantName.toLowerCase())
      ? { code: 900382, subject: tenantName }
      : undefined;
  },
};

/** T2: an unknown tenant; one of another cloud often looks like that too. */
export const tenantUnknown: PlainTokenRule = {
  id: 'T2',
  title: 'No tenant has this id or domain',
  certainty: 'documented',
  source: 'Entra reference: error codes',
  refuse(request) {
    const { tenant } = request;
    const name = request.tenantName.toLowerCase();
    if (isShared(request) || name === tenant.tenantId.toLowerCase() || tenant.domains.includes(name)) return undefined;
    return { code: 90002, subject: request.tenantName };
  },
};

/** T13: an app signs in to one tenant; `common` has no consent to look up. */
export const tenantShared: PlainTokenRule = {
  id: 'T13',
  title: 'The tenant is `common`, `organizations` or `consumers`',
  certainty: 'reported',
  source: 'powerbi-docs issue 3262; another number is documented',
  refuse: (request) =>
    isShared(request) ? { code: request.tenant.switches.sharedTenant, subject: request.clientId } : undefined,
};
