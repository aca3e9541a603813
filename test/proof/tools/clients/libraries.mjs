// Libraries that sign in: each has a small program that signs in by it as its own documentation shows, and reads.
import { root } from '../project.mjs';
import { join } from 'node:path';

const programs = (...path) => join(root, 'test', 'proof', 'clients', ...path);

/** Its discovery is refused, and with it the tenant's name; the number is in a body that the library does not show. */
const NO_DISCOVERY = /Unable to get authority configuration for https:\/\/login\.microsoftonline\.com\/00000000-1111/;

const npm = (name, program, says = {}) => ({
  name,
  needs: 'npm',
  says,
  attempt: ({ path }) => [[process.execPath, programs('npm', program), path]],
});
const debian = (name, program, says = {}) => ({
  name,
  needs: 'debian',
  says,
  attempt: ({ path }, { python }) => [[python, programs('python', program), path]],
});

export const LIBRARIES = [
  npm('@azure/msal-node 7.2.3', 'msal-node.mjs'),
  // Of a refused token request this release shows the status and no more.
  npm('@azure/msal-node 1.12.1', 'msal-node-1.mjs', {
    'a wrong secret': /network_error: .*HTTP status code 401 \| Attempted to reach: .*\/oauth2\/v2\.0\/token/,
    'an expired secret': /network_error: .*HTTP status code 401 \| Attempted to reach: .*\/oauth2\/v2\.0\/token/,
    'a wrong tenant': /endpoints_resolution_error: .*00000000-1111-4222-8333-444444444444/,
  }),
  npm('@azure/identity 4.13.0', 'azure-identity.mjs'),
  npm('openid-client 6.9.0', 'openid-client.mjs', { 'a wrong tenant': /unexpected HTTP response status code/ }),
  npm('simple-oauth2 5.1.0', 'simple-oauth2.mjs'),
  debian('msal for Python', 'sign_in_msal.py', { 'a wrong tenant': NO_DISCOVERY }),
  debian('azure-identity for Python', 'sign_in_azure_identity.py', { 'a wrong tenant': NO_DISCOVERY }),
  debian('requests-oauthlib', 'sign_in_requests_oauthlib.py'),
  debian('authlib', 'sign_in_authlib.py'),
];
