import { odataRefusal } from '../../envelopes.ts';
import type { CallRefusal } from '../rule.ts';

/** A user calls what only a service principal can call. Does not apply to apps, nor unless the switch says that it is refused. */
export const servicePrincipalOnly: CallRefusal = {
  id: 'A6a',
  title: 'Only a service principal can call this',
  certainty: 'inferred',
  source: 'the description of six operations says it; no answer is on record',
  refuse({ caller, operation, tenant }) {
    if (
      caller.kind === 'app' ||
      operation?.servicePrincipal !== 'only' ||
      tenant.switches.servicePrincipalOnly === 'open'
    )
      return undefined;
    return odataRefusal(401, 'PowerBINotAuthorizedException');
  },
};
