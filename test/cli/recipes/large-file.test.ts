import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { largeFileIn } from '../../../cli/recipes/large-file.ts';
import type { Terminal } from '../../../cli/output/terminal.ts';

const cwd = mkdtempSync(join(tmpdir(), 'large-'));
writeFileSync(join(cwd, 'Small.pbix'), 'PK');
for (const [name, size] of [
  ['Full.pbix', 1_000_000_000],
  ['Large.pbix', 1_000_000_001],
] as const) {
  writeFileSync(join(cwd, name), '');
  // No bytes are written for the hole that this makes.
  truncateSync(join(cwd, name), size);
}
afterAll(() => rmSync(cwd, { recursive: true }));

const find = (flags: Parameters<typeof largeFileIn>[0], env: Terminal['env'] = {}): string | undefined =>
  largeFileIn(flags, { cwd, env } as Terminal);

test.each([
  ['no file', {}, undefined],
  ['a file that a request can carry', { file: 'Full.pbix' }, undefined],
  ['one byte more', { file: 'Large.pbix' }, 'Large.pbix'],
  ['a small one, on demand', { file: 'Small.pbix', uploadFirst: true }, 'Small.pbix'],
  ['one that is not there is told elsewhere', { file: 'None.pbix' }, undefined],
] as const)('%s', (_name, flags, expected) => {
  expect(find(flags)).toBe(expected === undefined ? undefined : join(cwd, expected));
});

test('one that was uploaded before', () => {
  const env = { POWERBI_UPLOAD_SAS_URL: 'https://store.blob.core.windows.net/uploads/1?sig=abc' };
  expect(find({ file: 'Large.pbix' }, env)).toBeUndefined();
});

test('one that cannot be read', () => {
  expect(() => find({ file: 'None.pbix', uploadFirst: true })).toThrow(
    expect.objectContaining({ code: 'E_FILE_UNREADABLE' }) as Error,
  );
});
