import { measure } from '../../../reporting/page/timings.ts';
import { attempt, entry } from './sample.ts';

const took = (id: string, area: string, ...times: number[]) =>
  entry(id, { area, attempts: times.map((milliseconds) => attempt({ milliseconds })) });

test('the slowest come first, all attempts together, waiting not counted', () => {
  const held = entry('held', {
    attempts: [attempt({ milliseconds: 10, waited: { milliseconds: 60_000, reason: 'a limit' } })],
  });
  const { slowest } = measure([took('a', 'Groups', 50), took('b', 'Groups', 40, 40), held], 2);
  expect(slowest.map(({ entry: { id }, served }) => [id, served])).toEqual([
    ['b', 80],
    ['a', 50],
  ]);
});

test('each area has its median, its slow twentieth and its sum', () => {
  const groups = Array.from({ length: 20 }, (_, place) => took(`g${place}`, 'Groups', place + 1));
  const { areas } = measure([...groups, took('r', 'Reports', 7), entry('s', { area: 'Apps', outcome: 'skipped' })]);
  expect(areas).toEqual([
    { area: 'Groups', requests: 20, median: 10, slowTwentieth: 19, total: 210, waited: 0 },
    { area: 'Reports', requests: 1, median: 7, slowTwentieth: 7, total: 7, waited: 0 },
  ]);
});

test('waiting is gathered by its reason, longest first', () => {
  const wait = (milliseconds: number, reason: string) => attempt({ waited: { milliseconds, reason } });
  const { waits } = measure([
    entry('a', { attempts: [wait(5, 'limit'), wait(20, 'Retry-After')] }),
    entry('b', { attempts: [wait(5, 'limit')] }),
  ]);
  expect(waits).toEqual([
    { reason: 'Retry-After', times: 1, milliseconds: 20 },
    { reason: 'limit', times: 2, milliseconds: 10 },
  ]);
});

test('tokens and look-ups count as sent and not as sent again', () => {
  const { sent, repeated } = measure([
    entry('a', {
      attempts: [attempt({ purpose: 'token' }), attempt({ purpose: 'look-up' }), attempt({ status: 429 }), attempt()],
    }),
  ]);
  expect([sent, repeated]).toEqual([4, 1]);
});

test('of nothing there is nothing to tell', () => {
  expect(measure([])).toEqual({ slowest: [], areas: [], waits: [], sent: 0, repeated: 0 });
});
