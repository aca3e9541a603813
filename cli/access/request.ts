import { resolve } from 'node:path';
import { operationsFor, type Purpose } from '../../catalogue/powerbi/access/purpose.ts';
import { onlyMissing } from '../../diagnosis/access/found.ts';
import type { ItemId } from '../../diagnosis/access/item.ts';
import { planAccess } from '../../diagnosis/access/plan.ts';
import type { Environment } from '../../runner/index.ts';
import type { Check } from '../output/checklist.ts';
import { writeOut } from '../output/out-file.ts';
import type { Terminal } from '../output/terminal.ts';
import { identityIn } from './identity.ts';
import { printPage } from './page.ts';

/** Checks without a cause of their own, and what of the access they show to be missing. */
const MISSING: Readonly<Record<string, ItemId>> = { role: 'role', pipelines: 'right pipeline-admin' };

/** What a page for an administrator is made from. */
export interface Found {
  readonly checks: readonly Check[];
  readonly purposes: readonly Purpose[];
  readonly environment: Environment;
  readonly env?: string | undefined;
  /** Object id of the enterprise application, where a token showed it. */
  readonly objectId?: string | undefined;
}

/**
 * Writes what was found missing as a page for an administrator; nothing where all is OK.
 * @throws CliError E_OUT_UNWRITABLE
 */
export async function writeRequest(
  file: string,
  { checks, purposes, environment, env, objectId }: Found,
  terminal: Terminal,
): Promise<void> {
  const broken = checks.filter(({ outcome }) => outcome === 'broken');
  if (broken.length === 0) {
    terminal.err(`Nothing is missing, so ${file} was not written.\n`);
    return;
  }
  const whole = planAccess(purposes.flatMap(operationsFor), identityIn(environment, objectId));
  const causes = broken.flatMap((check) => check.causes.slice(0, 1));
  const { plan, others } = onlyMissing(
    whole,
    causes,
    broken.flatMap(({ id, causes: [cause] }) => (cause === undefined ? (MISSING[id] ?? []) : [])),
  );
  const closed = broken.some(({ id }) => id === 'admin-write') ? plan.closed : [];
  await writeOut(
    resolve(terminal.cwd, file),
    printPage({ plan: { ...plan, closed }, subject: { purposes, operations: [], env }, others }),
  );
  terminal.err(`The missing access was written to ${file}. Read it before you send it.\n`);
}
