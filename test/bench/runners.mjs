// How each runner is started on the same file, and how its own count of assertions is read.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromProject, fromTools, inRoot } from '../proof/tools/project.mjs';
import { temporaryFolder, temporaryJson } from '../proof/tools/temporary.mjs';

const node = process.execPath;

/**
 * @typedef {object} Job what is to be run
 * @property {object} collection
 * @property {object} environment
 * @property {string} url of the service
 * @property {string[]} paths of its requests
 */

/** Every runner by its name: given a job it gives the program to start, and how to read the assertions it counted. */
export const runners = {
  'ours 1': (job) => ours(job, 1),
  'ours 8': (job) => ours(job, 8),
  'ours 16': (job) => ours(job, 16),
  newman: (job) => ({
    command: node,
    args: [fromProject.resolve('newman/bin/newman.js'), 'run', ...files(job, '-e'), '--color', 'off'],
    assertions: (output) => fromTable(output, 'assertions'),
  }),
  'postman cli': postman,
  'bruno developer': (job) => bruno(job, ['--sandbox', 'developer']),
  'bruno safe': (job) => bruno(job, []),
  'fetch 1': (job) => floor(job, 1),
  'fetch 8': (job) => floor(job, 8),
  'fetch 16': (job) => floor(job, 16),
};

const files = ({ collection, environment }, flag) => [
  temporaryJson('collection.json', collection),
  flag,
  temporaryJson('environment.json', environment),
];

function ours(job, concurrency) {
  const reports = temporaryFolder();
  const [collection, ...environment] = files(job, '--env');
  return {
    command: node,
    args: [
      inRoot('dist', 'cli', 'main.js'),
      'run',
      '--collection',
      collection,
      ...environment,
      '--reports',
      reports,
      '--concurrency',
      String(concurrency),
      '--no-limits',
    ],
    cwd: reports,
    assertions: () => {
      const file = join(reports, 'record.json');
      return existsSync(file)
        ? JSON.parse(readFileSync(file, 'utf8')).entries.reduce((sum, entry) => sum + entry.assertions.length, 0)
        : 0;
    },
  };
}

/** Its home is an empty folder, so that nobody is logged in and no run is published. */
function postman(job) {
  const home = temporaryFolder();
  return {
    command: node,
    args: [fromTools.resolve('postman-cli/bin/postman.js'), 'collection', 'run', ...files(job, '-e'), '--color', 'off'],
    cwd: home,
    env: { HOME: home, USERPROFILE: home, XDG_CONFIG_HOME: home, POSTMAN_API_KEY: '' },
    assertions: (output) => fromTable(output, 'assertions'),
  };
}

/** Converted by Bruno's own converter; each time anew, since Bruno writes into the folder. */
async function bruno({ collection, environment }, options) {
  const { postmanToBruno, postmanToBrunoEnvironment } = fromTools('@usebruno/converters');
  const { createCollectionFromBrunoObject } = fromTools('@usebruno/cli/src/utils/collection');
  const converted = (await postmanToBruno(collection, { useWorkers: false })).collection;
  converted.environments = [{ ...postmanToBrunoEnvironment(environment), name: 'bench' }];
  const folder = temporaryFolder();
  await createCollectionFromBrunoObject(converted, folder, { format: 'bru' });
  const secret = environment.values.find(({ key }) => key === 'clientSecret').value;
  const report = join(temporaryFolder(), 'report.json');
  return {
    command: node,
    args: [
      fromTools.resolve('@usebruno/cli/bin/bru.js'),
      'run',
      '-r',
      '--env',
      'bench',
      '--env-var',
      `clientSecret=${secret}`,
      '--reporter-json',
      report,
      ...options,
    ],
    cwd: folder,
    assertions: () => {
      if (!existsSync(report)) return 0;
      return JSON.parse(readFileSync(report, 'utf8'))[0].results.reduce(
        (sum, { testResults, preRequestTestResults, postResponseTestResults }) =>
          sum + testResults.length + preRequestTestResults.length + postResponseTestResults.length,
        0,
      );
    },
  };
}

function floor({ url, paths }, concurrency) {
  return {
    command: node,
    args: [
      join(import.meta.dirname, 'floor.mjs'),
      temporaryJson('floor.json', { url, requests: paths }),
      String(concurrency),
    ],
    assertions: null,
  };
}

/** The total in a line of Newman's closing table. */
function fromTable(output, line) {
  return Number(new RegExp(`${line}\\s*[│|]\\s*(\\d+)`).exec(output)?.[1] ?? 0);
}
