import fc from 'fast-check';
import { changed, type TenantChange } from '../../../emulator/tenant/change.ts';
import { standardTenantDefinition } from '../../../emulator/tenant/standard.ts';

const standard = standardTenantDefinition();
const [app] = standard.apps;
const [ada, grace] = standard.users;

/** A change, and the part of the tenant that is another afterwards. */
// prettier-ignore
const cases: readonly (readonly [string, TenantChange, object])[] = [
  ['nothing', {}, {}],
  ['a value', { tokenLifetime: 60 }, { tokenLifetime: 60 }],
  ['a value inside', { switches: { roleTooLow: 401 } }, { switches: { ...standard.switches, roleTooLow: 401 } }],
  ['null takes away', { settings: { DatasetExecuteQueries: null } }, { settings: { ...standard.settings, DatasetExecuteQueries: undefined } }],
  ['the first app', { apps: [{ disabled: true }] }, { apps: [{ ...app, disabled: true }] }],
  ['a secret, beside those there are', { apps: [{ secrets: [{ expires: '2030-01-01' }] }] }, { apps: [{ ...app, secrets: [{ expires: '2030-01-01' }] }] }],
  ['the second user', { users: [{}, { unlicensed: true }] }, { users: [ada, { ...grace, unlicensed: true }] }],
  ['a list of texts is replaced', { domains: ['one.example'] }, { domains: ['one.example'] }],
  ['members are replaced', { securityGroups: [{ members: [] }] }, { securityGroups: [{ ...standard.securityGroups[0], members: [] }] }],
  ['a role by name', { capacities: { 'Northwind capacity': { state: 'Suspended' } } }, { capacities: { 'Northwind capacity': { ...standard.capacities['Northwind capacity'], state: 'Suspended' } } }],
];

test.each(cases)('%s', (_case, change, part) => {
  const before = structuredClone(standard);
  expect(changed(standard, change)).toEqual({ ...standard, ...part });
  expect(standard).toEqual(before);
});

test('applying a change twice is applying it once', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(cases.map(([, change]) => change)), (changes) => {
      const once = changes.reduce(changed, standard);
      expect(changes.reduce(changed, once)).toEqual(once);
    }),
  );
});
