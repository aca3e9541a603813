import { beforeYouStart, keepTheSecret, noPermissions, whatAnAppIs } from './before-you-start.ts';

/** What stands in front of the collection: the way from import to the first green request. */
export const quickStart = `The whole Power BI REST API for a service principal. The collection fetches its token and finds the ids it needs. Its tests say what the service should answer, and why it did not.

## Before you start

Once, before the first request:

${beforeYouStart.map((step, index) => `${index + 1}. ${step}`).join('\n')}

${noPermissions} ${whatAnAppIs}

## From import to the first green request

1. Import this collection and the environment of your cloud (*Commercial* for most). Choose the environment at the top right.
2. Fill in \`tenantId\` and \`clientId\` from the app registration's overview page, and \`clientSecret\` with the secret's **Value**, not its ID. Keep the secret local: ${keepTheSecret}. Save the environment (Ctrl+S). The web app sends requests through Postman's cloud agent, and the secret with them.
3. Run the folder *Start here*, or open its first request and press Send.
4. Green: your app has access. Red: the line says why, and what to change where.

## Ids

Leave \`groupId\`, \`datasetId\` and the others empty: a read asks the list once and takes the first id. An id that you type is used as it is. A request whose id cannot be found is not sent: a line in its test results says what to run first.

## It only reads, until you say otherwise

The method and the address of a request decide what it does, not its name:

| kind | is sent |
|---|---|
| plain reads | always |
| heavy reads (exports, scans, queries), which use capacity | with \`allowHeavyReads\` set to \`true\` |
| everything else | with \`allowWrite\` set to the id of the tenant that may be changed |

* \`allowWrite\` names a tenant, and is compared with the tenant of the token. So a copied environment changes nothing in another tenant.
* Only an id that is typed into the environment counts: not \`true\`, not \`{{tenantId}}\`.
* To forbid changes again, empty the value: clearing the checkbox is not enough in Newman and Postman CLI.
* With this permission, requests that create something are sent. Requests that change or delete take only ids that this run created or that you typed, never one that was only found.

## Where your secret goes

The secret goes to \`loginUrl\`, the token to \`apiUrl\`. Both must be a host of Power BI or Entra, or your own machine; any other is refused before anything is sent. For a gateway of your own, name its host in the collection's variable \`trustedHosts\`.

## Other ways to sign in

All ways need \`tenantId\` and \`clientId\`, except a ready token. Fill in one of these:

| how | fill in |
|---|---|
| client secret | \`clientSecret\`: the secret's Value |
| certificate | \`privateKey\`: the key as PEM, not encrypted (line breaks may be lost); \`certificate\`: the certificate as PEM, or its thumbprint as the portal shows it. Both may be in \`privateKey\` |
| federated credential | \`clientAssertion\`: the JWT of the other identity provider |
| a ready token | \`accessToken\`: it is used before all others. A user's token also reaches what is closed to apps |

An app can also call as a service principal profile: type its id into \`asProfileId\`. This does not apply to the admin APIs and the folder *Profiles*.

The settings must belong to one cloud. If they do not, nothing is sent, and the line says which value is right.

## Tests

The assertions of each request are in its own *Scripts > Post-response* tab. Edit an expectation there. The text of a failed test shows the cause of the refusal, which the collection's own script finds.

Version {{version}}.`;
