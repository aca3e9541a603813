import { built, fromProject, readCollection } from './project.mjs';
import { requestsOf } from './requests.mjs';
import { verdictOf } from './verdict.mjs';

const newman = fromProject('newman');
const { operations } = await built('catalogue/powerbi/index.js');
const titles = new Set(operations.map(({ title }) => title));

/**
 * One run of the committed collection by Newman as a library.
 * @param {object} options
 * @param {object} options.environment
 * @param {string | string[] | undefined} [options.folder] names or ids of folders or requests, all when absent
 * @param {boolean} [options.operationsOnly] without requests that stand for no operation, such as those that judge whether a token is a
 *   service principal's
 * @param {(answer: { item: string, request: any, response: any }) => unknown} [options.onAnswer] hears of every answer to a request of the
 *   collection
 * @returns {Promise<NewmanRun>}
 *
 * @typedef {{ name: string, passed: boolean, skipped?: boolean }} Line
 * @typedef {{ item: string | undefined, test: string, message: string }} Failure
 *
 * @typedef {object} NewmanRun
 * @property {Map<string, Line[]>} lines by request name
 * @property {Failure[]} failures
 * @property {import('./verdict.mjs').Verdicts} verdicts
 * @property {import('./environment.mjs').Environment} environment as the run left it
 */
export function runCollection({ environment, folder, operationsOnly = false, onAnswer = () => {} }) {
  const collection = operationsOnly ? withOperationsOnly(readCollection()) : readCollection();
  const names = new Map(requestsOf(collection).map(({ id, name }) => [id, name]));
  const lines = new Map();
  const answered = new Map();
  return new Promise((resolve, reject) => {
    const run = newman.run(
      { collection, environment, ...(folder === undefined ? {} : { folder }) },
      (error, summary) => {
        if (error) return reject(error);
        const failures = summary.run.failures.map(({ source, error: { test, name, message } }) => ({
          item: source?.name,
          test: test ?? name,
          message,
        }));
        resolve({
          lines,
          failures,
          verdicts: new Map([...lines].map(([name, said]) => [name, verdictOf(said)])),
          environment: summary.environment.toJSON(),
        });
      },
    );
    // A request that says nothing at all must show as silent, so it has its entry from the start.
    run.on('beforeItem', (_, { item }) => lines.set(names.get(item.id), []));
    run.on('assertion', (error, { item, assertion, skipped }) =>
      lines.get(names.get(item.id)).push({ name: assertion, passed: !error, skipped }),
    );
    // What the scripts send themselves makes `request` events too; the last one before the tests is the request's own.
    run.on('request', (_, { item, request, response }) =>
      answered.set(item.id, { item: item.name, request, response }),
    );
    run.on('beforeTest', (_, { item }) => answered.has(item.id) && onAnswer(answered.get(item.id)));
  });
}

/** The folder or collection without the requests that stand for no operation, and without folders that are empty then. */
function withOperationsOnly(folder) {
  const item = folder.item
    .map((child) => (child.item ? withOperationsOnly(child) : child))
    .filter((child) => (child.item ? child.item.length : titles.has(child.name)));
  return { ...folder, item };
}
