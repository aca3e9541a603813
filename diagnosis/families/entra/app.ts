import * as pages from '../../pages.ts';
import { appOf, loginOf, quotedIn, tenantOf, value } from '../../rules/token/aadsts.ts';
import type { View } from '../../view.ts';
import { refusedToken, wrongSecret, type TokenRow } from './row.ts';

const APP = '0d4f0a1e-1f8e-4a0f-9d5e-2b6c1f6d7e8f';
const POWER_BI = '00000009-0000-0000-c000-000000000000';
const OVERVIEW = "Put Directory (tenant) ID, from the app registration's Overview page, into tenantId.";

/** Refusals of an app, of what it proves itself with, and of the resource that it asks for. */
export const appRows: readonly TokenRow[] = [
  {
    code: 'ENTRA_SERVICE_PRINCIPAL_MISSING',
    title: 'The app registration has no service principal in this tenant',
    certainty: 'reported',
    source: 'three reports with the same cure',
    numbers: [7000229],
    meaning: (view) =>
      `app ${appOf(view, 'in clientId')} is registered, but it has no service principal (enterprise application) in this tenant`,
    fix: (view) => [
      `Create it, signed in to that tenant: az ad sp create --id ${appOf(view, '{clientId}')} (az ad app create alone does not create it).`,
      `If the app belongs to another tenant, an administrator of this one consents to it once: ${consentPage(view)} (no API permission is needed for it).`,
      'Then give the new enterprise application its role in the workspace: the object id of the app registration does not work there.',
    ],
    example: refusedToken(
      7000229,
      `The client application ${APP} is missing service principal in the tenant 72f988bf-86f1-41af-91ab-2d7cd011db47. See instructions here: https://go.microsoft.com/fwlink/?linkid=2225119`,
      'invalid_client',
    ),
    nearMiss: refusedToken(
      700016,
      `Application with identifier '${APP}' was not found in the directory 'Contoso'.`,
      'unauthorized_client',
    ),
  },
  {
    code: 'ENTRA_PUBLIC_CLIENT',
    title: 'The app is registered as a public client, and a secret was sent',
    certainty: 'documented',
    source: 'the table of error codes; which platform makes it so is reported (five times)',
    numbers: [700025],
    meaning: (view) =>
      `app ${appOf(view, 'in clientId')} is a public client, which has no credential; client_secret or client_assertion was sent`,
    fix: () => [
      'In the app registration, Authentication: remove the redirect address under "Mobile and desktop applications" or "Single-page application", or enter it under "Web" instead.',
      'Calls by the app itself need no redirect address: a separate registration for them is the simplest.',
      'If a user signs in with a public client, leave client_secret out of the request.',
    ],
    example: refusedToken(
      700025,
      `Client is public so neither 'client_assertion' nor 'client_secret' should be presented.`,
      'invalid_client',
    ),
    nearMiss: refusedToken(
      7000218,
      `The request body must contain the following parameter: 'client_assertion' or 'client_secret'.`,
      'invalid_client',
    ),
  },
  {
    code: 'ENTRA_SINGLE_TENANT',
    title: 'The app is for one tenant, and the request went to "common"',
    certainty: 'documented',
    source: 'the table of error codes; six reports',
    docs: pages.clientCredentials,
    numbers: [50194, 9002332],
    meaning: (view) =>
      `app ${appOf(view, 'in clientId')} is registered for one tenant only; the request went to ${value(tenantOf(view), 'common')}`,
    fix: () => [
      `${OVERVIEW} The token address then has it in place of common.`,
      'Leave the registration single-tenant: an app that only your tenant uses needs no more.',
    ],
    example: refusedToken(
      50194,
      `Application '${APP}'(reports) is not configured as a multi-tenant application. Usage of the /common endpoint is not supported for such apps created after '10/15/2018'. Use a tenant-specific endpoint or configure the application to be multi-tenant.`,
      'invalid_request',
      'common',
    ),
    nearMiss: refusedToken(50196, 'The server terminated an operation because it encountered a client request loop.'),
  },
  {
    code: 'ENTRA_TENANT_MISSING',
    title: 'The request names no tenant',
    certainty: 'documented',
    docs: pages.clientCredentials,
    numbers: [50059, 50128, 90019],
    meaning: () => 'neither the address nor the credentials say which tenant is meant',
    fix: () => [
      OVERVIEW,
      'The token address is https://login.microsoftonline.com/{tenantId}/oauth2/v2.0/token, with a GUID or a domain of the tenant.',
    ],
    example: refusedToken(
      50059,
      'No tenant-identifying information found in either the request or implied by any provided credentials.',
      'invalid_request',
      'common',
    ),
    nearMiss: refusedToken(90002, "Tenant 'nowhere.example' not found.", 'invalid_request'),
  },
  {
    code: 'ENTRA_LOGIN_HOST_UNKNOWN',
    title: 'Entra does not know the login host',
    certainty: 'documented',
    docs: pages.clouds,
    numbers: [50049],
    meaning: (view) => `${loginOf(view)} is not the address of a cloud`,
    fix: () => [
      "Set loginUrl to your cloud's: https://login.microsoftonline.com for commercial and GCC, https://login.microsoftonline.us for GCC High and DoD, https://login.chinacloudapi.cn for China.",
    ],
    example: refusedToken(50049, 'Unknown or invalid instance.', 'invalid_instance'),
    nearMiss: refusedToken(
      90038,
      "Tenant 'x' request is being redirected to the National Cloud 'USGov'.",
      'invalid_request',
    ),
  },
  {
    code: 'ENTRA_RESOURCE_DISABLED',
    title: 'The resource is disabled in this tenant',
    certainty: 'reported',
    source: 'the text is reported by several; for Power BI the cure is from one report',
    numbers: [500014],
    meaning: (view) => {
      const resource = quotedIn(view);
      return `the service principal of ${resource === POWER_BI || !resource ? 'the resource (for Power BI: Power BI Service)' : `the resource ${value(resource, '')}`} is disabled here, or its subscription has ended`;
    },
    fix: () => [
      'In Entra, Enterprise applications, with the filter "Application type" on All: open Power BI Service, Properties, and set "Enabled for users to sign-in?" to Yes.',
      "If it is enabled, check in the Microsoft 365 admin center that the tenant's Power BI or Fabric subscription has not ended.",
    ],
    example: refusedToken(
      500014,
      `The service principal for resource '${POWER_BI}' is disabled. This indicate that a subscription within the tenant has lapsed, or that the administrator for this tenant has disabled the application, preventing tokens from being issued for it.`,
      'invalid_resource',
    ),
    nearMiss: refusedToken(7000112, `Application '${APP}'(reports) is disabled.`, 'unauthorized_client'),
  },
  {
    code: 'ENTRA_SERVICE_NOT_SUBSCRIBED',
    title: 'The tenant has not subscribed to the service, or never used it',
    certainty: 'documented',
    source: 'the table of error codes; the error name invalid_client is reported',
    numbers: [650052],
    meaning: (view) =>
      `the requested service${quotedIn(view) ? ` (${value(quotedIn(view), '')})` : ''} has no service principal in this tenant`,
    fix: () => [
      'If it is Power BI: have a user of the tenant sign in at https://app.powerbi.com once, which signs the tenant up.',
      'If it is your own API: an administrator of this tenant consents to that app. Or run az ad sp create --id with its client id.',
      "Check that tenantId is the tenant that you mean, and that scope is Power BI's.",
    ],
    example: refusedToken(
      650052,
      `The app needs access to a service ('https://analysis.windows.net/powerbi/api') that your organization 'contoso' has not subscribed to or enabled. Contact your IT Admin to review the configuration of your service subscriptions.`,
      'invalid_client',
    ),
    nearMiss: wrongSecret,
  },
  {
    code: 'ENTRA_CERTIFICATE_SUBJECT',
    title: 'The subject name of the certificate is not allowed for this app',
    certainty: 'documented',
    docs: pages.certificate,
    numbers: [700030],
    meaning: () => "the app trusts certificates by their subject name, and this one's is not among them",
    fix: (view) => [
      `Use a certificate whose subject name the app registration ${appOf(view, 'of clientId')} allows (trustedCertificateSubjects in its manifest).`,
      'Or upload the public part of this certificate under Certificates & secrets, so that it is known by its thumbprint.',
    ],
    example: refusedToken(
      700030,
      'Invalid certificate - subject name in certificate is not authorized. SubjectNames/SubjectAlternativeNames (up to 10) in token certificate are: cn=reports.contoso.example.',
      'invalid_client',
    ),
    nearMiss: refusedToken(
      700027,
      'Client assertion failed signature validation. [Reason - The key was not found.]',
      'invalid_client',
    ),
  },
  {
    code: 'ENTRA_FEDERATION_TOKEN_KIND',
    title: "A user's token was sent as the assertion",
    certainty: 'documented',
    docs: pages.federation,
    numbers: [700229],
    meaning: () => "where Entra itself is the issuer, only an app's own token can be a federated credential",
    fix: () => [
      'Get the assertion with grant_type=client_credentials or from a managed identity, for the audience api://AzureADTokenExchange, and put it into clientAssertion.',
    ],
    example: refusedToken(
      700229,
      'Only app-only tokens can be used as Federated Identity Credentials for AAD issuer.',
      'invalid_client',
    ),
    nearMiss: refusedToken(
      700213,
      "No matching federated identity record found for presented assertion subject 'x'.",
      'invalid_client',
    ),
  },
  {
    code: 'ENTRA_ON_BEHALF_CLOSED',
    title: 'The app is not allowed to call on behalf of a user',
    certainty: 'documented',
    numbers: [7000114],
    meaning: (view) => `app ${appOf(view, 'in clientId')} may not exchange a user's token for another`,
    fix: () => [
      'If the app itself is to call: send grant_type=client_credentials with scope …/.default, and no assertion of a user.',
      'For calls on behalf of a user, use an app registration of your own as the middle tier.',
    ],
    example: refusedToken(
      7000114,
      `Application '${APP}' is not allowed to make application on-behalf-of calls.`,
      'invalid_grant',
    ),
    nearMiss: wrongSecret,
  },
  {
    code: 'ENTRA_FIRST_PARTY_APP',
    title: 'The client id belongs to Microsoft, not to you',
    certainty: 'documented',
    numbers: [65002],
    meaning: (view) =>
      `app ${value(quotedIn(view) || view.evidence.settings.clientId, 'in clientId')} is Microsoft's own, and Microsoft has not let it ask for this resource`,
    fix: () => [
      'Register an app of your own in Entra, and put its Application (client) ID into clientId.',
      'If the client id came from a sample or a tool, it works only for what that tool does.',
    ],
    example: refusedToken(
      65002,
      `Consent between first party application '04b07795-8ddb-461a-bbee-02f9e1bf7b46' and first party resource '${POWER_BI}' must be configured via preauthorization - applications owned and operated by Microsoft must get approval from the API owner before requesting tokens for that API.`,
      'invalid_request',
    ),
    nearMiss: refusedToken(
      65001,
      `The user or administrator has not consented to use the application with ID '${APP}'.`,
    ),
  },
  {
    code: 'ENTRA_TENANT_RESTRICTION',
    title: 'A policy blocks every sign-in to this tenant from here',
    certainty: 'documented',
    numbers: [50002, 500021, 500022, 500212, 500213],
    meaning: (view) =>
      `access to tenant ${value(quotedIn(view) || tenantOf(view), 'asked')} is denied: tenant restrictions that the company proxy adds, or a cross-tenant access policy`,
    fix: () => [
      "Ask the network's administrator to add this tenant to the header Restrict-Access-To-Tenants (tenant restrictions) of its proxy.",
      'If both tenants are yours, check Entra, External Identities, Cross-tenant access settings, inbound and outbound.',
      'To find out which, ask for the token from another network: if that works, the proxy is the cause.',
    ],
    example: refusedToken(500021, "Access to 'contoso' tenant is denied.", 'access_denied'),
    nearMiss: refusedToken(53003, 'Access has been blocked by Conditional Access policies.', 'access_denied'),
  },
  {
    code: 'ENTRA_UNAVAILABLE',
    title: 'Entra has a temporary fault',
    certainty: 'documented',
    numbers: [50033, 50087, 90006, 90012, 90024, 90033, 90090],
    meaning: () => 'the token could not be issued at this moment, and nothing in the request is wrong',
    fix: () => [
      'Send the same request again after some seconds, with a longer pause each time.',
      'If it lasts an hour, look at the service health page of Azure for Microsoft Entra ID.',
    ],
    example: refusedToken(90033, 'A transient error has occurred. Please try again.', 'temporarily_unavailable'),
    nearMiss: refusedToken(90055, 'The tenant is being throttled.', 'temporarily_unavailable'),
  },
];

function consentPage(view: View): string {
  const login = /^login\./.test(view.host) ? view.host : 'login.microsoftonline.com';
  return `https://${login}/${value(tenantOf(view), '{tenantId}')}/adminconsent?client_id=${appOf(view, '{clientId}')}`;
}
