import { odataRefusal } from '../../envelopes.ts';
import { isInWorkspace } from '../../operation-kind.ts';
import { includes, isRole } from '../../tenant/role.ts';
import { requiredRole } from '../required-role.ts';
import type { CallRefusal } from '../rule.ts';

/** A17: nobody gives a higher role than his own either. Reads never get here: a viewer may read. */
export const roleTooLow: CallRefusal = {
  id: 'A17',
  title: "The caller's role in the workspace is too low",
  certainty: 'inferred',
  source: 'the documentation is vague; the status may also be 401',
  refuse({ body, operation, role, tenant }) {
    if (!isInWorkspace(operation) || role === undefined) return undefined;
    const given = givenRole(body);
    if (includes(role, requiredRole(operation)) && (!isRole(given) || includes(role, given))) return undefined;
    return odataRefusal(tenant.switches.roleTooLow, 'PowerBINotAuthorizedException');
  },
};

/** The role that a request to add or change a user of the workspace gives. */
function givenRole(body: unknown): unknown {
  return typeof body === 'object' && body !== null && 'groupUserAccessRight' in body
    ? body.groupUserAccessRight
    : undefined;
}
