import { standardTenant } from '../../catalogue/powerbi/index.ts';
import { startEmulator, type Emulator } from '../../emulator/index.ts';
import { fieldsOf, rowsOf, type Fields } from '../../emulator/powerbi/fields.ts';
import { appToken } from './client.ts';
import { traps } from './recipe-traps.ts';

/** What earlier answers gave, by the names in braces. */
type Known = Record<string, string>;

/** The gateway's data source beside the one of the standard tenant's ids. */
const OTHER = 'e5baac0b-e7b8-46fb-8335-5fc6ac969e1e';

const recipes = [...new Set(traps.map(({ recipe }) => recipe))];

describe.each(recipes)('%s', (wanted) => {
  const ofRecipe = traps.filter(({ recipe }) => recipe === wanted);
  test.each(ofRecipe.map((trap) => [trap.trap, trap] as const))('%s', async (_name, { given, calls, answers }) => {
    const emulator = await startEmulator({ clock: 'fixed', scenario: { about: '', ...(given && { tenant: given }) } });
    try {
      const known: Known = {
        ...standardTenant,
        port: '',
        'other gateway datasource': OTHER,
        token: await appToken(emulator),
      };
      const met: string[] = [];
      for (const call of calls) met.push(await answered(emulator, call, known));
      expect(met).toEqual(answers);
    } finally {
      await emulator.close();
    }
  });
});

async function answered(emulator: Emulator, call: string, known: Known): Promise<string> {
  if (call === 'new token') {
    known['token'] = await appToken(emulator);
    return '';
  }
  if (call === 'remove the app') {
    emulator.change({ workspaces: { 'Northwind Sales': { roles: { 'Northwind reporting app': null } } } });
    return '';
  }
  const filled = call.replace(/\{([a-zA-Z-]+(?:[ ,]+\w+)*)\}/g, (all, name: string) => known[name] ?? all);
  if (/^[A-Z]+ as user /.test(call)) known['user'] ??= await emulator.userToken();
  const [, method = '', as, path = '', form, body] =
    /^([A-Z]+) (as user )?(\S+(?: eq '[^']*')?)(?: (file|text))?(?: ([\s\S]*))?$/.exec(filled) ?? [];
  const headers: Record<string, string> = { authorization: `Bearer ${as ? known['user'] : known['token']}` };
  if (path.startsWith('http')) headers['x-ms-blob-type'] = 'BlockBlob';
  else if (form === 'file') headers['content-type'] = 'multipart/form-data; boundary=b';
  else if (form === 'text') headers['content-type'] = 'application/octet-stream';
  else if (body !== undefined) headers['content-type'] = 'application/json';
  const sent =
    form === 'file' ? `--b\r\nContent-Disposition: form-data; name="file"\r\n\r\n${body}\r\n--b--\r\n` : body;
  const url = path.startsWith('http') ? path : `${emulator.url}/v1.0/myorg${path}`;
  try {
    const answer = await fetch(url, { method, headers, redirect: 'manual', ...(sent !== undefined && { body: sent }) });
    return told(answer, await answer.text(), known);
  } catch {
    return 'broken';
  }
}

/** The status, and the code or the state that an answer tells; what it gives for later calls is kept. */
function told(answer: Response, text: string, known: Known): string {
  const body = fieldsOf(text.startsWith('{') ? JSON.parse(text) : undefined);
  keep(answer, body, known);
  const info = answer.headers.get('x-powerbi-error-info');
  const code = fieldsOf(body['error'])['code'] ?? body['Message'] ?? info;
  const wait = answer.headers.get('retry-after');
  // An error of a job that failed is told by its state.
  const state = answer.ok ? stateOf(body) : code;
  return [answer.status, state, wait === null ? undefined : `Retry-After ${wait}`].filter(Boolean).join(' ');
}

function keep(answer: Response, body: Fields, known: Known): void {
  const requestId = answer.headers.get('x-ms-request-id');
  if (requestId !== null) known['x-ms-request-id'] = requestId;
  if (typeof body['id'] === 'string') known['id'] = body['id'];
  if (typeof body['Url'] === 'string') known['url'] = body['Url'];
  const token = body['continuationToken'];
  if (typeof token === 'string') {
    known['continuationToken'] = token;
    known['continuationToken, encoded'] = encodeURIComponent(token);
  }
  const cloud = rowsOf(body['value']).find(({ datasourceType }) => datasourceType === 'OData');
  if (cloud !== undefined) {
    known['cloud gateway'] = String(cloud['gatewayId']);
    known['cloud datasource'] = String(cloud['datasourceId']);
  }
}

function stateOf(body: Fields): unknown {
  const { status, importState, value, activityEventEntities, workspaces, results, continuationToken } = body;
  if (Array.isArray(activityEventEntities))
    return `${activityEventEntities.length === 0 ? 'no events' : 'events'}${continuationToken === null ? '' : ', more'}`;
  if (Array.isArray(workspaces)) return rowsOf(rowsOf(workspaces)[0]?.['datasets'])[0]?.['tables'] ? 'whole' : 'thin';
  if (Array.isArray(results)) return rowsOf(results)[0]?.['error'] ? 'error inside' : '';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : ofFirst(fieldsOf(value[0]));
  return status ?? importState ?? '';
}

/** The state of the newest job of a list, and why it failed. */
function ofFirst({ status, serviceExceptionJson }: Fields): string {
  const why = typeof serviceExceptionJson === 'string' ? fieldsOf(JSON.parse(serviceExceptionJson))['errorCode'] : '';
  return [status, why].filter(Boolean).join(' ');
}

test('no trap is named twice, and each has an answer for each call', () => {
  const names = traps.map(({ recipe, trap }) => `${recipe}: ${trap}`);
  expect(new Set(names).size).toBe(names.length);
  expect(traps.filter(({ calls, answers }) => calls.length !== answers.length)).toEqual([]);
});
