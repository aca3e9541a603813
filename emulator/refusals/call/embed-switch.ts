import { odataRefusal } from '../../envelopes.ts';
import { isEnabledFor } from '../../tenant/enabled-for.ts';
import type { CallRefusal } from '../rule.ts';

/** Embed tokens are for those whom "Embed content in apps" is on for, users and apps alike. */
export const embedSwitchOff: CallRefusal = {
  id: 'A18c',
  title: 'The tenant does not let the caller embed content',
  certainty: 'inferred',
  source: 'the setting is documented, of the answer only the status is',
  refuse({ caller, operation, tenant }) {
    if (!operation?.path.endsWith('/GenerateToken') || isEnabledFor(tenant, 'EmbedContentInApps', caller.objectId))
      return undefined;
    return odataRefusal(403, 'PowerBINotAuthorizedException');
  },
};
