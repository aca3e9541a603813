import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CliError } from '../errors/cli-error.ts';
import type { Typed } from '../input/typed.ts';
import type { Terminal } from '../output/terminal.ts';
import { runCommand } from './command.ts';
import { FILES, hostsFile, opensslConfig, SETUP } from './setup.ts';
import { authorityVariables, namespaceVariables } from './variables.ts';

/** The port of https: clients have no other for Microsoft's hosts. */
const PORT = '443';

/**
 * Starts `emulate` again with the same arguments, in network and mount namespaces of its own in which Microsoft's names lead to it.
 * Whoever is not root becomes it in a user namespace, where the machine allows that.
 * @param typed with the client's command; without one the way in is printed
 * @returns the exit code of the command, or of the emulator
 * @throws CliError E_HOSTS_UNAVAILABLE
 */
export async function emulateUnderNames(
  names: readonly string[],
  { own, following: command }: Typed,
  terminal: Terminal,
): Promise<number> {
  if (process.platform !== 'linux')
    throw unavailable(`namespaces are a part of Linux, and this is ${process.platform}`);
  const signal = terminal.interruption();
  const folder = mkdtempSync(join(tmpdir(), 'powerbi-postman-hosts-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  // Also when a second Ctrl-C ends this process at once.
  process.once('exit', remove);
  try {
    const enter = entrance(folder, names);
    const env = namespaceVariables(folder, terminal.env);
    probe([...enter, 'true'], env);
    const emulate = [process.execPath, join(terminal.root, 'dist', 'cli', 'main.js'), ...own.filter(isNotHosts)];
    const tls = ['--tls-cert', join(folder, FILES.certificate), '--tls-key', join(folder, FILES.key)];
    const rest = command.length === 0 ? [] : ['--', ...command];
    const started = (pid: number): void => {
      if (command.length === 0) terminal.err(wayIn(pid, folder));
    };
    const all = [...enter, ...emulate, '--port', PORT, ...tls, ...rest] as const;
    return await runCommand(all, { cwd: terminal.cwd, env, signal, started });
  } finally {
    remove();
    process.off('exit', remove);
  }
}

/** A command line that makes the namespaces and everything in them, and then becomes the program that follows. */
function entrance(folder: string, names: readonly string[]): [string, ...string[]] {
  const asRoot = process.getuid?.() === 0 ? [] : ['--map-root-user'];
  return [
    'unshare',
    '--net',
    '--mount',
    ...asRoot,
    'sh',
    '-c',
    SETUP,
    'sh',
    folder,
    hostsFile(names),
    opensslConfig(names),
  ];
}

/** Does all of it once, to say well what is missing. @throws CliError E_HOSTS_UNAVAILABLE */
function probe([program, ...args]: readonly [string, ...string[]], env: Record<string, string | undefined>): void {
  const { error, status, stderr } = spawnSync(program, args, { env, encoding: 'utf8' });
  if (error !== undefined) throw unavailable(`${program} cannot be started (${error.message})`);
  if (status !== 0) throw unavailable(stderr.trim().split('\n').at(-1) || `${program} ended with ${status}`);
}

function unavailable(reason: string): CliError {
  return new CliError('E_HOSTS_UNAVAILABLE', '--hosts', { cause: new Error(reason) });
}

function isNotHosts(arg: string): boolean {
  return !/^--hosts(?:=.*)?$/.test(arg);
}

/** How another terminal gets in: what was started becomes the emulator, so its number stays. */
function wayIn(pid: number, folder: string): string {
  const variables = Object.entries(authorityVariables(folder)).map(([name, value]) => `${name}=${value}`);
  const user = process.getuid?.() === 0 ? '' : ' --user --preserve-credentials';
  return `From another terminal: nsenter --target ${pid}${user} --net --mount env ${variables.join(' ')} sh\n`;
}
