import { standardTenant } from '../../catalogue/powerbi/standard-tenant.ts';
import type { Emulator } from '../../emulator/index.ts';

/** What a tenant holds, by kind: each thing as its id and its name. */
export type Holding = Readonly<Record<string, readonly string[]>>;

interface Held {
  readonly id: string;
  readonly name?: string;
  readonly displayName?: string;
  readonly datasourceName?: string;
  readonly type?: string;
  readonly state?: string;
  readonly workspaceId?: string;
  readonly users?: readonly { readonly identifier: string; readonly groupUserAccessRight: string }[];
}

/** What the tenant holds, as somebody sees who may see everything. A workspace that was deleted can be restored for a while, with all in it. */
export async function held({ url, userToken }: Pick<Emulator, 'url' | 'userToken'>): Promise<Holding> {
  const headers = { Authorization: `Bearer ${await userToken()}` };
  const listOf = async (path: string): Promise<readonly Held[]> => {
    const answer = await fetch(`${url}/v1.0/myorg/${path}`, { headers });
    expect(answer.status).toBe(200);
    return ((await answer.json()) as { readonly value: readonly Held[] }).value;
  };
  const groups = (await listOf('admin/groups?$top=5000&$expand=users')).filter(
    ({ state, type }) => type === 'Workspace' && state !== 'Deleted',
  );
  const ids = groups.map(({ id }) => id);
  const inThem = async (kind: string): Promise<readonly string[]> =>
    (await listOf(`admin/${kind}`)).filter(({ workspaceId = '' }) => ids.includes(workspaceId)).map(calledBy);
  const elsewhere = async (kind: string): Promise<readonly string[]> => (await listOf(kind)).map(calledBy);
  return {
    workspaces: groups.map(calledBy),
    users: groups.flatMap(({ id, users = [] }) =>
      users.map(({ identifier, groupUserAccessRight }) => `${id} ${groupUserAccessRight} ${identifier}`),
    ),
    reports: await inThem('reports'),
    models: await inThem('datasets'),
    dashboards: await inThem('dashboards'),
    pipelines: await elsewhere('admin/pipelines'),
    profiles: await elsewhere('admin/profiles'),
    sources: await elsewhere(`gateways/${standardTenant.gatewayId}/datasources`),
  };
}

function calledBy({ datasourceName, displayName, id, name }: Held): string {
  return `${id} ${name ?? displayName ?? datasourceName ?? ''}`;
}
