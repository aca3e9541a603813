/** What stands in front of the collection: the way from import to the first green request. */
export const quickStart = `The whole Power BI REST API for a service principal: it fetches its token, finds the ids it needs, and says in its tests what the service should answer.

## From import to the first green request

1. Import this collection and the environment of your cloud (*Commercial* for most). Choose the environment at the top right.
2. Fill in \`tenantId\` and \`clientId\` from the app registration's overview page, and \`clientSecret\` with the secret's **Value**, not its ID. Keep the secret local: type it as the environment's *current value* in the desktop app. The web app sends requests through Postman's cloud agent, and the secret with them.
3. Run the folder *Start here*, or open its first request and press Send. The scripts fetch a token and send it along.
4. Green: your app has access. Red: the line says why, and what to change where.

## Ids

Leave \`groupId\`, \`datasetId\` and the others empty, and a read asks the list once and takes the first. Type one, and it is used as it is. A request whose id cannot be found is not sent: a line in its test results says what to run first.

## It only reads, until you say otherwise

What a request does is told by its method and address, not by its name. Three kinds are told apart:

| kind | is sent |
|---|---|
| plain reads | always |
| heavy reads (exports, scans, queries), which cost capacity | with \`allowHeavyReads\` set to \`true\` |
| everything else | with \`allowWrite\` set to the id of the tenant that may be changed |

\`allowWrite\` names a tenant, so that a copied environment changes nothing in another one. It is compared with the tenant of the token. Only an id that is typed into the environment counts: not \`true\`, not \`{{tenantId}}\`. To forbid changes again, empty the value: unticking it does not count in Newman and Postman CLI. With consent, what creates is sent, and what changes or deletes takes only the ids that this run created or that you typed, never one that it merely found.

## Where your secret goes

The secret goes to \`loginUrl\`, the token to \`apiUrl\`. Both must be a host of Power BI or Entra, or your own machine; anything else is refused before anything is sent. For a gateway of your own, name its host in the collection's variable \`trustedHosts\`.

## Sign in another way

\`tenantId\` and \`clientId\` are the same for all; only the last needs neither. What is filled in decides; fill in one of them.

| how | fill in |
|---|---|
| client secret | \`clientSecret\`: the secret's Value |
| certificate | \`privateKey\`: the key as PEM, not encrypted (lost line breaks do no harm); \`certificate\`: the certificate as PEM, or its thumbprint as the portal shows it. Both may stand in \`privateKey\` |
| federated credential | \`clientAssertion\`: the JWT of the other identity provider |
| a ready token | \`accessToken\`: it stands above the others. A user's token reaches what is closed to apps |

On top of any of them but a user's token, \`asProfileId\` calls as a service principal profile: everything but the admin APIs and the folder *Profiles*.

With the settings of two clouds mixed, nothing is sent, and the line says which value belongs there.

Each request says in its *Scripts* tab which status and shape it expects. Change it there.

Version {{version}}.`;
