// The committed collection is green against the emulator in Postman CLI, without a login, with the same verdict for each request as in Newman.
import { emulatorEnvironment } from '../tools/environment.mjs';
import { reset, withEmulator } from '../tools/emulator.mjs';
import { runCollection } from '../tools/newman.mjs';
import { assertNone } from '../tools/problems.mjs';
import { runPostman } from '../tools/postman.mjs';
import { findDifferences } from '../tools/same-verdicts.mjs';
import { countVerdicts } from '../tools/verdict.mjs';

export async function prove() {
  return withEmulator(async (emulator) => {
    const environment = emulatorEnvironment(emulator);
    const newman = await runCollection({ environment });
    await reset(emulator);
    const { code, verdicts, output } = await runPostman(emulatorEnvironment(emulator));
    const problems = [
      ...(code === 0 ? [] : [`Postman CLI ends with ${code}: ${output.slice(-300)}`]),
      ...findDifferences('Postman CLI', verdicts, newman.verdicts),
      ...(emulator.requests.some(({ operation }) => operation) ? [] : ['the emulator saw no call']),
    ];
    assertNone('the collection is green in Postman CLI', problems);
    return `${JSON.stringify(countVerdicts(verdicts.values()))}, each request as in Newman`;
  });
}
