import { emulatorAddress } from './address.ts';
import { operations, shapes } from '../catalogue/powerbi/index.ts';
import { defined } from '../catalogue/model/defined.ts';
import type { EmulatedApi } from './emulated-api.ts';
import { createSigningKey, type SigningKey } from './entra/keys.ts';
import { tokenMaker, type UserTokenOptions } from './entra/token-maker.ts';
import { createFaults, type Fault, type Faults } from './fault.ts';
import type { ReceivedRequest } from './http/received.ts';
import { close, createServer, listen, type Tls } from './http/server.ts';
import type { ClockSetting } from './powerbi/index.ts';
import { clientValues, type ClientValues } from './scenario/client-values.ts';
import { checkedScenario } from './scenario/read.ts';
import type { Scenario } from './scenario/scenario.ts';
import { checkedFault, readAdvance, readChange, withChange } from './scenario/checked-tenant.ts';
import { createService, type Service } from './service.ts';
import type { TenantChange } from './tenant/change.ts';
import { cloudOf } from './tenant/cloud.ts';
import type { TenantDefinition } from './tenant/definition.ts';
import { firstApp, withSecret } from './tenant/identities.ts';
import type { LiveTenant } from './tenant/live.ts';
import { standardTenantDefinition } from './tenant/standard.ts';

export { managerRefusals } from './azure/manager.ts';
export type { Certainty, Evidence } from './certainty.ts';
export type { EmulatedApi } from './emulated-api.ts';
export { createSigningKey, type SigningKey } from './entra/keys.ts';
export type { UserTokenOptions } from './entra/token-maker.ts';
export { tokenRules } from './entra/rules/index.ts';
export { fabricRefusals } from './fabric/index.ts';
export type { Fault } from './fault.ts';
export { MARKER_PATH } from './http/marker.ts';
export { answeredHosts } from './http/rooms.ts';
export { PortInUseError } from './http/port-in-use.ts';
export { contentRefusals, type ClockSetting } from './powerbi/index.ts';
export type { ReceivedRequest } from './http/received.ts';
export { callRefusals, tokenRefusals } from './refusals/index.ts';
export { withNames, type ClientValues } from './scenario/client-values.ts';
export { ScenarioInvalidError, ScenarioUnknownError } from './scenario/errors.ts';
export { readScenario, scenarioNames } from './scenario/read.ts';
export { scenarioSchema } from './scenario/scenario-schema.ts';
export type { ClientCall, Scenario, ScenarioClient } from './scenario/scenario.ts';
export type { Tls } from './http/server.ts';
export type { TenantChange } from './tenant/change.ts';
export type * from './tenant/definition.ts';
export type { Role } from './tenant/role.ts';
export type { SettingName, TenantSetting } from './tenant/settings.ts';
export { standardTenantDefinition } from './tenant/standard.ts';
export { switchReadings, type Switches } from './tenant/switches.ts';

/** How to start an emulator. */
export interface EmulatorOptions {
  /** Which operations it answers; the Power BI REST API when absent. Of others it judges token and call, and answers 501. */
  readonly api?: EmulatedApi;
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
  /**
   * Where the times in answers come from; the computer's clock when absent. Tokens and the `Date` header go by the computer's clock in
   * any case: clients compare them with each other and with their own.
   */
  readonly clock?: ClockSetting;
  /** Signs the tokens; when absent, one that all emulators of this process share: making one takes a moment. */
  readonly signingKey?: SigningKey;
  /** Serves https with this key and certificate. */
  readonly tls?: Tls;
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
  /**
   * Lets time pass at once on the tenant's clock: limits, the activity log and expiries go by it. Tokens do not.
   * @throws ScenarioInvalidError when it is not a whole number, is negative, or is more than a year
   */
  advance(milliseconds: number): void;
  /** Ends all connections; resolves when the port is free. */
  close(): Promise<void>;
}

let ownKey: Promise<SigningKey> | undefined;

/**
 * Starts an emulator on 127.0.0.1. Its signing key is new in each process unless it is given.
 * @throws PortInUseError when the port is taken, ScenarioInvalidError when the scenario says something unknown
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const { api = { operations, shapes }, clock = 'real', tls } = options;
  const scenario = options.scenario === undefined ? undefined : checkedScenario(options.scenario);
  const tenant: LiveTenant = { definition: startingTenant(options, scenario) };
  const key = options.signingKey ?? (await (ownKey ??= createSigningKey()));
  const faults = createFaults();
  const service = createService({ api, tenant, key, faults, clock });
  const addFault = (fault: Fault): void => faults.add(checkedFault(fault));
  for (const fault of [...(tenant.definition.faults ?? []), ...(options.faults ?? [])]) addFault(fault);
  const requests: ReceivedRequest[] = [];
  const change = (value: unknown): void => changeTenant({ tenant, faults, service }, value);
  const advance = (time: unknown): void => service.advance(readAdvance(time));
  const controls = { reset: () => service.reset(), change, advance };
  const server = createServer({ tenant, key, service, faults, requests, tls, controls });
  const port = await listen(server, options.port ?? 0);
  const url = emulatorAddress(port, tls !== undefined);
  const { fabricUrl, scope } = cloudOf(tenant.definition);
  const { tenantId, cloud } = tenant.definition;
  const { clientId, secrets } = firstApp(tenant.definition);
  const good = { tenantId, clientId, clientSecret: secrets[0]?.value ?? '' };
  const tokens = tokenMaker(tenant, key, api);
  let pasted: Promise<ClientValues> | undefined;
  return {
    url,
    ...good,
    fabricUrl: fabricUrl === '' ? '' : url,
    userToken: tokens.user,
    clientValues: () =>
      (pasted ??= clientValues({ ...good, ...(cloud === undefined ? {} : { scope }) }, scenario?.client ?? {}, {
        app: tokens.app,
        user: () => tokens.user(scenario?.client?.user),
      })),
    requests,
    addFault,
    clearFaults: faults.clear,
    change,
    advance: (milliseconds) => advance({ milliseconds }),
    close: () => close(server),
  };
}

/** The tenant that the options and the scenario describe, with a secret for its first app. */
function startingTenant(options: EmulatorOptions, scenario: Scenario | undefined): TenantDefinition {
  const { tenant, cloud, clientSecret } = options;
  const different: TenantChange = { ...scenario?.tenant, ...defined({ cloud }) };
  const standard = standardTenantDefinition();
  // As it is, it needs no check: the library for it is loaded only where something differs.
  if (tenant === undefined && Object.keys(different).length === 0) return withSecret(standard, clientSecret);
  return withSecret(withChange(tenant ?? standard, different), clientSecret);
}

/** What a change of a running tenant changes. */
interface Changing {
  readonly tenant: LiveTenant;
  readonly faults: Faults;
  readonly service: Service;
}

function changeTenant({ tenant, faults, service }: Changing, value: unknown): void {
  const patch = readChange(value);
  tenant.definition = withChange(tenant.definition, patch);
  if (patch.faults !== undefined) {
    faults.clear();
    for (const fault of tenant.definition.faults ?? []) faults.add(fault);
  }
  service.change(patch);
}
