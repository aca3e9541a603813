import { odataRefusal } from '../../envelopes.ts';
import type { Switches } from '../../tenant/switches.ts';
import type { ContentRefusal } from './rule.ts';

/** A31: an app goes by the object id of its enterprise application; people send another of its ids. */
export const gatewayPrincipalInvalid: ContentRefusal<readonly [status: Switches['gatewayPrincipal']]> = {
  id: 'A31',
  title: "Nobody in the tenant has the identifier of a data source's new user",
  certainty: 'reported',
  source: 'two issues have the code; one thread has another status',
  answer: (status) => odataRefusal(status, 'DMTS_PrincipalsAreInvalidError'),
};

/** A31a: the gateway reaches the data source, which refuses the login. */
export const dataSourceLoginRefused: ContentRefusal = {
  id: 'A31a',
  title: 'The data source refuses the login',
  certainty: 'reported',
  source: "users' captures have the code and both details",
  answer: () =>
    odataRefusal(400, 'DM_GWPipeline_Gateway_DataSourceAccessError', undefined, [
      ['DM_ErrorDetailNameCode_UnderlyingErrorMessage', "Login failed for user 'northwind'."],
      ['DM_ErrorDetailNameCode_UnderlyingNativeErrorCode', '18456'],
    ]),
};

/** A48: the gateway's administrator adds the app as a user of a data source, or as an administrator. */
export const gatewayNotOpen: ContentRefusal = {
  id: 'A48',
  title: 'A model is bound to a gateway that the caller may not use',
  certainty: 'reported',
  source: 'an issue has the code; the status is inferred, and so is that it concerns both roles',
  answer: () => odataRefusal(404, 'DMTS_EntityNotFoundOrUnauthorized'),
};
