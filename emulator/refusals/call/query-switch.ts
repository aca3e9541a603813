import { odataRefusal } from '../../envelopes.ts';
import { isExecuteQueries } from '../../operation-kind.ts';
import { isEnabledFor } from '../../tenant/enabled-for.ts';
import type { CallRefusal } from '../rule.ts';

/** Holds for users and apps alike. */
export const querySwitchOff: CallRefusal = {
  id: 'A15a',
  title: 'The tenant has switched executeQueries off',
  certainty: 'reported',
  source: "the setting is documented, users' captures have the code; the status may also be 403",
  refuse({ caller, operation, tenant }) {
    if (!isExecuteQueries(operation) || isEnabledFor(tenant, 'DatasetExecuteQueries', caller.objectId))
      return undefined;
    return odataRefusal(401, 'PowerBINotAuthorizedException');
  },
};
