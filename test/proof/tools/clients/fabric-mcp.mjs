// Microsoft's Fabric MCP server (.NET): it signs in by MSAL.NET when a tool is called.
import { join } from 'node:path';
import { root } from '../project.mjs';

const folder = join(root, 'test', 'proof', 'clients', 'fabric-mcp');
const REFUSED = /ClientSecretCredential authentication failed/;

export const FABRIC_MCP = {
  name: 'Fabric MCP server 1.4.0',
  needs: 'fabric-mcp',
  // It asks Fabric for its catalogue, which the emulator does not have: that it is told so takes a token that was accepted.
  good: { says: /EntityNotFound|\\?"status\\?":200/, code: undefined },
  // What the library knows of the reason goes to its log only; and the emulator does not get as far as a role.
  says: {
    'a wrong secret': REFUSED,
    'an expired secret': REFUSED,
    'a wrong tenant': REFUSED,
    'the switch off': null,
    'no role': null,
  },
  attempt: () => [
    [process.execPath, join(folder, 'call.mjs'), 'core_search-catalog', JSON.stringify({ search: 'Sales' })],
  ],
};
