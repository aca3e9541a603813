// Runs a Postman collection by Newman as it is published, and prints a line for each answer: method and path, status, the reason in the
// header, and the start of the body. The second argument names one request. Ends with 1 when none was answered well, for Newman itself
// ends with 0 whatever is answered to a collection without tests.
import newman from 'newman';

const [, , collection, folder] = process.argv;
const { AZURE_TENANT_ID: tenantId, AZURE_CLIENT_ID: clientId, AZURE_CLIENT_SECRET: clientSecret } = process.env;

/** What a person pastes into the collection. It is a variable of the run, and in no file. */
const accessToken = await signIn();

let good = 0;
newman
  .run({
    collection,
    ...(folder === undefined ? {} : { folder }),
    envVar: Object.entries({ tenantId, accessToken }).map(([key, value]) => ({ key, value })),
  })
  .on('request', (error, { item, response }) => {
    if (error) return console.log(`${item.name} -> ${error.message}`);
    const reason = response.headers.get('x-powerbi-error-info') ?? '';
    if (response.code < 400) good += 1;
    console.log(`${item.name} -> ${response.code} ${reason} ${response.text().replace(/\s+/g, ' ').slice(0, 1000)}`);
  })
  .on('done', (error) => {
    if (error) console.log(error.message);
    process.exitCode = error || good === 0 ? 1 : 0;
  });

async function signIn() {
  const answer = await fetch(`https://login.microsoftonline.com/${tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      scope: 'https://analysis.windows.net/powerbi/api/.default',
    }),
  });
  return (await answer.json()).access_token;
}
