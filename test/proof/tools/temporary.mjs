import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** @type {string[]} */
const folders = [];

/** A new folder that only this user can read; it is removed when the proof ends. */
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'powerbi-postman-proof-'));
  folders.push(folder);
  return folder;
}

/** A JSON file in a folder of its own, readable by this user only: environments hold a secret. Gives its path. @param {string} name @param {unknown} value */
export function temporaryJson(name, value) {
  const file = join(temporaryFolder(), name);
  writeFileSync(file, JSON.stringify(value), { mode: 0o600 });
  return file;
}

export function removeTemporary() {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
