import type { Scenario } from '../../emulator/index.ts';
import { CliError } from '../errors/cli-error.ts';
import type { Terminal } from '../output/terminal.ts';

/**
 * Reads a scenario by its name or from a file.
 * @throws CliError E_SCENARIO_UNKNOWN, E_SCENARIO_INVALID
 */
export async function readNamedScenario(nameOrFile: string, terminal: Terminal): Promise<Scenario> {
  const { readScenario, ScenarioInvalidError, ScenarioUnknownError } = await import('../../emulator/index.ts');
  try {
    return readScenario(nameOrFile, terminal.cwd);
  } catch (error) {
    if (error instanceof ScenarioUnknownError)
      throw new CliError('E_SCENARIO_UNKNOWN', nameOrFile, { known: error.known });
    if (error instanceof ScenarioInvalidError)
      throw new CliError('E_SCENARIO_INVALID', nameOrFile, { cause: new Error(error.reason) });
    throw error;
  }
}
