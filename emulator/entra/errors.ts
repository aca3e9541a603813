import type { Certainty } from '../certainty.ts';

/** One AADSTS number: how the token endpoint reports it. */
export interface EntraError {
  /** The OAuth error name. */
  readonly error: string;
  readonly status: 400 | 401 | 429;
  /** Certainty of name and status; many numbers are documented without the status. */
  readonly certainty: Certainty;
  /** Whether Microsoft keeps a page for it, which `error_uri` then names. */
  readonly page: boolean;
  /** The sentence after `AADSTSn: `; `subject` is what the rule complains of. */
  readonly text: (subject: string) => string;
}

/** Every AADSTS number that the emulator can answer. `invalid_client` comes with 401, everything else but throttling with 400. */
export const entraErrors = {
  50049: {
    error: 'invalid_instance',
    status: 400,
    certainty: 'documented',
    page: true,
    text: () => 'Unknown or invalid instance.',
  },
  50027: {
    error: 'invalid_request',
    status: 400,
    certainty: 'reported',
    page: false,
    text: (why) => `JWT token is invalid or malformed. ${why}`,
  },
  53003: {
    error: 'access_denied',
    status: 400,
    certainty: 'inferred',
    page: true,
    text: () =>
      'Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.',
  },
  65001: {
    error: 'invalid_grant',
    status: 400,
    certainty: 'reported',
    page: true,
    text: (app) =>
      `The user or administrator has not consented to use the application with ID '${app}'. Send an interactive authorization request for this user and resource.`,
  },
  70003: {
    error: 'unsupported_grant_type',
    status: 400,
    certainty: 'documented',
    page: true,
    text: (grant) => `The app requested an unsupported grant type '${grant}'.`,
  },
  70011: {
    error: 'invalid_scope',
    status: 400,
    certainty: 'documented',
    page: true,
    text: (scope) =>
      `The provided request must include a 'scope' input parameter. The provided value for the input parameter 'scope' is not valid. The scope ${scope} is not valid.`,
  },
  90055: {
    error: 'temporarily_unavailable',
    status: 429,
    certainty: 'inferred',
    page: true,
    text: () => 'The tenant is being throttled because of too many incoming requests.',
  },
  90002: {
    error: 'invalid_request',
    status: 400,
    certainty: 'documented',
    page: true,
    text: (tenant) =>
      `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.`,
  },
  500011: {
    error: 'invalid_resource',
    status: 400,
    certainty: 'documented',
    page: true,
    text: (resource) =>
      `The resource principal named ${resource} was not found in the tenant. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant.`,
  },
  501051: {
    error: 'invalid_grant',
    status: 400,
    certainty: 'reported',
    page: true,
    text: (app) => `Application '${app}' is not assigned to a role for the resource application.`,
  },
  650057: {
    error: 'invalid_resource',
    status: 400,
    certainty: 'inferred',
    page: true,
    text: (resource) =>
      `Invalid resource. The client has requested access to a resource which is not listed in the requested permissions in the client's application registration. Resource value from request: ${resource}.`,
  },
  700011: {
    error: 'unauthorized_client',
    status: 400,
    certainty: 'documented',
    page: true,
    text: (app) => `Application with identifier ${app} was not found in the directory.`,
  },
  700016: {
    error: 'unauthorized_client',
    status: 400,
    certainty: 'documented',
    page: true,
    text: (app) =>
      `Application with identifier '${app}' was not found in the directory. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.`,
  },
  700022: {
    error: 'invalid_scope',
    status: 400,
    certainty: 'documented',
    page: true,
    text: (scope) =>
      `The provided value for the input parameter 'scope' is not valid because it contains more than one resource. Scope ${scope} is not valid.`,
  },
  700024: {
    error: 'invalid_client',
    status: 401,
    certainty: 'reported',
    page: false,
    text: (window) => `Client assertion is not within its valid time range. ${window}`,
  },
  700027: {
    error: 'invalid_client',
    status: 401,
    certainty: 'reported',
    page: true,
    text: (reason) => `Client assertion failed signature validation. [Reason - ${reason}]`,
  },
  700211: {
    error: 'invalid_client',
    status: 401,
    certainty: 'inferred',
    page: false,
    text: (issuer) => `No matching federated identity record found for presented assertion issuer '${issuer}'.`,
  },
  700212: {
    error: 'invalid_client',
    status: 401,
    certainty: 'inferred',
    page: false,
    text: (audience) => `No matching federated identity record found for presented assertion audience '${audience}'.`,
  },
  700213: {
    error: 'invalid_client',
    status: 401,
    certainty: 'inferred',
    page: false,
    text: (subject) => `No matching federated identity record found for presented assertion subject '${subject}'.`,
  },
  900023: {
    error: 'invalid_request',
    status: 400,
    certainty: 'reported',
    page: false,
    text: (tenant) =>
      `Specified tenant identifier '${tenant}' is neither a valid DNS name, nor a valid external domain.`,
  },
  900144: {
    error: 'invalid_request',
    status: 400,
    certainty: 'documented',
    page: true,
    text: (parameter) => `The request body must contain the following parameter: '${parameter}'.`,
  },
  900561: {
    error: 'invalid_request',
    status: 400,
    certainty: 'documented',
    page: true,
    text: (method) => `The endpoint only accepts POST requests. Received a ${method} request.`,
  },
  900382: {
    error: 'invalid_request',
    status: 400,
    certainty: 'documented',
    page: true,
    text: () => 'Confidential Client is not supported in Cross Cloud request.',
  },
  901002: {
    error: 'invalid_request',
    status: 400,
    certainty: 'inferred',
    page: false,
    text: () => `The 'resource' request parameter isn't supported.`,
  },
  1002012: {
    error: 'invalid_scope',
    status: 400,
    certainty: 'reported',
    page: false,
    text: (scope) =>
      `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`,
  },
  9001023: {
    error: 'invalid_request',
    status: 400,
    certainty: 'documented',
    page: true,
    text: () =>
      'The grant type is not supported over the /common or /consumers endpoints. Please use the /organizations or tenant-specific endpoint.',
  },
  9002313: {
    error: 'invalid_request',
    status: 400,
    certainty: 'documented',
    page: true,
    text: () => 'Invalid request. Request is malformed or invalid.',
  },
  7000112: {
    error: 'unauthorized_client',
    status: 400,
    certainty: 'documented',
    page: true,
    text: (app) => `Application '${app}' is disabled.`,
  },
  7000215: {
    error: 'invalid_client',
    status: 401,
    certainty: 'reported',
    page: true,
    text: (app) =>
      `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${app}'.`,
  },
  7000216: {
    error: 'invalid_client',
    status: 401,
    certainty: 'inferred',
    page: false,
    text: () => `'client_assertion', 'client_secret' or 'request' is required for the 'client_credentials' grant type.`,
  },
  7000218: {
    error: 'invalid_client',
    status: 401,
    certainty: 'documented',
    page: true,
    text: () => `The request body must contain the following parameter: 'client_assertion' or 'client_secret'.`,
  },
  7000222: {
    error: 'invalid_client',
    status: 401,
    certainty: 'reported',
    page: true,
    text: (app) =>
      `The provided client secret keys for app '${app}' are expired. Create new keys for your app: https://aka.ms/NewClientSecret.`,
  },
} as const satisfies Record<number, EntraError>;

/** An AADSTS number of the table. */
export type EntraErrorCode = keyof typeof entraErrors;
