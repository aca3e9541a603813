import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunRecord } from '../../runner/index.ts';
import { projectFolder } from './fixtures/built.ts';
import { makeProject } from './fixtures/terminal.ts';

/** The second meets what the first left; `npm run proof -- repeated` does ten of them. */
const TIMES = 2;
const AS_APP = { answered: 206, 'refused-as-documented': 79, skipped: 1 };

test(`${TIMES} whole runs, one after the other, on one emulator: each is green, with the same counts`, async () => {
  const project = makeProject(undefined);
  const ending = new AbortController();
  const options = { root: projectFolder };
  const ready = new Promise<void>((resolve) => {
    void project.start(['emulate', '--port', '0', '--write-env', 'emulator.json'], {
      ...options,
      signal: ending.signal,
      onOut: () => resolve(),
    });
  });
  try {
    await ready;
    for (let run = 1; run <= TIMES; run += 1) {
      const { code, err } = await project.start(['run', '--env', 'emulator.json'], options);
      const { counts, entries } = JSON.parse(
        readFileSync(join(project.root, 'reports', 'record.json'), 'utf8'),
      ) as RunRecord;
      expect([run, code, counts, err.includes('failed:')]).toEqual([run, 0, expect.objectContaining(AS_APP), false]);
      expect(entries.filter(({ outcome }) => outcome === 'skipped').map(({ request }) => request)).toEqual([
        'Delete Dataflow',
      ]);
    }
  } finally {
    ending.abort();
    project.remove();
  }
}, 300_000);
