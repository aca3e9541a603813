import { join } from 'node:path';
import type { Look } from '../../reporting/index.ts';
import type { RunRecord } from '../../runner/index.ts';
import { programName } from './program-name.ts';
import { shownPath } from './shown-path.ts';
import type { Terminal } from './terminal.ts';

/** What a run was told that matters for what comes next. */
export interface RunAsked {
  /** Name or file of the environment; undefined with an emulator of its own. */
  readonly env: string | undefined;
  /** Folder of the reports. */
  readonly folder: string;
  /** Whether record.json is there. */
  readonly hasRecord: boolean;
  /** Whether the whole collection was meant, and no baseline is compared or written. */
  readonly mayBecomeBaseline: boolean;
}

/** What for somebody would go on (`to …`), and how. */
export interface NextStep {
  readonly why: string;
  readonly command: string;
}

/** The one command that is best typed after a run; undefined where nothing stands out. */
export function nextStep(
  record: Pick<RunRecord, 'ending' | 'counts' | 'emulator'>,
  { env, folder, hasRecord, mayBecomeBaseline }: RunAsked,
  terminal: Pick<Terminal, 'root' | 'cwd'>,
): NextStep | undefined {
  const { ending, counts, emulator } = record;
  const command = (rest: string): string => `${programName(terminal)} ${rest}`;
  const file = typed(shownPath(join(folder, 'record.json'), terminal));
  const own = env === undefined ? '' : ` --env ${typed(env)}`;
  if (ending === 'no-token' || (counts.refused > 0 && !emulator))
    return emulator ? undefined : { why: 'to check the access step by step', command: command(`doctor${own}`) };
  if (counts.refused + counts.failed > 0)
    return hasRecord ? { why: 'to read the causes in full', command: command(`explain ${file}`) } : undefined;
  if (ending !== 'complete' || counts.answered === 0) return undefined;
  if (emulator) return { why: 'to try your own tenant', command: command('doctor --env commercial') };
  if (!hasRecord || !mayBecomeBaseline) return undefined;
  return { why: 'to see later what changed', command: command(`report ${file} --save-baseline access.json`) };
}

/** The step as lines: a command stays in one, to be copied. */
export function printNext({ why, command }: NextStep, look: Look): string[] {
  const start = `Next, ${why}:`;
  const fits = look.columns === undefined || look.widthOf(`${start} ${command}`) <= look.columns;
  return fits ? [`${start} ${look.command(command)}`] : [start, `  ${look.command(command)}`];
}

function typed(argument: string): string {
  return /[^\w./\\:@+-]/.test(argument) ? `"${argument}"` : argument;
}
