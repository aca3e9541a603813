import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { allScopes, appClaims, userClaims } from './entra/claims.ts';
import { createSigningKey, sign } from './entra/keys.ts';
import type { SigningKey } from './entra/keys.ts';
import { powerBiAudience } from './entra/resources.ts';
import { createFaults } from './fault.ts';
import type { Fault } from './fault.ts';
import { PortInUseError } from './port-in-use.ts';
import type { ReceivedRequest } from './received.ts';
import { clientValues } from './scenario/client-values.ts';
import type { ClientValues } from './scenario/client-values.ts';
import { checkedScenario } from './scenario/read.ts';
import type { Scenario } from './scenario/scenario.ts';
import { checkedFault, readChange, withChange } from './scenario/tenant-form.ts';
import { createServer } from './server.ts';
import type { Tls } from './server.ts';
import { createService } from './service.ts';
import type { TenantChange } from './tenant/change.ts';
import { cloudOf } from './tenant/cloud.ts';
import type { TenantDefinition } from './tenant/definition.ts';
import { firstApp, userNamed, withSecret } from './tenant/identities.ts';
import type { LiveTenant } from './tenant/live.ts';
import { standardTenantDefinition } from './tenant/standard.ts';

export type { Certainty, Evidence } from './certainty.ts';
export { createSigningKey } from './entra/keys.ts';
export type { SigningKey } from './entra/keys.ts';
export { tokenRules } from './entra/rules/index.ts';
export { fabricRefusals } from './fabric/index.ts';
export type { Fault } from './fault.ts';
export { markerPath } from './marker.ts';
export { PortInUseError } from './port-in-use.ts';
export { contentRefusals } from './powerbi/index.ts';
export type { ReceivedRequest } from './received.ts';
export { callRefusals, tokenRefusals } from './refusals/index.ts';
export { withNames } from './scenario/client-values.ts';
export type { ClientValues } from './scenario/client-values.ts';
export { ScenarioInvalidError, ScenarioUnknownError } from './scenario/errors.ts';
export { readScenario, scenarioNames } from './scenario/read.ts';
export type { ClientCall, Scenario, ScenarioClient } from './scenario/scenario.ts';
export type { Tls } from './server.ts';
export type { TenantChange } from './tenant/change.ts';
export type * from './tenant/definition.ts';
export type { SettingName, TenantSetting } from './tenant/settings.ts';
export { standardTenantDefinition } from './tenant/standard.ts';
export { switchReadings } from './tenant/switches.ts';
export type { Switches } from './tenant/switches.ts';

/** How to start an emulator. */
export interface EmulatorOptions {
  /** 0 or absent: a free port. */
  readonly port?: number;
  /** The secret of the tenant's first app; random at each start when absent, unless the tenant's definition has one. */
  readonly clientSecret?: string;
  /** The standard tenant when absent. */
  readonly tenant?: TenantDefinition;
  /** The cloud that the tenant lives in, by the catalogue's file name; that of the tenant's definition when absent. */
  readonly cloud?: string;
  /** What is broken in the tenant, or about the client. */
  readonly scenario?: Scenario;
  readonly faults?: readonly Fault[];
  /** Signs the tokens; when absent, one that all emulators of this process share: making one takes a moment. */
  readonly signingKey?: SigningKey;
  /** Serves https with this key and certificate. */
  readonly tls?: Tls;
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
  /** `http://127.0.0.1:PORT` (`https://localhost:PORT` with a certificate): both the login host and the API host. */
  readonly url: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The address of the Fabric API; empty where the tenant's cloud has none. */
  readonly fabricUrl: string;
  /** A signed-in user's token for Power BI. */
  userToken(options?: UserTokenOptions): Promise<string>;
  /** What the scenario's client has in its settings, the same each time; without a scenario, what is right. */
  clientValues(): Promise<ClientValues>;
  /** What was answered so far, the newest last. */
  readonly requests: readonly ReceivedRequest[];
  /** @throws ScenarioInvalidError when a number in it is out of bounds */
  addFault(fault: Fault): void;
  clearFaults(): void;
  /**
   * Changes the tenant: what is absent stays, null takes away. `faults` replace those in force.
   * @throws ScenarioInvalidError when it says something unknown; then nothing is changed
   */
  change(change: TenantChange): void;
  /** Ends all connections; resolves when the port is free. */
  close(): Promise<void>;
}

let ownKey: Promise<SigningKey> | undefined;

/**
 * Starts an emulator on 127.0.0.1. Its signing key is new in each process unless it is given.
 * @throws PortInUseError when the port is taken, ScenarioInvalidError when the scenario says something unknown
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const scenario = options.scenario === undefined ? undefined : checkedScenario(options.scenario);
  const standard = options.tenant ?? standardTenantDefinition();
  const different: TenantChange = {
    ...scenario?.tenant,
    ...(options.cloud === undefined ? {} : { cloud: options.cloud }),
  };
  const changed = withChange(standard, different);
  const tenant: LiveTenant = { definition: withSecret(changed, options.clientSecret) };
  const { clientId, secrets } = firstApp(tenant.definition);
  const good = { tenantId: tenant.definition.tenantId, clientId, clientSecret: secrets[0]?.value ?? '' };
  const cloud = cloudOf(tenant.definition);
  const scope = tenant.definition.cloud === undefined ? {} : { scope: cloud.scope };
  const key = options.signingKey ?? (await (ownKey ??= createSigningKey()));
  const faults = createFaults();
  const service = createService(tenant, key, faults);
  const addFault = (fault: Fault): void => faults.add(checkedFault(fault));
  for (const fault of [...(tenant.definition.faults ?? []), ...(options.faults ?? [])]) addFault(fault);
  const requests: ReceivedRequest[] = [];

  function change(value: unknown): void {
    const patch = readChange(value);
    tenant.definition = withChange(tenant.definition, patch);
    if (patch.faults !== undefined) {
      faults.clear();
      for (const fault of tenant.definition.faults ?? []) faults.add(fault);
    }
    service.change(patch);
  }

  const now = (): number => Math.floor(Date.now() / 1000);
  const userToken = ({ email, scopes = allScopes }: UserTokenOptions = {}): Promise<string> =>
    sign(userClaims(tenant.definition, userNamed(tenant.definition, email), scopes, now()), key);
  const appToken = (): Promise<string> =>
    sign(
      appClaims(tenant.definition, firstApp(tenant.definition), powerBiAudience(tenant.definition), '1', now()),
      key,
    );
  const server = createServer({
    tenant,
    key,
    service,
    faults,
    requests,
    tls: options.tls,
    controls: { reset: () => service.reset(), change },
  });
  const port = await listen(server, options.port ?? 0);
  let pasted: Promise<ClientValues> | undefined;
  const url = options.tls === undefined ? `http://127.0.0.1:${port}` : `https://localhost:${port}`;
  return {
    url,
    ...good,
    fabricUrl: cloud.fabricUrl === '' ? '' : url,
    userToken,
    clientValues: () =>
      (pasted ??= clientValues({ ...good, ...scope }, scenario?.client ?? {}, {
        app: appToken,
        user: () => userToken(scenario?.client?.user),
      })),
    requests,
    addFault,
    clearFaults: faults.clear,
    change,
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
