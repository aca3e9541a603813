import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { allScopes, userClaims } from './entra/claims.ts';
import { createSigningKey, sign } from './entra/keys.ts';
import type { Fault } from './fault.ts';
import { PortInUseError } from './port-in-use.ts';
import type { ReceivedRequest } from './received.ts';
import { createServer } from './server.ts';
import { createService } from './service.ts';
import type { TenantDefinition } from './tenant/definition.ts';
import { firstApp, userNamed, withSecret } from './tenant/identities.ts';
import { standardTenantDefinition } from './tenant/standard.ts';

export type { Certainty, Evidence } from './certainty.ts';
export { tokenRules } from './entra/rules/index.ts';
export type { Fault } from './fault.ts';
export { markerPath } from './marker.ts';
export { PortInUseError } from './port-in-use.ts';
export type { ReceivedRequest } from './received.ts';
export { callRefusals, tokenRefusals } from './refusals/index.ts';
export type * from './tenant/definition.ts';
export type { SettingName, TenantSetting } from './tenant/settings.ts';
export { standardTenantDefinition } from './tenant/standard.ts';
export type { Switches } from './tenant/switches.ts';

/** How to start an emulator. */
export interface EmulatorOptions {
  /** 0 or absent: a free port. */
  readonly port?: number;
  /** The secret of the tenant's first app; random at each start when absent, unless the tenant's definition has one. */
  readonly clientSecret?: string;
  /** The standard tenant when absent. */
  readonly tenant?: TenantDefinition;
  readonly faults?: readonly Fault[];
}

/** Whose token, and what it may do. */
export interface UserTokenOptions {
  /** The tenant's first Fabric administrator when absent. */
  readonly email?: string;
  /** Every scope that the description knows when absent. */
  readonly scopes?: readonly string[];
}

/** A running emulator of Entra's token endpoint and the Power BI API. */
export interface Emulator {
  /** `http://127.0.0.1:PORT`: both the login host and the API host. */
  readonly url: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** A signed-in user's token for Power BI. */
  userToken(options?: UserTokenOptions): Promise<string>;
  /** What was answered so far, the newest last. */
  readonly requests: readonly ReceivedRequest[];
  addFault(fault: Fault): void;
  clearFaults(): void;
  /** Ends all connections; resolves when the port is free. */
  close(): Promise<void>;
}

/**
 * Starts an emulator on 127.0.0.1. Its content is the standard one, its keys are new at each start.
 * @throws PortInUseError when the port is taken
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const tenant = withSecret(options.tenant ?? standardTenantDefinition(), options.clientSecret);
  const app = firstApp(tenant);
  const key = await createSigningKey();
  const service = createService(tenant, key);
  service.faults.push(...(options.faults ?? []));
  const requests: ReceivedRequest[] = [];
  const server = createServer(tenant, key, service, requests);
  const port = await listen(server, options.port ?? 0);
  return {
    url: `http://127.0.0.1:${port}`,
    tenantId: tenant.tenantId,
    clientId: app.clientId,
    clientSecret: app.secrets[0]?.value ?? '',
    userToken: ({ email, scopes = allScopes } = {}) => sign(userClaims(tenant, userNamed(tenant, email), scopes, Math.floor(Date.now() / 1000)), key),
    requests,
    addFault: (fault) => void service.faults.push(fault),
    clearFaults: () => void service.faults.splice(0),
    close: () => server.close(),
  };
}

async function listen(server: FastifyInstance, port: number): Promise<number> {
  try {
    await server.listen({ port, host: '127.0.0.1' });
  } catch (error) {
    await server.close();
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') throw new PortInUseError(port, { cause: error });
    throw error;
  }
  return (server.server.address() as AddressInfo).port;
}
