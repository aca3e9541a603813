import type { Response, Status } from '../../../catalogue/model/types.ts';
import { documentedResponse, successStatus } from '../../../emulator/powerbi/documented.ts';

/** Statuses as any description may give them: numbers, ranges, `default`. */
function operation(...statuses: Status[]): { readonly responses: readonly Response[] } {
  const plain = { mediaTypes: [], shown: [], headers: [] };
  return { responses: statuses.map((status) => ({ ...plain, status })) };
}

test.each<[string, Status[], number]>([
  ['the first number', [202, 200], 202],
  ['the number behind a range', ['default', '2XX', 201], 201],
  ['200 where there are only ranges', ['2XX', 'default'], 200],
  ['200 where nothing is documented', [], 200],
])('the status of success: %s', (_case, statuses, expected) => {
  expect(successStatus(operation(...statuses))).toBe(expected);
});

test.each<[string, Status[], number, unknown]>([
  ['the number itself', ['default', '2XX', 200], 200, 200],
  ['its range', ['default', '2XX', 200], 202, '2XX'],
  ['the default', ['default', '4XX'], 202, 'default'],
  ['nothing', [200, '4XX'], 202, undefined],
])('what is documented for a status: %s', (_case, statuses, status, expected) => {
  expect(documentedResponse(operation(...statuses), status)?.status).toBe(expected);
});
