import type { Emulator } from '../../emulator/index.ts';
import { readNamedScenario } from './scenario.ts';
import type { Terminal } from '../output/terminal.ts';

/**
 * Starts an emulator for one command, on a free port. The caller closes it.
 * @param clock `fixed` gives the same answers in every run; `real` where scripts ask for yesterday
 * @param scenario name or file of what is broken in it; the standard tenant when absent
 * @throws CliError E_SCENARIO_UNKNOWN, E_SCENARIO_INVALID
 */
export async function startOwnEmulator(
  terminal: Terminal,
  scenario?: string,
  clock: 'fixed' | 'real' = 'fixed',
): Promise<Emulator> {
  const { startEmulator } = await import('../../emulator/index.ts');
  const emulator = await startEmulator({
    clock,
    ...(scenario === undefined ? {} : { scenario: await readNamedScenario(scenario, terminal) }),
  });
  terminal.secrets.add(emulator.clientSecret);
  return emulator;
}
