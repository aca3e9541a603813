import * as pages from '../../pages.ts';
import { appOf } from '../../rules/token/aadsts.ts';
import { refusedToken, wrongSecret, type TokenRow } from './row.ts';

/** What an app does instead: older samples for Postman sign a user in by password, which Microsoft advises against. */
const AS_APP =
  'If no user is needed, sign in as the app: grant_type=client_credentials with client_id, client_secret and scope …/.default, and no username and password.';
const INTERACTIVE =
  'If a user is needed, sign in interactively (authorization code or device code, such as az login), not with grant_type=password.';

/** Refusals of a user who signs in, most of them by password. */
export const userRows: readonly TokenRow[] = [
  {
    code: 'ENTRA_MFA_NEEDED',
    title: 'The user must pass multifactor authentication (MFA), which a password alone cannot',
    certainty: 'documented',
    source: 'the table of error codes; that it ends password grants is reported twice',
    docs: pages.clientCredentials,
    numbers: [50076, 50079, 50072, 50074, 50078, 50158, 53004],
    meaning: () =>
      'a policy of the tenant asks this user for a second factor, and the request has only a password or an old session',
    fix: () => [AS_APP, INTERACTIVE, 'Do not exempt the user from MFA for this: use a service principal for scripts.'],
    example: refusedToken(
      50076,
      `Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access '00000009-0000-0000-c000-000000000000'.`,
      'interaction_required',
    ),
    nearMiss: refusedToken(50126, 'Error validating credentials due to invalid username or password.'),
  },
  {
    code: 'ENTRA_USER_PASSWORD',
    title: 'User name or password is wrong',
    certainty: 'documented',
    numbers: [50126, 50056, 50064],
    meaning: () => "the user's name and password do not match; for a federated user the password is not kept in Entra",
    fix: () => [
      'Sign in with both at https://app.powerbi.com: if that fails, the password is wrong.',
      'In a form body, encode the password once: otherwise + & % and = change.',
      AS_APP,
    ],
    example: refusedToken(50126, 'Error validating credentials due to invalid username or password.'),
    nearMiss: wrongSecret,
  },
  {
    code: 'ENTRA_USER_NOT_FOUND',
    title: 'The tenant does not know this user',
    certainty: 'documented',
    numbers: [50034, 50020, 50014, 500208, 51004, 16000, 16003, 90072],
    meaning: () =>
      'the user account is not in the tenant that was asked, or it is of another kind (a guest, a personal account)',
    fix: () => [
      "Compare the domain of the user name with the tenant: tenantId must be the user's own tenant. In another one, the user must be a guest who has accepted the invitation.",
      'A personal Microsoft account cannot use Power BI: use a work or school account.',
      AS_APP,
    ],
    example: refusedToken(
      50034,
      'The user account {EUII Hidden} does not exist in the contoso.example directory. To sign into this application, the account must be added to the directory.',
    ),
    nearMiss: refusedToken(
      700016,
      "Application with identifier 'x' was not found in the directory 'Contoso'.",
      'unauthorized_client',
    ),
  },
  {
    code: 'ENTRA_USER_PASSWORD_EXPIRED',
    title: "The user's password has expired or was changed",
    certainty: 'documented',
    numbers: [50055, 50144, 50125, 50132, 50133, 50135],
    meaning: () => 'the user must set a new password, or sign in again after having set one',
    fix: () => ['Sign in once in a browser, set a new password, and use that one.', AS_APP],
    example: refusedToken(50055, 'The password is expired.'),
    nearMiss: refusedToken(7000222, 'The provided client secret keys are expired.', 'invalid_client'),
  },
  {
    code: 'ENTRA_USER_DISABLED',
    title: 'The user account is disabled',
    certainty: 'documented',
    numbers: [50057],
    meaning: () => 'an administrator has disabled this user account',
    fix: () => [
      'Have an administrator enable the account: Entra, Users, the user, "Account enabled".',
      'If the person has left, jobs that run under that account stop. Make the service principal the owner (Take Over) and sign in as the app.',
    ],
    example: refusedToken(50057, 'The user account is disabled.'),
    nearMiss: refusedToken(7000112, "Application 'x' is disabled.", 'unauthorized_client'),
  },
  {
    code: 'ENTRA_USER_LOCKED',
    title: 'The user account is locked, or the address is blocked',
    certainty: 'documented',
    numbers: [50053, 53011],
    meaning: () => 'too many wrong passwords, an address with a bad reputation, or a risk that was found for this user',
    fix: () => [
      'Stop the script that repeats the wrong password, and wait some minutes.',
      'In Entra, Sign-in logs, look up the sign-in: its failure reason says whether the account is locked or the address is blocked.',
      AS_APP,
    ],
    example: refusedToken(50053, "You've tried to sign in too many times with an incorrect user ID or password."),
    nearMiss: refusedToken(90055, 'The tenant is being throttled.', 'temporarily_unavailable'),
  },
  {
    code: 'ENTRA_USER_NOT_SIGNED_IN',
    title: 'Nobody is signed in, and the request asked for no sign-in page',
    certainty: 'documented',
    numbers: [50058, 16002, 160021, 50180, 81006],
    meaning: () => 'a silent sign-in was tried (prompt=none, or single sign-on), but there is no session of a user',
    fix: () => [INTERACTIVE, AS_APP],
    example: refusedToken(50058, 'A silent sign-in request was sent but no user is signed in.', 'login_required'),
    nearMiss: refusedToken(50059, 'No tenant-identifying information found.', 'invalid_request'),
  },
  {
    code: 'ENTRA_SESSION_ENDED',
    title: 'The refresh token or code is no longer valid',
    certainty: 'documented',
    numbers: [70000, 70008, 700082, 700084, 70043, 50173, 50089, 54005, 700005, 50085],
    meaning: () => 'the refresh token or code has expired, was already used, or was revoked',
    fix: () => [
      'Sign in again, and keep the newest refresh token that comes back. With Azure CLI: az logout, then az login.',
      'A code is valid once, for a few minutes, and only at the tenant that issued it.',
      'For runs without a person, sign in as the app: grant_type=client_credentials has no session that ends.',
    ],
    example: refusedToken(
      700082,
      'The refresh token has expired due to inactivity. The token was issued on 2026-06-01T08:00:00Z and was inactive for 90.00:00:00.',
    ),
    nearMiss: refusedToken(7000222, 'The provided client secret keys are expired.', 'invalid_client'),
  },
  {
    code: 'ENTRA_ADMIN_CONSENT_NEEDED',
    title: 'A user signs in, and the app asks for permissions that only an administrator may allow',
    certainty: 'documented',
    numbers: [90094, 90095, 90008, 65004],
    meaning: (view) => `nobody has agreed to what app ${appOf(view, 'in clientId')} asks for on the user's behalf`,
    fix: () => [
      'If the app itself is to call, no consent is needed: use grant_type=client_credentials with scope …/.default.',
      'If a user must sign in, ask only for the delegated scope that the call needs, and have an administrator consent to that one. Do not add application permissions: they close the read-only admin APIs.',
    ],
    example: refusedToken(90094, 'Administrator consent is required.', 'invalid_request'),
    nearMiss: refusedToken(65001, "The user or administrator has not consented to use the application with ID 'x'."),
  },
  {
    code: 'ENTRA_USER_NOT_ASSIGNED',
    title: 'The user is not assigned to the app',
    certainty: 'documented',
    numbers: [50105],
    meaning: (view) => `app ${appOf(view, 'in clientId')} accepts only users who are assigned to it`,
    fix: (view) => [
      `In Entra, Enterprise applications, app ${appOf(view, 'of clientId')}, Users and groups: add the user or a group that has the user.`,
      AS_APP,
    ],
    example: refusedToken(
      50105,
      "The signed in user 'ana@contoso.example' is not assigned to a role for the application '0d4f0a1e-1f8e-4a0f-9d5e-2b6c1f6d7e8f'(reports).",
    ),
    nearMiss: refusedToken(501051, "Application 'x' is not assigned to a role for the application 'y'."),
  },
  {
    code: 'ENTRA_DEVICE_POLICY',
    title: 'A Conditional Access policy requires another device or app',
    certainty: 'documented',
    numbers: [50005, 50097, 50129, 50131, 50155, 53000, 53001, 53002],
    meaning: () => 'a policy allows sign-in only from a managed or compliant device, or with an approved app',
    fix: () => [
      'Sign in from a device that your organization manages.',
      AS_APP,
      'Have an administrator look up the sign-in in Entra, Sign-in logs, Conditional Access: it names the policy.',
    ],
    example: refusedToken(
      53000,
      'Device is not in required device state: {state}. Conditional Access policy requires a compliant device, and the device is not compliant.',
      'interaction_required',
    ),
    nearMiss: refusedToken(53003, 'Access has been blocked by Conditional Access policies.', 'access_denied'),
  },
  {
    code: 'ENTRA_SECURITY_DEFAULTS',
    title: 'The security defaults of the tenant block this way to sign in',
    certainty: 'documented',
    numbers: [530035],
    meaning: () => 'security defaults allow no older or unsafe sign-in, such as a password sent by a script',
    fix: () => [AS_APP, INTERACTIVE, 'Leave security defaults on.'],
    example: refusedToken(530035, 'Access has been blocked by security defaults.', 'access_denied'),
    nearMiss: refusedToken(53003, 'Access has been blocked by Conditional Access policies.', 'access_denied'),
  },
  {
    code: 'ENTRA_DELEGATED_ADMIN_BLOCKED',
    title: "A partner's administrator is blocked because of a risk",
    certainty: 'documented',
    source: 'the table of error codes; the cure is from one report',
    numbers: [530034],
    meaning: () => "the delegated administrator's own tenant has found a risk for the account",
    fix: () => [
      "In the partner's own tenant: Entra, Identity Protection, Risky users: check the account, and dismiss the risk if there is none.",
      AS_APP,
    ],
    example: refusedToken(
      530034,
      'A delegated administrator was blocked from accessing the tenant due to account risk in their home tenant.',
      'access_denied',
    ),
    nearMiss: refusedToken(53003, 'Access has been blocked by Conditional Access policies.', 'access_denied'),
  },
  {
    code: 'ENTRA_PARTNER_APP',
    title: "The partner's app is not authorized in the customer's tenant",
    certainty: 'documented',
    numbers: [90099],
    meaning: (view) =>
      `the customer's tenant has not authorized app ${appOf(view, 'in clientId')} for delegated administrators`,
    fix: (view) => [
      `The customer's administrator consents to app ${appOf(view, 'of clientId')} once, or the partner authorizes it with the Partner Center API.`,
    ],
    example: refusedToken(
      90099,
      "The application '0d4f0a1e-1f8e-4a0f-9d5e-2b6c1f6d7e8f' (reports) has not been authorized in the tenant '72f988bf-86f1-41af-91ab-2d7cd011db47'. Applications must be authorized to access the external tenant before partner delegated administrators can use them.",
      'invalid_grant',
    ),
    nearMiss: refusedToken(65001, "The user or administrator has not consented to use the application with ID 'x'."),
  },
];
