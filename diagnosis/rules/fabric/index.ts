import type { Rule } from '../../rule.ts';
import { fabricFeature } from './feature.ts';
import { fabricNotFound } from './not-found.ts';
import { fabricPrincipal } from './principal.ts';
import { fabricPrivileges } from './privileges.ts';
import { fabricScopes } from './scopes.ts';
import { fabricThrottled } from './throttled.ts';
import { fabricToken } from './token.ts';

/** Rules of the Fabric API, which names its reasons and uses 401 and 403 in their ordinary sense. */
export const fabricRules: readonly Rule[] = [fabricPrivileges, fabricScopes, fabricPrincipal, fabricNotFound, fabricFeature, fabricThrottled, fabricToken];
