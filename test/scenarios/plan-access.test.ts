import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { operationsFor, type Purpose } from '../../catalogue/powerbi/access/purpose.ts';
import { findOperation, standardTenant } from '../../catalogue/powerbi/index.ts';
import { planAccess, type AccessPlan } from '../../diagnosis/access/plan.ts';
import type { ItemId } from '../../diagnosis/access/item.ts';
import { startEmulator } from '../../emulator/index.ts';
import { makeCommittedProject, type Project } from '../cli/fixtures/terminal.ts';
import { environment } from '../runner/fixtures/collection.ts';
import { plannedTenant } from './planned-tenant.ts';

interface Checked {
  readonly code: number;
  readonly broken: readonly (readonly [id: string, cause: string | undefined])[];
}

let project: Project;
beforeAll(() => (project = makeCommittedProject()));
afterAll(() => project.remove());

async function doctor(purpose: Purpose, missing?: ItemId): Promise<Checked> {
  const plan = planAccess(operationsFor(purpose));
  const file = project.write('tenant.json', JSON.stringify(plannedTenant(plan, missing)));
  const { code, out } = await project.start(['doctor', '--emulator', '--scenario', file, '--for', purpose, '--json']);
  const { checks } = JSON.parse(out) as { checks: { id: string; outcome: string; causes: { code: string }[] }[] };
  return {
    code,
    broken: checks.filter(({ outcome }) => outcome === 'broken').map(({ id, causes }) => [id, causes[0]?.code]),
  };
}

describe('a tenant that has what the plan says, and nothing more, passes the doctor', () => {
  test.each<[Purpose]>([['read'], ['query'], ['refresh'], ['embed'], ['admin-read']])('%s', async (purpose) => {
    expect(await doctor(purpose)).toEqual({ code: 0, broken: [] });
  });
});

describe('with one item taken away the step fails for that reason', () => {
  test.each<[Purpose, ItemId, step: string, cause: string | undefined]>([
    ['read', 'group', 'token', 'PBI_SP_SWITCH_OFF'],
    ['read', 'setting publicApis', 'token', 'PBI_SP_SWITCH_OFF'],
    ['read', 'role', 'workspaces', 'PBI_NO_WORKSPACE'],
    ['query', 'setting publicApis', 'token', 'PBI_SP_SWITCH_OFF'],
    ['query', 'setting executeQueries', 'query', 'PBI_EXECUTE_QUERIES_REFUSED'],
    ['query', 'right build', 'query', 'PBI_BUILD_MISSING'],
    ['query', 'role', 'workspaces', 'PBI_NO_WORKSPACE'],
    ['refresh', 'role', 'role', undefined],
    ['embed', 'role', 'role', undefined],
    ['admin-read', 'setting readAdmin', 'admin', 'PBI_ADMIN_SWITCH_OFF'],
    ['admin-read', 'setting publicApis', 'token', 'PBI_SP_SWITCH_OFF'],
    ['admin-read', 'no application permission', 'admin', 'PBI_ADMIN_CONSENT'],
  ])('%s without %s: %s', async (purpose, missing, step, cause) => {
    expect(await doctor(purpose, missing)).toEqual({ code: 1, broken: [[step, cause]] });
  });
});

/** What the doctor does not send: the call itself is let through with the plan, and refused without the item. */
describe('the same of single operations', () => {
  const planOf = (ids: readonly string[]): AccessPlan => planAccess(ids.map((id) => findOperation(id)!));

  async function run(ids: readonly string[], missing?: ItemId): Promise<string[]> {
    const emulator = await startEmulator({ scenario: plannedTenant(planOf(ids), missing) });
    const { groupId, datasetId, gatewayId, colleagueId: identifier, colleagueEmail: user } = standardTenant;
    const values = {
      loginUrl: emulator.url,
      apiUrl: emulator.url,
      scope: 'https://analysis.windows.net/powerbi/api/.default',
      groupId,
      datasetId,
      gatewayId,
      identifier,
      user,
      ...(await emulator.clientValues()),
    };
    project.write('file.json', JSON.stringify(environment(values)));
    await project.start([
      'run',
      '--env',
      'file.json',
      ...ids.flatMap((id) => ['--operation', id]),
      '--format',
      'json',
      '--reports',
      'reports',
    ]);
    await emulator.close();
    const { entries } = JSON.parse(readFileSync(join(project.root, 'reports', 'record.json'), 'utf8')) as {
      entries: { operation: string; outcome: string }[];
    };
    return entries
      .filter(({ outcome }) => outcome !== 'answered')
      .map(({ operation, outcome }) => `${operation} ${outcome}`);
  }

  test.each<[operation: string, missing: ItemId]>([
    ['Groups_CreateGroup', 'setting create'],
    ['Profiles_GetProfiles', 'setting profiles'],
    ['Reports_GenerateTokenInGroup', 'setting embed'],
    ['Reports_GenerateTokenInGroup', 'role'],
    ['Datasets_RefreshDatasetInGroup', 'role'],
    ['Groups_UpdateGroupUser', 'role'],
    ['Groups_UpdateGroup', 'role'],
    ['Gateways_GetDatasources', 'right gateway-admin'],
    ['Admin_GetActivityEvents', 'setting readAdmin'],
    ['Admin_GetActivityEvents', 'no application permission'],
  ])('%s: let through with its plan, refused without %s', async (operation, missing) => {
    expect(await run([operation])).toEqual([]);
    expect(await run([operation], missing)).toEqual([`${operation} refused`]);
  });
});
