// An endpoint for index.html, to try it on your own machine:
//
//   AZURE_TENANT_ID=… AZURE_CLIENT_ID=… AZURE_CLIENT_SECRET=… GROUP_ID=… REPORT_ID=… node server.js
//
// The secret stays here, and the browser gets a token for one report. It answers this machine only, and anybody on it: in an
// application of yours, first check who is signed in, and give each reader their own identity (the recipe Embed shows the body).
// LOGIN_URL, API_URL and SCOPE choose another cloud, or the emulator.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';

const FILES = { '/': ['index.html', 'text/html'], '/embed.js': ['embed.js', 'text/javascript'] };

/** What the page needs for one report. @throws Error that says which request was refused, without a secret in it */
export async function embedding(settings) {
  const { loginUrl, apiUrl, scope, tenantId, clientId, clientSecret, groupId, reportId } = settings;
  const fields = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret, scope };
  const body = new URLSearchParams(fields);
  const { access_token } = await asked(`${loginUrl}/${tenantId}/oauth2/v2.0/token`, { method: 'POST', body });
  const headers = { Authorization: `Bearer ${access_token}`, 'Content-Type': 'application/json' };
  const root = `${apiUrl}/v1.0/myorg`;
  const { embedUrl, datasetId } = await asked(`${root}/groups/${groupId}/reports/${reportId}`, { headers });
  const datasets = datasetId === undefined ? [] : [{ id: datasetId }];
  const wanted = JSON.stringify({ reports: [{ id: reportId, allowEdit: false }], datasets });
  const { token, expiration } = await asked(`${root}/GenerateToken`, { method: 'POST', headers, body: wanted });
  return { embedUrl, reportId, token, expiration };
}

async function asked(address, options) {
  const answer = await fetch(address, options);
  if (!answer.ok) throw new Error(`${new URL(address).pathname} answered ${answer.status}`);
  return answer.json();
}

/** Serves the page and its endpoint on 127.0.0.1. */
export function serve(settings, port) {
  const server = createServer(async (request, response) => {
    const own = `127.0.0.1:${server.address().port}`;
    // Another site that a browser is sent to must not get a token by a name that leads here.
    if (request.headers.host !== own || (request.headers.origin ?? `http://${own}`) !== `http://${own}`)
      return send(response, 403, 'text/plain', 'Not for other sites.');
    const file = FILES[request.url];
    if (file) return send(response, 200, file[1], readFileSync(fileURLToPath(new URL(file[0], import.meta.url))));
    if (request.url !== '/embed-token') return send(response, 404, 'text/plain', 'Not here.');
    try {
      send(response, 200, 'application/json', JSON.stringify(await embedding(settings)));
    } catch (error) {
      process.stderr.write(`${error.message}\n`);
      send(response, 502, 'text/plain', 'No token: see the console of the server.');
    }
  });
  return new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(server)));
}

function send(response, status, type, body) {
  response.writeHead(status, { 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': 'no-store' });
  response.end(body);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { env } = process;
  const settings = {
    loginUrl: env.LOGIN_URL ?? 'https://login.microsoftonline.com',
    apiUrl: env.API_URL ?? 'https://api.powerbi.com',
    scope: env.SCOPE ?? 'https://analysis.windows.net/powerbi/api/.default',
    tenantId: env.AZURE_TENANT_ID,
    clientId: env.AZURE_CLIENT_ID,
    clientSecret: env.AZURE_CLIENT_SECRET,
    groupId: env.GROUP_ID,
    reportId: env.REPORT_ID,
  };
  const server = await serve(settings, Number(env.PORT ?? 8080));
  process.stdout.write(`http://127.0.0.1:${server.address().port}\n`);
}
