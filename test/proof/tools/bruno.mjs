import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runToEnd } from './process.mjs';
import { fromTools, readCollection } from './project.mjs';
import { temporaryFolder } from './temporary.mjs';
import { verdictOf } from './verdict.mjs';

/**
 * Writes collection and environment as Bruno keeps them. The environment's secrets are left out by the converter.
 * @param {object} environment
 * @param {object} [given] another collection than the committed one
 * @returns {Promise<string>} the folder
 */
export async function convertToBruno(environment, given = readCollection()) {
  const { postmanToBruno, postmanToBrunoEnvironment } = fromTools('@usebruno/converters');
  const { createCollectionFromBrunoObject } = fromTools('@usebruno/cli/src/utils/collection');
  const { collection } = await postmanToBruno(given, { useWorkers: false });
  collection.environments = [{ ...postmanToBrunoEnvironment(environment), name: 'emulator' }];
  const folder = temporaryFolder();
  await createCollectionFromBrunoObject(collection, folder, { format: 'bru' });
  return folder;
}

/**
 * @param {string} folder the converted collection
 * @param {string} clientSecret
 * @param {string} [only] one folder of it; all when absent
 * @param {'safe' | 'developer'} [sandbox]
 * @returns {Promise<import('./verdict.mjs').ToolRun & { errors: string[] }>} `errors`: what Bruno calls an error of a request
 */
export async function runBruno(folder, clientSecret, only, sandbox = 'safe') {
  const report = join(temporaryFolder(), 'report.json');
  const args = [
    'run',
    `--sandbox=${sandbox}`,
    ...(only === undefined ? [] : [only]),
    '-r',
    '--env',
    'emulator',
    '--env-var',
    `clientSecret=${clientSecret}`,
    '--reporter-json',
    report,
    '--reporter-skip-all-headers',
  ];
  const { code, output } = await runToEnd(process.execPath, [fromTools.resolve('@usebruno/cli/bin/bru.js'), ...args], {
    cwd: folder,
  });
  const results = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8'))[0].results : [];
  const lines = (result) => [...result.preRequestTestResults, ...result.testResults, ...result.postResponseTestResults];
  return {
    code,
    output,
    verdicts: new Map(
      results.map((result) => [
        result.name,
        verdictOf(lines(result).map(({ description, status }) => ({ name: description, passed: status === 'pass' }))),
      ]),
    ),
    errors: [...new Set(results.filter(({ error }) => error).map(({ name, error }) => `${name}: ${error}`))],
  };
}
