import { readFileSync } from 'node:fs';
import { createSigningKey, startEmulator } from '../../../emulator/index.ts';
import { applyPatches } from '../../../runner/newman/patches.ts';
import { allCases, some } from '../../cases.ts';
import { eventLog } from './fixtures/event-log.ts';

const committed = (file: string): string => readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8');
/** With its own scripts, and some of its folders. */
const whole = JSON.parse(committed('collections/powerbi.postman_collection.json')) as { item: object[] };
const collection = JSON.stringify({ ...whole, item: some(whole.item, 4) });
const template = JSON.parse(committed('environments/emulator.postman_environment.json')) as {
  name: string;
  values: { key: string; value: string }[];
};
const signingKey = await createSigningKey();

/** The events of the whole collection against an emulator that nobody used before. Bodies, lengths and the name of an import differ by chance (keys, dates). */
async function wholeRun(): Promise<string[]> {
  const emulator = await startEmulator({ signingKey });
  try {
    const client = await emulator.clientValues();
    const filled: Record<string, string> = { loginUrl: emulator.url, apiUrl: emulator.url, ...client };
    const environment = {
      ...template,
      values: template.values.map((value) => ({ ...value, value: filled[value.key] ?? value.value })),
    };
    const log = await eventLog({ collection: JSON.parse(collection) as object, environment }, false);
    return log
      .filter((line) => !line.startsWith('variables '))
      .map((line) => line.replace(/Content-Length: \d+/g, '').replace(/Northwind-\d+/g, 'Northwind-'));
  } finally {
    await emulator.close();
  }
}

test('the committed collection tells the same with the patches and without', async () => {
  const plain = await wholeRun();
  expect(plain.length).toBeGreaterThan(allCases ? 3_000 : 300);
  expect(applyPatches().skipped).toEqual([]);
  expect(await wholeRun()).toEqual(plain);
}, 300_000);
