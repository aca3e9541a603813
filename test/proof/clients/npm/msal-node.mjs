// Microsoft's sign-in library for Node.
import { ConfidentialClientApplication } from '@azure/msal-node';
import { authority, clientId, clientSecret, fail, read, scope } from './read.mjs';

const app = new ConfidentialClientApplication({ auth: { clientId, clientSecret, authority } });
await app.acquireTokenByClientCredential({ scopes: [scope] }).then(({ accessToken }) => read(accessToken), fail);
