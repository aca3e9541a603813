import type { PathMatch } from '../catalogue/model/match.ts';
import type { Caller } from './call.ts';
import { isExecuteQueries, isInWorkspace } from './operation-kind.ts';
import {
  hasLostOwner,
  isOnPausedCapacity,
  isOnPremiumPerUser,
  isOwnedBy,
  isPersonal,
  roleOf,
  type Content,
} from './powerbi/index.ts';
import type { Attempt } from './refusals/rule.ts';

/** What the rules need to know of the content. */
export type Situation = Pick<
  Attempt,
  'role' | 'personalWorkspace' | 'capacityPaused' | 'premiumPerUser' | 'foreignProfile' | 'foreignModel' | 'ownerLeft'
>;

/** What a request's path and its caller mean in a tenant's content. */
export function situationOf(content: Content, match: PathMatch | undefined, caller: Caller): Situation {
  const groupId = isInWorkspace(match?.operation) ? match.parameters['groupId'] : undefined;
  const queriedIn = isExecuteQueries(match?.operation)
    ? content.datasets.find(match?.parameters['datasetId'])?.groupId
    : undefined;
  const roleIn = groupId ?? queriedIn;
  const model = content.datasets.find(match?.parameters['datasetId']);
  // A model that is out of reach is not found, whoever owns it.
  const isThere =
    model !== undefined &&
    (groupId === undefined
      ? roleOf(content, model.groupId, caller) !== undefined
      : model.groupId === groupId.toLowerCase());
  const profile = content.profiles.find(caller.profileId);
  return {
    role: roleIn === undefined ? undefined : roleOf(content, roleIn, caller),
    personalWorkspace: isPersonal(content.workspaces.find(groupId)),
    capacityPaused: match !== undefined && isOnPausedCapacity(content, match.parameters),
    premiumPerUser: match !== undefined && isOnPremiumPerUser(content, match.parameters),
    foreignProfile: caller.profileId !== undefined && profile?.servicePrincipalId !== caller.objectId,
    foreignModel: isThere && !isOwnedBy(model, caller),
    ownerLeft: isThere && hasLostOwner(content, model),
  };
}
