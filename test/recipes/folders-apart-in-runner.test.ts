import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunRecord } from '../../runner/index.ts';
import { makeCommittedProject, type Project } from '../cli/fixtures/terminal.ts';

let project: Project;
beforeAll(() => (project = makeCommittedProject()));
afterAll(() => project.remove());

test('our runner takes an expected refusal for answered: nothing is to fix, and nothing is explained', async () => {
  const folders = ['Negative checks', 'Life of a dashboard'];
  const { code, out } = await project.start([
    ...['run', '--emulator', '--concurrency', '4', '--reports', 'reports', '--format', 'json'],
    ...['--folder', ...folders],
  ]);
  expect(code).toBe(0);
  expect(out).not.toContain('To fix');
  const text = readFileSync(join(project.root, 'reports', 'record.json'), 'utf8');
  const { entries } = JSON.parse(text) as RunRecord;
  expect(entries.filter(({ status }) => status !== null && status >= 400)).toHaveLength(11);
  expect(entries.filter(({ outcome, causes }) => outcome !== 'answered' || causes)).toEqual([]);
  expect(text).not.toMatch(/eyJ[\w-]{20}/);
});

test('a dry run shows that a whole run leaves them out', async () => {
  const { out } = await project.start(['run', '--emulator', '--dry-run']);
  expect(out).not.toMatch(/Refusal|Life of/);
});
