// The committed collection is green against the emulator in Postman CLI, without a login, with the same verdict for each request as in Newman.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { emulatorEnvironment } from '../tools/environment.mjs';
import { reset, withEmulator } from '../tools/emulator.mjs';
import { runCollection } from '../tools/newman.mjs';
import { assertNone } from '../tools/problems.mjs';
import { runToEnd } from '../tools/process.mjs';
import { collectionFile, fromTools } from '../tools/project.mjs';
import { findDifferences } from '../tools/same-verdicts.mjs';
import { Skip } from '../tools/skip.mjs';
import { temporaryFolder, temporaryJson } from '../tools/temporary.mjs';
import { countVerdicts, verdictOf } from '../tools/verdict.mjs';

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

/** One run in Postman CLI. Its home is an empty folder, so that nobody is logged in and no run is published. */
export async function runPostman(environment) {
  const home = temporaryFolder();
  const report = join(home, 'report.json');
  const args = ['collection', 'run', collectionFile, '-e', temporaryJson('environment.json', environment), '--reporters', 'json', '--reporter-json-export', report];
  const { code, output } = await runToEnd(process.execPath, [fromTools.resolve('postman-cli/bin/postman.js'), ...args], {
    cwd: home,
    env: { HOME: home, USERPROFILE: home, XDG_CONFIG_HOME: home, POSTMAN_API_KEY: '' },
  });
  if (/Unsupported platform|Binary not found/.test(output)) throw new Skip(`Postman CLI has no program for ${process.platform} on ${process.arch}`);
  return { code, output, verdicts: readVerdicts(report) };
}

function readVerdicts(report) {
  if (!existsSync(report)) return new Map();
  const { executions } = JSON.parse(readFileSync(report, 'utf8')).run;
  return new Map(executions.map(({ requestExecuted, tests }) => [requestExecuted.name, verdictOf(tests.map(({ name, status }) => ({ name, passed: status === 'passed' })))]));
}
