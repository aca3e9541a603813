import type { TenantDefinition } from '../../../emulator/tenant/definition.ts';
import { firstApp, userNamed, withSecret } from '../../../emulator/tenant/identities.ts';
import { randomSecret } from '../../../emulator/tenant/secret.ts';
import { standardTenantDefinition } from '../../../emulator/tenant/standard.ts';

const old = { value: 'old', expires: '2025-01-01T00:00:00Z' };

function withApp(secrets: readonly (typeof old)[]): TenantDefinition {
  const tenant = standardTenantDefinition();
  return { ...tenant, apps: [{ ...firstApp(tenant), secrets }] };
}

function secretValues(tenant: TenantDefinition): string[] {
  return firstApp(tenant).secrets.map(({ value }) => value);
}

test('an app without a secret gets a random one, another one each time', () => {
  const [one, other] = [withSecret(withApp([]), undefined), withSecret(withApp([]), undefined)].map(secretValues);
  expect(one?.[0]).toMatch(/^[A-Za-z0-9]{3}[78]Q~[\w.~-]{34}$/);
  expect(one).not.toEqual(other);
});

test('a secret in the definition stays, expired or not', () => {
  expect(secretValues(withSecret(withApp([old]), undefined))).toEqual(['old']);
});

test('a given secret comes first', () => {
  expect(secretValues(withSecret(withApp([old]), 'given'))).toEqual(['given', 'old']);
});

test('random secrets need no encoding in a form', () => {
  const secret = randomSecret();
  expect(encodeURIComponent(secret)).toBe(secret);
  expect(secret).toHaveLength(40);
});

test('users by email, the first administrator without one', () => {
  const tenant = standardTenantDefinition();
  expect(userNamed(tenant, undefined).fabricAdministrator).toBe(true);
  expect(userNamed(tenant, 'grace@northwind.example').fabricAdministrator).toBe(false);
  expect(() => userNamed(tenant, 'nobody@northwind.example')).toThrow('nobody@northwind.example');
  expect(() => userNamed({ ...tenant, users: [] }, undefined)).toThrow('Fabric administrator');
});

test('the standard tenant is plain data', () => {
  const tenant = standardTenantDefinition();
  expect(JSON.parse(JSON.stringify(tenant))).toEqual(tenant);
});
