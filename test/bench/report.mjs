// The results as Markdown.
const seconds = (value) => (value === null ? 'n/a' : value.toFixed(2));
const megabytes = (value) => (value === null ? 'n/a' : String(Math.round(value)));
const row = (cells) => `| ${cells.join(' | ')} |`;
const table = (head, rows) => [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
const ratio = (one, other) => (one && other ? (one / other).toFixed(2) : '');

/** Writes what `run.mjs` measured. */
export function markdown({ machine, options, rows, doors, targets, profiles }) {
  const parts = [
    '# Bench',
    'Written by `npm run bench`. Every runner gets the same file: requests of the committed collection with its scripts and its diagnosis. The service answers from memory, in a process of its own.',
    `${machine.date}, Node ${machine.node}, ${machine.cores} × ${machine.model}, ${machine.memory} GiB; load average before ${machine.loadBefore}, after ${machine.loadAfter}. Medians of ${options.rounds} interleaved rounds unless the column *n* says less. Memory: all processes of the runner together. Ours keeps no documented limits here (--no-limits): with them it would wait, as it should.`,
  ];
  for (const [requests, latency] of settingsOf(rows)) {
    const here = rows.filter((one) => one.requests === requests && one.latency === latency);
    const newman = here.find(({ runner }) => runner === 'newman');
    const floorOf = ({ runner }) => here.find((one) => one.runner === `fetch ${/\d+$/.exec(runner)?.[0] ?? 1}`);
    parts.push(`## ${requests.toLocaleString('en')} request${requests === 1 ? '' : 's'}, ${latency} ms`);
    parts.push(
      table(
        [
          'runner',
          'n',
          'wall s',
          'CPU s',
          'memory MB',
          'to Newman',
          'to fetch',
          'requests',
          'tokens',
          'connections',
          'assertions',
        ],
        here.map((one) => [
          one.runner,
          one.n,
          seconds(one.wall),
          seconds(one.cpu),
          megabytes(one.memory),
          ratio(one.wall, newman?.wall),
          ratio(one.wall, floorOf(one)?.wall),
          one.seen,
          one.tokens,
          one.connections,
          one.assertions ?? '',
        ]),
      ),
    );
  }
  parts.push(
    '## Commands that send nothing',
    table(
      ['command', 'wall s', 'to node -e 0'],
      doors.map(({ name, wall, ratio: times }) => [name, seconds(wall), times.toFixed(1)]),
    ),
    '## Targets',
    table(
      ['target', 'at most', 'measured', ''],
      targets.map(({ name, limit, value }) => [
        name,
        limit,
        value === null ? 'not measured' : value.toFixed(2),
        value === null ? '' : value <= limit ? 'met' : '**missed**',
      ]),
    ),
  );
  for (const { target, places } of profiles)
    parts.push(
      `### Where the time goes: ${target}`,
      table(
        ['where', 'ms'],
        places.map(({ place, milliseconds }) => [place, milliseconds]),
      ),
    );
  return `${parts.join('\n\n')}\n`;
}

function settingsOf(rows) {
  const keys = new Map(rows.map(({ requests, latency }) => [`${requests} ${latency}`, [requests, latency]]));
  return [...keys.values()];
}
