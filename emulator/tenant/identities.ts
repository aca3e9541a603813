import type { AppDefinition, TenantDefinition, UserDefinition } from './definition.ts';
import { randomSecret } from './secret.ts';

/** Longer than any run of the emulator. */
const never = '2999-12-31T00:00:00Z';

/** The tenant with a secret for its first app: the one given, in front of its others; a random one when it has none at all. */
export function withSecret(tenant: TenantDefinition, given: string | undefined): TenantDefinition {
  const app = firstApp(tenant);
  const value = given ?? (app.secrets.length === 0 ? randomSecret() : undefined);
  if (value === undefined || app.secrets[0]?.value === value) return tenant;
  const secrets = [{ value, expires: never }, ...app.secrets];
  return { ...tenant, apps: [{ ...app, secrets }, ...tenant.apps.slice(1)] };
}

/** @throws Error when the tenant has no app */
export function firstApp(tenant: TenantDefinition): AppDefinition {
  const [app] = tenant.apps;
  if (app === undefined) throw new Error('The tenant’s definition has no app');
  return app;
}

/**
 * The user with an email address; the first Fabric administrator when none is given.
 * @throws Error when there is no such user
 */
export function userNamed(tenant: TenantDefinition, email: string | undefined): UserDefinition {
  const user = tenant.users.find((candidate) => (email === undefined ? candidate.fabricAdministrator : candidate.email === email));
  if (user === undefined) throw new Error(`The tenant’s definition has no ${email === undefined ? 'Fabric administrator' : `user ${email}`}`);
  return user;
}
