import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { scenarioSchema, standardTenantDefinition } from '../../../emulator/index.ts';
import { changeOf } from '../../../emulator/scenario/change-schema.ts';
import { checkedFault, withChange } from '../../../emulator/scenario/checked-tenant.ts';
import { checkedScenario } from '../../../emulator/scenario/read.ts';
import { faultSchema, tenantSchema } from '../../../emulator/scenario/tenant-schema.ts';

const ABOUT = 'Something is broken.';
const strict = new Ajv2020({ strict: true, strictTypes: true, formats: { 'date-time': true } });

test.each([
  ['a scenario', scenarioSchema],
  ['a tenant', tenantSchema],
  ['a fault', faultSchema],
])('that of %s is a valid schema, of which ajv has nothing to remark', (_name, schema) => {
  expect([strict.validateSchema(schema), strict.errors]).toEqual([true, null]);
  expect(() => strict.compile(schema)).not.toThrow();
});

test('the published schema is up to date', () => {
  const published = new URL('../../../docs/scenario.schema.json', import.meta.url);
  expect(readFileSync(published, 'utf8')).toBe(`${JSON.stringify(scenarioSchema, null, 2)}\n`);
});

test('the standard tenant, which is not checked at a start, is one', () => {
  expect(withChange(standardTenantDefinition(), {})).toEqual(standardTenantDefinition());
});

describe('a change of', () => {
  const text = { type: 'string' };
  const whole = {
    type: 'object',
    properties: { needed: text, extra: text, map: { type: 'object', additionalProperties: text } },
    required: ['needed', 'map'],
    additionalProperties: false,
  } as const;
  const schemas = { object: whole, list: { type: 'array', items: whole }, either: { anyOf: [text, whole] } } as const;

  // prettier-ignore
  test.each<[keyof typeof schemas, unknown, boolean]>([
    ['object', {}, true],
    ['object', { extra: null }, true],
    ['object', { needed: null }, false],
    ['object', { map: null }, false],
    ['object', { map: { any: null } }, true],
    ['object', { map: { any: 1 } }, false],
    ['object', { other: 'x' }, false],
    ['object', { extra: 1 }, false],
    ['object', null, false],
    ['list', [{}, { extra: null }], true],
    ['list', [null], false],
    ['either', { extra: 'x' }, true],
    ['either', 'x', true],
    ['either', 1, false],
  ])('%s: %j', (name, value, fits) => {
    expect(strict.validate(changeOf(schemas[name]), value)).toBe(fits);
  });
});

/** Several mistakes, and names that a path has to quote. */
// prettier-ignore
test.each<[string, unknown, string]>([
  ['a misspelt key before one that is missing', { abuot: ABOUT }, 'abuot is not known; known there: about, tenant, client'],
  ['also further down', { about: ABOUT, client: { call: { pth: '/' } } }, 'client.call.pth is not known; known there: path, method, headers, body, text'],
  ['a wrong value before one that is missing', { client: { scope: 1 } }, 'client.scope must be a text'],
  ['the first that is missing', { about: ABOUT, client: { assertion: { subject: 'x' } } }, 'client.assertion.issuer is missing'],
  ['a name with signs of JSON pointers', { about: ABOUT, tenant: { workspaces: { 'a/b~1': { id: 1 } } } }, 'tenant.workspaces["a/b~1"].id must be a text'],
  ['a name that every object has', { about: ABOUT, tenant: { workspaces: { constructor: 1 } } }, 'tenant.workspaces["constructor"] must be an object'],
  ['neither of two forms', { about: ABOUT, tenant: { throttling: 'always' } }, 'tenant.throttling must be an object'],
  ['a value that null takes away', { about: ABOUT, tenant: { latency: 'x' } }, 'tenant.latency must be a number'],
])('%s', (_case, value, message) => {
  expect(() => checkedScenario(value)).toThrow(new Error(message));
});

test('a fault without a kind lacks that, whatever its seconds are', () => {
  expect(() => checkedFault({ seconds: 0.5 })).toThrow(new Error('fault.kind is missing'));
});
