import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../generator/project.ts';

const ROOMS = [
  ...['build', 'catalogue', 'cli', 'diagnosis', 'emulator', 'generator'],
  ...['reporting', 'runner', 'scripts', 'sharing'],
];

/** Data that a command writes; its parent explains it. */
const WRITTEN = ['catalogue/powerbi/described/operations'];

const below = (folder: string): string[] =>
  readdirSync(join(projectRoot(), folder), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [`${folder}/${entry.name}`, ...below(`${folder}/${entry.name}`)] : [],
  );
const folders = ROOMS.flatMap((room) => [room, ...below(room)]).filter((folder) => !WRITTEN.includes(folder));

test('there are many', () => expect(folders.length).toBeGreaterThan(80));

test.each(folders)('%s says what is in it', (folder) => {
  const readme = join(projectRoot(), folder, 'README.md');
  expect(existsSync(readme)).toBe(true);
  expect(readFileSync(readme, 'utf8')).toMatch(/^# \S.*\n\n\S/);
});
