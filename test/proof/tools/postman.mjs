import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runToEnd } from './process.mjs';
import { collectionFile, fromTools } from './project.mjs';
import { Skip } from './skip.mjs';
import { temporaryFolder, temporaryJson } from './temporary.mjs';
import { verdictOf } from './verdict.mjs';

/**
 * One run in Postman CLI. Its home is an empty folder, so that nobody is logged in and no run is published.
 * @param {object} environment
 * @param {object} [options]
 * @param {object | undefined} [options.collection] another collection than the committed one
 * @param {string} [options.folder] one folder or request of it
 * @returns {Promise<import('./verdict.mjs').ToolRun>}
 */
export async function runPostman(environment, { collection, folder } = {}) {
  const home = temporaryFolder();
  const report = join(home, 'report.json');
  const file = collection ? temporaryJson('collection.json', collection) : collectionFile;
  const only = folder === undefined ? [] : ['-i', folder];
  const args = [
    'collection',
    'run',
    file,
    '-e',
    temporaryJson('environment.json', environment),
    ...only,
    '--reporters',
    'json',
    '--reporter-json-export',
    report,
  ];
  const { code, output } = await runToEnd(
    process.execPath,
    [fromTools.resolve('postman-cli/bin/postman.js'), ...args],
    {
      cwd: home,
      env: { HOME: home, USERPROFILE: home, XDG_CONFIG_HOME: home, POSTMAN_API_KEY: '' },
    },
  );
  if (/Unsupported platform|Binary not found/.test(output))
    throw new Skip(`Postman CLI has no program for ${process.platform} on ${process.arch}`);
  return { code, output, verdicts: readVerdicts(report) };
}

function readVerdicts(report) {
  if (!existsSync(report)) return new Map();
  const { executions } = JSON.parse(readFileSync(report, 'utf8')).run;
  return new Map(
    executions.map(({ requestExecuted, tests }) => [
      requestExecuted.name,
      verdictOf(
        tests.map(({ name, status }) => ({ name, passed: status !== 'failed', skipped: status === 'skipped' })),
      ),
    ]),
  );
}
