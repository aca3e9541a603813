import type { AppDefinition, ClientSecret, GatewayDefinition, TenantDefinition, UserDefinition } from './definition.ts';
import { randomSecret } from './secret.ts';

/** Longer than any run of the emulator. */
const NEVER = '2999-12-31T00:00:00Z';

/** The tenant with a secret for its first app: the one given, in front of its others; a random one when it has none at all. */
export function withSecret(tenant: TenantDefinition, given: string | undefined): TenantDefinition {
  const app = firstApp(tenant);
  const value = given ?? (app.secrets.length === 0 ? randomSecret() : undefined);
  if (value === undefined || app.secrets[0]?.value === value) return tenant;
  const secrets = [{ value, expires: NEVER }, ...app.secrets];
  return { ...tenant, apps: [{ ...app, secrets }, ...tenant.apps.slice(1)] };
}

/** A secret of which a tenant's file says only when it expires, or nothing at all: files need no secrets in them. */
export function completedSecret({ value = randomSecret(), expires = NEVER }: Partial<ClientSecret>): ClientSecret {
  return { value, expires };
}

/** @throws Error when the tenant has no app */
export function firstApp(tenant: TenantDefinition): AppDefinition {
  const [app] = tenant.apps;
  if (app === undefined) throw new Error("The tenant's definition has no app");
  return app;
}

/**
 * The user with an email address; the first Fabric administrator when none is given.
 * @throws Error when there is no such user
 */
export function userNamed(tenant: TenantDefinition, email: string | undefined): UserDefinition {
  const user = tenant.users.find(
    (candidate) =>
      candidate.removed !== true && (email === undefined ? candidate.fabricAdministrator : candidate.email === email),
  );
  if (user === undefined)
    throw new Error(`The tenant's definition has no ${email === undefined ? 'Fabric administrator' : `user ${email}`}`);
  return user;
}

/** The object id of an app or a user of the tenant by name; what is no such name is an object id itself. */
export function objectIdOf(tenant: Pick<TenantDefinition, 'apps' | 'users'>, nameOrId: string): string {
  const app = tenant.apps.find(({ name }) => name === nameOrId);
  const user = tenant.users.find(({ name }) => name === nameOrId);
  return app?.servicePrincipalId ?? user?.objectId ?? nameOrId;
}

/** Whether somebody administers a gateway. */
export function isGatewayAdministrator(
  tenant: TenantDefinition,
  { administrators }: GatewayDefinition,
  objectId: string,
): boolean {
  return administrators.some((who) => objectIdOf(tenant, who) === objectId);
}
