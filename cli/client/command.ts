import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { CliError } from '../errors/cli-error.ts';

/** Where a program is started, and with what environment. */
export interface Surroundings {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborted when this process was told to end; its reason is the signal's name. */
  readonly signal: AbortSignal;
  /** Told the program's number as soon as it runs. */
  readonly started?: (pid: number) => void;
}

/** What a shell adds to the number of the signal that ended a program. */
const BY_SIGNAL = 128;

/**
 * Runs a program to its end, at this process's own terminal.
 * A terminal sends SIGINT to the program as well, which decides itself what that means; every other signal is passed on.
 * @returns its exit code, as a shell would give it
 * @throws CliError E_COMMAND_NOT_STARTED
 */
export function runCommand(
  [program, ...args]: readonly [string, ...string[]],
  { cwd, env, signal, started }: Surroundings,
): Promise<number> {
  const child = spawn(program, args, { cwd, env, stdio: 'inherit' });
  if (child.pid !== undefined) started?.(child.pid);
  const passOn = (): void => {
    if (signal.reason !== 'SIGINT') child.kill('SIGTERM');
  };
  if (signal.aborted) passOn();
  signal.addEventListener('abort', passOn, { once: true });
  return new Promise<number>((resolve, reject) => {
    child.on('error', (cause) => reject(new CliError('E_COMMAND_NOT_STARTED', program, { cause: withReason(cause) })));
    child.on('close', (code, killer) => resolve(code ?? BY_SIGNAL + (killer === null ? 0 : constants.signals[killer])));
  }).finally(() => signal.removeEventListener('abort', passOn));
}

/** A path that is not there is, of a program, a name that is not known. */
function withReason(cause: NodeJS.ErrnoException): Error {
  return cause.code === 'ENOENT' ? new Error('There is no program of that name', { cause }) : cause;
}
