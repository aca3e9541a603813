import { readLimits } from '../../catalogue/powerbi/prose/limits.ts';
import { readCallerRules } from '../../catalogue/powerbi/prose/permissions.ts';
import { readScopes } from '../../catalogue/powerbi/prose/scopes.ts';
import { toShape } from '../../catalogue/openapi/shape.ts';
import { shownPaths } from '../../catalogue/openapi/shown.ts';

describe('caller rules', () => {
  const rule = 'an app **must not** have any admin-consent required permissions for Power BI set on it';
  // prettier-ignore
  const cases: [string, { path: string; prose: string; hasGroupTwin?: boolean }, object][] = [
    ['silence', { path: '/v1.0/myorg/gateways', prose: '' }, { servicePrincipal: 'undocumented' }],
    ['a twin and silence', { path: '/v1.0/myorg/reports', prose: '', hasGroupTwin: true }, { servicePrincipal: 'no', closedReason: 'my-workspace' }],
    ['a twin on the workspace side', { path: '/v1.0/myorg/groups/{groupId}/reports', prose: '', hasGroupTwin: true }, { servicePrincipal: 'undocumented' }],
    ['a twin, but a sentence on profiles', { path: '/v1.0/myorg/reports', prose: 'This API call can be called by a service principal profile.', hasGroupTwin: true }, { servicePrincipal: 'yes', profile: true }],
    ['the rule, spelt right', { path: '/v1.0/myorg/admin/x', prose: `When running under service principal authentication, ${rule}` }, { servicePrincipal: 'admin', noAdminConsentedPermission: true }],
    ['the rule, misspelt', { path: '/v1.0/myorg/admin/x', prose: `When running under service prinicipal authentication, ${rule}` }, { servicePrincipal: 'admin', noAdminConsentedPermission: true }],
    ['admin and silence', { path: '/v1.0/myorg/admin/x', prose: 'The user must be a Fabric administrator.' }, { servicePrincipal: 'no', closedReason: 'admin-write' }],
    ['an outright no', { path: '/v1.0/myorg/apps', prose: "Service principal authentication isn't supported." }, { servicePrincipal: 'no', closedReason: 'unsupported' }],
  ];
  test.each(cases)('%s', (_, { path, prose, hasGroupTwin = false }, expected) => {
    expect(readCallerRules({ method: 'GET', path, prose, hasGroupTwin })).toMatchObject(expected);
  });
});

describe('limits', () => {
  // prettier-ignore
  const cases: [string, object[]][] = [
    ['Maximum 10,000 requests per hour.', [{ max: 10_000, unit: 'requests', window: 'hour', per: 'caller' }]],
    ['Maximum 50 requests per hour or 5 requests per minute, per tenant.', [{ max: 50, unit: 'requests', window: 'hour', per: 'tenant' }, { max: 5, unit: 'requests', window: 'minute', per: 'tenant' }]],
    ["- There's a limit of 120 query requests per minute per user", [{ max: 120, unit: 'requests', window: 'minute', per: 'caller' }]],
    ['- Maximum 16 simultaneous requests.', [{ max: 16, unit: 'simultaneous requests', per: 'caller' }]],
    ['Maximum of 15MB of data per query.', []],
  ];
  test.each(cases)('%s', (prose, expected) => expect(readLimits(prose)).toEqual(expected));
});

describe('scopes', () => {
  // prettier-ignore
  const cases: [string, object[]][] = [
    ['App.Read.All or App.ReadWrite.All', [{ anyOf: ['App.Read.All', 'App.ReadWrite.All'] }]],
    ['Capacity.ReadWrite.All and Workspace.ReadWrite.All', [{ anyOf: ['Capacity.ReadWrite.All'] }, { anyOf: ['Workspace.ReadWrite.All'] }]],
    ['All of the following:\n\n- Report.Read.All\n- Content.Create, required if asked for', [{ anyOf: ['Report.Read.All'] }, { anyOf: ['Content.Create'], conditional: true }]],
    ['## Limitations\n\nTenant.Read.All is not meant here', []],
  ];
  test.each(cases)('%s', (text, expected) =>
    expect(
      readScopes(
        `\n## Required Scope\n\n${text}\n\n## Limitations\n\nNone.\n<br><br>`.replace('## Required Scope\n\n##', '##'),
      ),
    ).toEqual(expected),
  );
});

test('shapes: allOf is flattened, references keep their name, required members add up', () => {
  const definitions = {
    Base: { properties: { id: { type: 'string', format: 'uuid' } }, required: ['id'] },
    Whole: {
      allOf: [{ $ref: '#/definitions/Base' }],
      properties: { parts: { type: 'array', items: { $ref: '#/definitions/Base' } } },
    },
  };
  expect(toShape(definitions.Whole, definitions)).toEqual({
    type: 'object',
    properties: {
      id: { type: 'string', format: 'uuid' },
      parts: { type: 'array', items: { type: 'ref', name: 'Base' } },
    },
    required: ['id'],
  });
});

test('of examples only the names are kept', () => {
  expect(
    shownPaths([
      {
        value: [
          { id: 1, owner: { name: 'x' } },
          { tags: ['a'], gone: null },
        ],
      },
    ]),
  ).toEqual(['value', 'value[].id', 'value[].owner', 'value[].owner.name', 'value[].tags']);
});
