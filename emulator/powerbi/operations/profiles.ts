import type { Profile } from '../content/tenant-wide.ts';
import { pick } from '../fields.ts';
import { listed } from '../paging.ts';
import { notFound } from '../refusal.ts';
import { done, isAdministrative, shows, type Handler, type Handlers, type Request } from '../request.ts';

/** A service principal sees its own profiles, an administrator everybody's. */
function isVisible(request: Request, { servicePrincipalId }: Profile): boolean {
  return isAdministrative(request) || request.caller.kind === 'user' || servicePrincipalId === request.caller.objectId;
}

function profileOf(request: Request): Profile {
  const profile = request.content.profiles.get(request.path['profileId']);
  if (!isVisible(request, profile)) throw notFound();
  return profile;
}

const list: Handler = (request) => {
  const visible = request.content.profiles.list((profile) => isVisible(request, profile));
  return listed(
    request,
    visible.map(({ fields, servicePrincipalId }) => ({ ...fields, servicePrincipalId })),
  );
};

const remove: Handler = (request) => {
  request.content.profiles.remove(profileOf(request).id);
  return done;
};

/** Service principal profiles. */
export const profileHandlers: Handlers = {
  Profiles_GetProfiles: list,
  Profiles_GetProfilesAsAdmin: list,
  Profiles_GetProfile: (request) => shows(profileOf(request).fields),
  Profiles_CreateProfile: (request) => {
    const { content, caller } = request;
    const id = content.ids.next();
    const fields = { id, ...pick(request.fields, 'displayName') };
    return shows(content.profiles.add({ id, servicePrincipalId: caller.objectId, fields }).fields);
  },
  Profiles_UpdateProfile: (request) => {
    const { fields } = profileOf(request);
    Object.assign(fields, pick(request.fields, 'displayName'));
    return shows(fields);
  },
  Profiles_DeleteProfile: remove,
  Profiles_DeleteProfileAsAdmin: remove,
};
