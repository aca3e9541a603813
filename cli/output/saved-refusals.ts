import { join } from 'node:path';
import { writeWhole } from '../../runner/index.ts';
import { many, type SavedRefusal } from '../../reporting/index.ts';
import { CliError } from '../errors/cli-error.ts';
import type { Terminal } from './terminal.ts';

/**
 * Writes refusals as files, each of them looked over as `check` does, by its strictest measure: what it finds anything in is not written.
 * @throws CliError E_OUT_UNWRITABLE
 */
export async function saveRefusals(
  folder: string,
  refusals: readonly SavedRefusal[],
  terminal: Terminal,
): Promise<void> {
  // The rules of another scanner come along: no other run waits for them.
  const { scanDocument } = await import('../../sharing/index.ts');
  const files = new Map<string, string>();
  for (const { name, text } of refusals) {
    const findings = await scanDocument(name, text);
    if (findings.length === 0) files.set(join(folder, name), text);
    for (const { what } of findings.slice(0, 1)) terminal.err(`${name} was not written: it may contain ${what}.\n`);
  }
  await writeWhole(files).catch((cause: unknown) => {
    throw new CliError('E_OUT_UNWRITABLE', folder, { cause });
  });
  terminal.out(describe(files.size, refusals.length - files.size, folder));
}

function describe(written: number, withheld: number, folder: string): string {
  if (written + withheld === 0) return 'Refusals: none to save.';
  const rest = withheld > 0 ? `, ${withheld} withheld` : '';
  const read =
    written > 0
      ? ' Ids, names and tokens were removed where they were recognized. Read each file before you send it to the project.'
      : '';
  return `Refusals: ${many(written, 'file')} written to ${folder}${rest}.${read}`;
}
