import { Agent, request as httpRequest } from 'node:http';
import { clouds } from '../../catalogue/entra/clouds.ts';
import { defined } from '../../catalogue/model/defined.ts';
import {
  MARKER_PATH,
  startEmulator,
  withNames,
  type ClientCall,
  type Scenario,
  type SigningKey,
} from '../../emulator/index.ts';

/** A call as it goes over the wire. */
export interface Call {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What came back. */
export interface Received {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export type CallerKind = 'app' | 'user';

/** An emulated tenant that is asked for answers. */
export interface Tenant {
  send(call: Call, as: CallerKind): Promise<Received>;
  /** What the scenario's client sends before its own call. */
  prepare(): Promise<void>;
  /** Puts the content back as it was at the start. */
  reset(): Promise<void>;
  /** Its address, as answers name it. */
  readonly origin: string;
  close(): Promise<void>;
}

/** Starts an emulator and signs in, as the client of the scenario does. */
export async function openTenant(signingKey: SigningKey, scenario?: Scenario): Promise<Tenant> {
  const emulator = await startEmulator({ signingKey, clock: 'fixed', ...defined({ scenario }) });
  // An agent of its own: no proxy of the environment, and one connection for all.
  const agent = new Agent({ keepAlive: true });
  const { port } = new URL(emulator.url);
  const sendRaw = (call: Call): Promise<Received> => exchange(Number(port), agent, call);
  const { tenantId, clientId, clientSecret, accessToken, scope = clouds[0]!.scope } = await emulator.clientValues();
  const tokens = {
    app: accessToken || (await signIn(sendRaw, tenantId, { client_id: clientId, client_secret: clientSecret, scope })),
    user: await emulator.userToken(),
  };
  const send: Tenant['send'] = (call, as) =>
    sendRaw({ ...call, headers: { ...call.headers, Authorization: `Bearer ${tokens[as]}` } });
  return {
    send,
    origin: emulator.url,
    async prepare() {
      for (const before of scenario?.client?.before ?? []) await send(callOf(before), 'app');
    },
    async reset() {
      await sendRaw({ method: 'POST', path: `${MARKER_PATH}/reset`, headers: {} });
    },
    async close() {
      agent.destroy();
      await emulator.close();
    },
  };
}

/** A call of a scenario's client, with the standard tenant's ids in it. */
export function callOf({ method = 'GET', path, headers = {}, body, text }: ClientCall): Call {
  const content = text ?? (body === undefined ? undefined : withNames(JSON.stringify(body)));
  return {
    method,
    path: withNames(path),
    headers: { ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
    ...defined({ body: content }),
  };
}

async function signIn(
  send: (call: Call) => Promise<Received>,
  tenantId: string,
  credential: Readonly<Record<string, string>>,
): Promise<string> {
  const { body } = await send({
    method: 'POST',
    path: `/${tenantId}/oauth2/v2.0/token`,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ grant_type: 'client_credentials', ...credential }).toString(),
  });
  return (JSON.parse(body.toString('utf8')) as { access_token?: string }).access_token ?? '';
}

function exchange(port: number, agent: Agent, { method, path, headers, body }: Call): Promise<Received> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ host: '127.0.0.1', port, agent, method, path, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('error', reject);
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, String(value)])),
          body: Buffer.concat(parts),
        }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
