// The clients, unmodified. `needs`: what has to be installed for it. `attempt`: the commands that sign in and read. `says`: its own words
// for a mistake, null where it does not meet it. `more`: what else it does, in the long proof; in the short one too where it is `quick`.
import { AZURE_CLI } from './azure-cli.mjs';
import { FABRIC_MCP } from './fabric-mcp.mjs';
import { LIBRARIES } from './libraries.mjs';
import { PBICLI } from './pbicli.mjs';
import { POSTMAN_COLLECTIONS } from './postman-collections.mjs';

export const CLIENTS = [...LIBRARIES, AZURE_CLI, PBICLI, FABRIC_MCP, ...POSTMAN_COLLECTIONS];
