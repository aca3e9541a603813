// Microsoft's sign-in library for Node as its samples for Power BI lock it: it adds OpenID's scopes and asks for the instances.
import msal from 'msal-node-1';
import { authority, clientId, clientSecret, fail, read, scope } from './read.mjs';

const app = new msal.ConfidentialClientApplication({ auth: { clientId, clientSecret, authority } });
await app.acquireTokenByClientCredential({ scopes: [scope] }).then(({ accessToken }) => read(accessToken), fail);
