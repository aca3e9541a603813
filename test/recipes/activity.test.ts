import { startEmulator, type Fault, type TenantChange } from '../../emulator/index.ts';
import { record } from './recorder.ts';
import { runRecipe, runRecipeAt } from './run-recipe.ts';

const TITLE = 'Activity log';
const CLUSTER = 'https://wabi-north-europe-redirect.analysis.windows.net';

const tenant = (tenant: TenantChange): { scenario: { about: string; tenant: TenantChange } } => ({
  scenario: { about: 'a test', tenant },
});

/** The day so many days ago, in UTC. */
function ago(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
}

test('nothing typed: yesterday, to the last page', async () => {
  const { sent, failed, rows, lines } = await runRecipe(TITLE);
  expect(failed).toEqual([]);
  expect(sent).toEqual(['200 GET Activity 1 Read the first page of a day', '200 GET Activity 2 Read the next page']);
  expect(rows.map((row) => row['Activity'])).toEqual(['ViewReport', 'ExportReport', 'RefreshDataset']);
  expect(rows.every((row) => String(row['CreationTime']).startsWith(ago(1)))).toBe(true);
  expect([...lines.keys()]).toEqual(
    expect.arrayContaining([`${ago(1)}: 3 events in 2 pages`, 'there are 3 events in 1 day']),
  );
});

test('the next page is asked for letter for letter, at apiUrl, whatever host the answer names', async () => {
  const emulator = await startEmulator(
    tenant({ activityLog: { eventsPerDay: 10, eventsPerPage: 4, emptyPageEvery: 2 } }),
  );
  const recorder = await record(emulator, (body) => body.replaceAll(emulator.url, CLUSTER));
  try {
    const { failed, rows } = await runRecipeAt(recorder.emulator, TITLE, { day: ago(2) });
    expect(failed).toEqual([]);
    expect(rows).toHaveLength(10);
    const pages = recorder.answers.map((body) => JSON.parse(body) as Record<string, unknown>);
    // Every second page is empty, and no end.
    expect(pages.map((page) => (page['activityEventEntities'] as unknown[]).length)).toEqual([4, 0, 4, 0, 2]);
    const uris = pages.map((page) => page['continuationUri']);
    expect(uris.slice(0, -1).every((uri) => /^https:\/\/wabi-.*'.*%3D'$/.test(String(uri)))).toBe(true);
    const asked = recorder.targets.map((target) => `${CLUSTER}${target.replaceAll('%27', "'")}`);
    expect(asked).toEqual([
      `${CLUSTER}/v1.0/myorg/admin/activityevents?startDateTime='${ago(2)}T00:00:00'&endDateTime='${ago(2)}T23:59:59'`,
      ...uris.slice(0, -1),
    ]);
  } finally {
    await Promise.all([recorder.close(), emulator.close()]);
  }
});

test('several days, the oldest first; a day without events is one', async () => {
  const { sent, failed, lines } = await runRecipe(
    TITLE,
    { days: '3', day: ago(1) },
    tenant({ activityLog: { eventsPerDay: 0, eventsPerPage: 5 } }),
  );
  expect(failed).toEqual([]);
  expect(sent).toEqual([1, 2, 3].map(() => '200 GET Activity 1 Read the first page of a day'));
  expect([...lines.keys()].filter((line) => line.includes('events'))).toEqual([
    ...[3, 2, 1].map((days) => `${ago(days)}: 0 events in 1 page`),
    'there are 0 events in 3 days',
  ]);
  expect(lines.get('Not sent: there is no next page.')).toBe('skipped');
});

test('parts: together they read every day once', async () => {
  const emulator = await startEmulator();
  try {
    const days = [];
    for (const part of ['1/2', '2/2']) {
      const { failed, rows } = await runRecipeAt(emulator, TITLE, { days: '3', part });
      expect(failed).toEqual([]);
      days.push([...new Set(rows.map((row) => String(row['CreationTime']).slice(0, 10)))]);
    }
    expect(days).toEqual([[ago(3), ago(1)], [ago(2)]]);
    const { sent, failed, lines } = await runRecipeAt(emulator, TITLE, { part: '3/3' });
    expect([sent, failed]).toEqual([[], []]);
    expect(lines.get('Not sent: none of the days belongs to part 3/3.')).toBe('skipped');
  } finally {
    await emulator.close();
  }
});

test('days that the log no longer has: said, and the others are read', async () => {
  const { sent, failed, lines } = await runRecipe(TITLE, { days: '30' });
  expect(failed).toEqual([]);
  const refused = sent.filter((line) => line.startsWith('400'));
  expect(refused).toHaveLength(2);
  for (const back of [30, 29])
    expect(lines.get(`noted: ${ago(back)} is ${back} days back, and the log does not reach so far`)).toBe('ok');
  expect(lines.get('there are 84 events in 28 days')).toBe('ok');
}, 30_000);

test.each([
  [{ day: '31.01.2026' }, 'day is "31.01.2026": type it as in 2026-01-31'],
  [{ day: '2026-02-30' }, 'day is "2026-02-30": type it as in 2026-01-31'],
  [{ day: ago(-1) }, `${ago(-1)} (day) is still to come in UTC`],
  [{ days: '0' }, 'days is "0": type how many, from 1 to 30'],
  [{ days: 'all' }, 'days is "all": type how many, from 1 to 30'],
  [
    { day: ago(40) },
    `${ago(40)} is 40 days back, and the log reaches back 30 days at most, often 28: change \`day\` or \`days\``,
  ],
  [
    { days: '31' },
    `${ago(31)} is 31 days back, and the log reaches back 30 days at most, often 28: change \`day\` or \`days\``,
  ],
  [{ part: '3/2' }, 'part is "3/2": type a number and how many parts there are, such as 2/5'],
])('%j: nothing is sent', async (inputs, reason) => {
  const { sent, failed } = await runRecipe(TITLE, inputs as unknown as Record<string, string>);
  expect(sent).toEqual([]);
  expect(failed).toEqual([`Inputs: ${reason}`]);
});

test('limits, an outage and an expired token in the middle: asked again, and nothing is lost', async () => {
  const operation = 'Admin_GetActivityEvents';
  const faults: Fault[] = [
    { operation, kind: 'throttled', seconds: 0, times: 1 },
    { operation, kind: 'status', status: 503, times: 1, after: 2 },
    { operation, kind: 'expired', after: 3 },
    { operation, kind: 'throttled', seconds: 0, times: 2, after: 4 },
  ];
  const { failed, rows } = await runRecipe(TITLE, { days: '2' }, { faults });
  expect(failed).toEqual([]);
  expect(rows).toHaveLength(6);
  expect(new Set(rows.map(({ Id }) => Id)).size).toBe(6);
});

test('the service wants an hour of waiting: it ends, and says so', async () => {
  const { failed } = await runRecipe(
    TITLE,
    { recipeMinutes: '30' },
    { faults: [{ operation: 'Admin_GetActivityEvents', kind: 'throttled', seconds: 3392 }] },
  );
  expect(failed[0]).toMatch(/^Ends in time: .* it has taken more than 30 minutes .*The service asks to wait 3392 s\.$/);
});

test('a service that names the same next page for ever: it ends', async () => {
  const emulator = await startEmulator();
  let first = '';
  const recorder = await record(emulator, (body) => (first ||= body));
  try {
    const { sent, failed } = await runRecipeAt(recorder.emulator, TITLE);
    expect(sent).toHaveLength(2);
    expect(failed).toEqual(['Pages end: the service names the same next page twice in a row']);
  } finally {
    await Promise.all([recorder.close(), emulator.close()]);
  }
});

test('an app permission closes the admin APIs: the run fails, and says why', async () => {
  const { sent, failed, rows } = await runRecipe(
    TITLE,
    {},
    tenant({ apps: [{ applicationPermissions: ['Tenant.Read.All'] }] }),
  );
  expect(sent).toEqual(['401 GET Activity 1 Read the first page of a day']);
  expect(failed).toHaveLength(1);
  expect(failed[0]).toContain('Tenant.Read.All');
  expect(rows).toEqual([]);
});

test('rows of a data file divide the days, and each begins anew', async () => {
  const emulator = await startEmulator();
  try {
    const { failed, rows, lines } = await runRecipeAt(
      emulator,
      TITLE,
      { days: '2' },
      { iterationData: [{ part: '1/2' }, { part: '3/2' }, { part: '2/2' }] },
    );
    // A row with a mistake in it is none of the others' business.
    expect(failed).toEqual(['Inputs: part is "3/2": type a number and how many parts there are, such as 2/5']);
    expect(rows.map((row) => String(row['CreationTime']).slice(0, 10))).toEqual(
      [2, 2, 2, 1, 1, 1].map((days) => ago(days)),
    );
    expect(lines.get('there are 3 events in 1 day')).toBe('ok');
  } finally {
    await emulator.close();
  }
});
