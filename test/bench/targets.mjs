// What the project promises, as ratios of what was measured in one session.

/** @typedef {{ name: string, limit: number, value: number | null, profile?: { runner: string, latency: number, requests: number } }} Target */

/** How many times as long as Node with nothing to do a command may take that sends nothing. */
const DOOR = 4;

/**
 * @param {(runner: string, latency: number, requests: number) => Record<string, any> | undefined} of
 * @param {{ name: string, ratio: number }[]} doors
 * @returns {Target[]} with `value` null where something was not measured
 */
export function targets(of, doors) {
  /** @type {(what: string, one: [string, number, number], other: [string, number, number]) => number | null} */
  const ratio = (what, one, other) => {
    const [above, below] = [of(...one)?.[what], of(...other)?.[what]];
    return above && below ? above / below : null;
  };
  return [
    {
      name: 'wall at 0 ms, concurrency 1, to Newman',
      limit: 0.4,
      value: ratio('wall', ['ours 1', 0, 300], ['newman', 0, 300]),
      profile: { runner: 'ours 1', latency: 0, requests: 300 },
    },
    {
      name: 'wall at 150 ms, concurrency 8, to fetch',
      limit: 1.25,
      value: ratio('wall', ['ours 8', 150, 300], ['fetch 8', 150, 300]),
      profile: { runner: 'ours 8', latency: 150, requests: 300 },
    },
    {
      name: 'wall at 150 ms, concurrency 16, to fetch',
      limit: 1.4,
      value: ratio('wall', ['ours 16', 150, 300], ['fetch 16', 150, 300]),
      profile: { runner: 'ours 16', latency: 150, requests: 300 },
    },
    {
      name: 'peak memory, concurrency 1, to Newman',
      limit: 1,
      value: ratio('memory', ['ours 1', 0, 300], ['newman', 0, 300]),
    },
    {
      name: 'peak memory, concurrency 16, to Newman',
      limit: 2,
      value: ratio('memory', ['ours 16', 0, 300], ['newman', 0, 300]),
    },
    {
      name: 'peak memory, concurrency 1, 10,000 requests to 300',
      limit: 1.25,
      value: ratio('memory', ['ours 1', 0, 10_000], ['ours 1', 0, 300]),
    },
    {
      name: 'peak memory, concurrency 16, 10,000 requests to 300',
      limit: 1.25,
      value: ratio('memory', ['ours 16', 0, 10_000], ['ours 16', 0, 300]),
    },
    {
      name: 'one request, start to end, to Newman',
      limit: 1,
      value: ratio('wall', ['ours 1', 0, 1], ['newman', 0, 1]),
      profile: { runner: 'ours 1', latency: 0, requests: 1 },
    },
    ...['--help', 'explain', 'operations'].map((name) => ({
      name: `${name}, to node -e 0`,
      limit: DOOR,
      value: doors.find((one) => one.name === name)?.ratio ?? null,
    })),
  ];
}
