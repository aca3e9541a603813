import { operations, type Operation } from '../../../catalogue/powerbi/index.ts';
import { comparisonExitCode, type OperationComparison } from '../../../reporting/compare/comparison.ts';
import { allCases, some } from '../../cases.ts';
import { comparisonOf, playPair, type Played } from './sides.ts';

/** Nothing lists what these read (an export, a scan), and nothing that starts one is ever sent. */
const unlisted = [
  'Reports_GetExportToFileStatusInGroup',
  'Reports_GetExportToFileStatus',
  'WorkspaceInfo_GetScanStatus',
  'WorkspaceInfo_GetScanResult',
];
const everyRead = operations.filter(({ effect, id }) => effect === 'reads' && !unlisted.includes(id));
/** The first of each kind that a pair tells apart; the proof takes all. */
const named = [
  'Groups_GetGroups',
  'Groups_GetGroupsAsAdmin',
  'Gateways_GetGateways',
  'Gateways_GetDatasources',
  'Datasets_GetDatasets',
];
const reads = everyRead.filter((operation) => named.includes(operation.id) || some(everyRead, 12).includes(operation));

/** What is in a user's My workspace is nothing for another user: Grace's is empty. */
const own = operations
  .filter(({ closedReason, path }) => closedReason === 'my-workspace' && path.includes('{'))
  .map(({ id }) => id);

type Expected = Readonly<Record<string, string>>;
const each = (code: string, wanted: (operation: Operation) => boolean): Expected =>
  Object.fromEntries(reads.filter(wanted).map(({ id }) => [id, code]));

const isClosed = ({ closedReason }: Operation): boolean =>
  closedReason === 'my-workspace' || closedReason === 'unsupported';
const isAdmin = ({ path }: Operation): boolean => path.startsWith('/v1.0/myorg/admin/');
const inWorkspace = ({ path }: Operation): boolean => path.startsWith('/v1.0/myorg/groups/{groupId}');
const inGateway = ({ path }: Operation): boolean => path.startsWith('/v1.0/myorg/gateways/{gatewayId}');
const needs =
  (granted: readonly string[]) =>
  ({ scopes }: Operation): boolean =>
    !scopes
      .filter(({ conditional }) => !conditional)
      .every(({ anyOf }) => anyOf.some((scope) => granted.includes(scope)));

const app: Played = {};
const user: Played = { user: {} };
const grace: Played = { user: { email: 'grace@northwind.example' } };
const reportReader: Played = { user: { scopes: ['Report.Read.All'] } };
const in_ = (scenario: string, more: Played = {}): Played => ({ scenario, ...more });

/** Who, and which operations only B can call, with what keeps A out of each. A can call nothing that B cannot. */
// prettier-ignore
const pairs: readonly [string, Played, Played, Expected][] = [
  ['an app, and an app like it', app, app, {}],
  ['an app and a user', app, user, { ...each('PBI_MY_WORKSPACE_PATH', ({ closedReason }) => closedReason === 'my-workspace'), ...each('PBI_APPS_UNSUPPORTED', ({ closedReason }) => closedReason === 'unsupported') }],
  ['the switch is off for one app', in_('switch-off'), app, each('PBI_SP_SWITCH_OFF', (operation) => !isClosed(operation))],
  ['the switch is off, and a user does not mind', in_('switch-off'), user, each('PBI_SP_SWITCH_OFF', () => true)],
  ['the switch is for a group without the app', in_('switch-group-without-app'), app, each('PBI_SP_SWITCH_OFF', (operation) => !isClosed(operation))],
  // Of those that the documented list of open ones lacks nobody knows whether they would answer with the switch on.
  ['the admin switch is off', in_('admin-switch-off'), app, { ...each('PBI_ADMIN_CONTESTED', isAdmin), ...each('PBI_ADMIN_SWITCH_OFF', ({ noAdminConsentedPermission }) => noAdminConsentedPermission) }],
  ['an application permission was left', in_('origin-3'), app, each('PBI_ADMIN_CONSENT', ({ noAdminConsentedPermission }) => noAdminConsentedPermission)],
  ['contested admin operations are refused', in_('admin-contested'), app, each('PBI_ADMIN_CONTESTED', (operation) => isAdmin(operation) && !operation.noAdminConsentedPermission)],
  ['no role in the workspace', in_('workspace-role-missing'), app, each('PBI_WORKSPACE_ROLE_MISSING', inWorkspace)],
  ['no role in any workspace', in_('no-workspace'), app, { ...each('PBI_WORKSPACE_ROLE_MISSING', inWorkspace), Groups_GetGroups: 'PBI_NO_WORKSPACE' }],
  ['no administrator of the gateway', in_('gateway-not-administered'), app, { ...each('PBI_GATEWAY_ADMIN', inGateway), Gateways_GetGateways: 'PBI_GATEWAY_ADMIN' }],
  ['a user who is no administrator', grace, user, each('PBI_ADMIN_NOT_ADMIN', isAdmin)],
  ['a user who may only read reports', reportReader, user, each('PBI_SCOPE_MISSING', needs(['Report.Read.All']))],
  ['a user without a licence', in_('user-unlicensed', grace), user, each('PBI_NOT_LICENSED', ({ id }) => !own.includes(id))],
];

const found = (operationsFound: readonly OperationComparison[], group: string): Expected =>
  Object.fromEntries(
    operationsFound
      .filter((operation) => operation.group === group)
      .map(({ operation, a, b }) => [operation ?? '', (group === 'only-b' ? a : b).cause?.code ?? 'none']),
  );

/** All of them, or those that are looked at. */
const select = { folders: [], operations: allCases ? [] : [...unlisted, ...reads.map(({ id }) => id)] };

test.each(pairs)(
  '%s: exactly the operations that differ, and why',
  async (_name, a, b, expected) => {
    const { outcome, sent } = await playPair(a, b, { select });
    const comparison = comparisonOf(outcome);
    expect(found(comparison.operations, 'only-b')).toEqual(expected);
    expect(found(comparison.operations, 'only-a')).toEqual({});
    const unknown = comparison.operations
      .filter(({ group }) => group === 'not-comparable')
      .map(({ operation }) => operation);
    expect(unknown.filter((id) => !unlisted.includes(id ?? '') && !own.includes(id ?? ''))).toEqual([]);
    expect(comparison.operations).toHaveLength(reads.length + unlisted.length);
    expect(comparisonExitCode(comparison)).toBe(Object.keys(expected).length > 0 ? 1 : 0);
    expect(sent.filter((line) => !line.startsWith('GET ') && !/^POST .*\/oauth2\/v2\.0\/token$/.test(line))).toEqual(
      [],
    );
  },
  120_000,
);
