import { standardTenant } from '../../catalogue/powerbi/index.ts';
import { MARKER_PATH, startEmulator, type Emulator, type Fault } from '../../emulator/index.ts';
import { appToken, call } from './client.ts';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator({ clock: 'fixed' });
});
afterAll(() => emulator.close());
beforeEach(() => fetch(`${emulator.url}${MARKER_PATH}/reset`, { method: 'POST' }));
afterEach(() => emulator.clearFaults());

const DATASETS = `/v1.0/myorg/groups/${standardTenant.groupId}/datasets`;

/** The status of a call, or that the connection broke. */
async function met(token: string, path = DATASETS): Promise<unknown> {
  try {
    return (await call(emulator, 'GET', path, { token })).status;
  } catch {
    return 'broken';
  }
}

// prettier-ignore
test.each<[Fault, unknown[]]>([
  [{ kind: 'throttled', after: 2, times: 1 }, [200, 200, 429, 200]],
  [{ kind: 'status', status: 503, after: 1, times: 2 }, [200, 503, 503, 200]],
  [{ kind: 'reset', after: 2, times: 1 }, [200, 200, 'broken', 200]],
  [{ kind: 'proxy', after: 3 }, [200, 200, 200, 502]],
])('%j', async (fault, expected) => {
  const token = await appToken(emulator);
  emulator.addFault(fault);
  const statuses: unknown[] = [];
  while (statuses.length < expected.length) statuses.push(await met(token));
  expect(statuses).toEqual(expected);
});

describe('a token that expires in the middle', () => {
  test('stays expired, and the next one is good', async () => {
    const token = await appToken(emulator);
    emulator.addFault({ kind: 'expired', after: 2 });
    const statuses = [await met(token), await met(token), await met(token), await met(token)];
    expect(statuses).toEqual([200, 200, 403, 403]);
    expect([await met(await appToken(emulator)), await met(token)]).toEqual([200, 403]);
  });

  test('is refused as every other that has expired', async () => {
    const token = await appToken(emulator);
    emulator.addFault({ kind: 'expired' });
    const answer = await call(emulator, 'GET', DATASETS, { token });
    expect([answer.status, answer.headers.get('x-powerbi-error-info'), await answer.text()]).toEqual([
      403,
      'TokenExpired',
      '',
    ]);
  });

  test('also of the Fabric API', async () => {
    const token = await appToken(emulator);
    emulator.addFault({ kind: 'expired', operation: 'fabric', after: 1 });
    expect([await met(token, '/v1/workspaces'), await met(token), await met(token, '/v1/workspaces')]).toEqual([
      200, 200, 401,
    ]);
  });

  test('is good again after a reset', async () => {
    const token = await appToken(emulator);
    emulator.addFault({ kind: 'expired' });
    await met(token);
    await fetch(`${emulator.url}${MARKER_PATH}/reset`, { method: 'POST' });
    expect(await met(token)).toBe(200);
  });
});
