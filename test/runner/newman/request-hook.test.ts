import { loadNewman, type NewmanParts } from '../../../runner/newman/load-newman.ts';
import { hookRequests } from '../../../runner/newman/request-hook.ts';
import { eventLog } from './fixtures/event-log.ts';
import { startEcho } from './fixtures/torture.ts';

const { versions } = loadNewman();
const parts = (request: unknown): Pick<NewmanParts, 'Requester' | 'versions'> => ({
  versions: { ...versions, newman: '7.0.0' },
  Requester: { prototype: { request } as never },
});

test.each<[string, unknown]>([
  ['the function is gone', undefined],
  ['it takes other parameters', (_id: string, _request: object, _callback: () => void) => undefined],
  ['it is no function', {}],
])('another Newman, and %s: nothing runs', (_name, request) => {
  expect(() => hookRequests(parts(request))).toThrow(
    expect.objectContaining({
      code: 'E_NEWMAN_UNFIT',
      subject: expect.stringContaining('newman 7.0.0') as string,
    }) as Error,
  );
});

test('another Newman that sends in the same way is watched over', () => {
  const sent: unknown[] = [];
  const other = parts((id: string, _request: object, _behavior: object, callback: (error: Error | null) => void) => {
    sent.push(id);
    callback(null);
  });
  hookRequests(other);
  hookRequests(other);
  const { request } = other.Requester.prototype as unknown as { request: (this: object, ...given: unknown[]) => void };
  const said: unknown[] = [];
  request.call({ options: {} }, 'a', {}, {}, (error: Error) => said.push(error.message));
  expect([sent, said]).toEqual([[], ['it does not belong to a run of this program']]);
});

test('what runs beside our runs is not sent, not what a script asks for either', async () => {
  const echo = await startEcho();
  const script = { listen: 'prerequest', script: { exec: [`pm.sendRequest('${echo.url}/asked', () => {});`] } };
  hookRequests();
  const log = JSON.stringify(
    await eventLog({
      collection: { info: { name: 'c' }, item: [{ name: 'a', event: [script], request: `${echo.url}/a` }] },
    }),
  );
  echo.close();
  expect(log.match(/it does not belong to a run/g)?.length).toBeGreaterThanOrEqual(2);
  expect(log).not.toContain('200');
});
