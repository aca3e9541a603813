// What each program here does once it has its token: it reads from Power BI, and prints what came.
const [, , path = '/v1.0/myorg/groups'] = process.argv;

/** The address that is read: by default the workspaces. */
export const address = `https://api.powerbi.com${path}`;

/** Whom to sign in as. */
export const { AZURE_TENANT_ID: tenantId, AZURE_CLIENT_ID: clientId, AZURE_CLIENT_SECRET: clientSecret } = process.env;

export const authority = `https://login.microsoftonline.com/${tenantId}`;
export const scope = 'https://analysis.windows.net/powerbi/api/.default';

/** Reads with a token that a library got. */
export async function read(token) {
  await show(await fetch(address, { headers: { authorization: `Bearer ${token}` } }));
}

/** Prints what was answered; a refusal ends the program with 1. */
export async function show(response) {
  const text = await response.text();
  console.log(`${response.status} ${response.headers.get('x-powerbi-error-info') ?? ''} ${text}`);
  process.exitCode = response.ok ? 0 : 1;
}

/** Prints what a library says went wrong, in its own words, as a program would that shows its errors. */
export function fail(error) {
  const causes = [];
  for (let each = error; each instanceof Error && causes.length < 4; each = each.cause) causes.push(each.message);
  console.log([...causes, JSON.stringify(error)].join('\n'));
  process.exit(1);
}
