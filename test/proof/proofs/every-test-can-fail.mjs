// Every test can fail: when the service answers one request wrongly, that request goes red, and no other but those that it is the list
// of ids for, which say so and are not sent; without a token, one named test says why, and nothing is sent.
import { reset, withEmulator } from '../tools/emulator.mjs';
import { emulatorEnvironment } from '../tools/environment.mjs';
import { runCollection } from '../tools/newman.mjs';
import { operationOfRequest } from '../tools/operation-of.mjs';
import { assertNone } from '../tools/problems.mjs';
import { built, readCollection } from '../tools/project.mjs';
import { startRecordingServer } from '../tools/recording-server.mjs';
import { requestsOf } from '../tools/requests.mjs';
import { spoil } from '../tools/spoil.mjs';

const { operations } = await built('catalogue/powerbi/index.js');
const { powerBi } = await built('catalogue/powerbi/catalogue.js');
const { foldersApart } = await built('catalogue/model/catalogue.js');
const { listAnswer, TOKEN_TEST, UNSENT_TEST } = await built('catalogue/model/vocabulary.js');
/** Recipes, life cycles and negative checks have proofs and tests of their own: a run of everything leaves them out. */
const apart = foldersApart([{ jobs: powerBi.jobs ?? [] }]);
const whole = readCollection();
const requests = requestsOf({ ...whole, item: whole.item.filter(({ name }) => !apart.has(name)) });
const titles = new Set(operations.map(({ title }) => title));
/** The operation that each request calls, by its name. */
const idOf = new Map(requests.map((request) => [request.name, operationOfRequest(request)?.id]));

/** A 204 has no body on the wire, so nothing can spoil its shape. @type {Set<string | undefined>} */
const bodiless = new Set(
  operations.filter(({ responses }) => responses.every(({ status }) => status === 204)).map(({ id }) => id),
);

/** Neighbours in the collection are faulted in different runs, so that one that goes red with its neighbour shows. */
const GROUPS = 4;

export async function prove() {
  const foreign = requests
    .filter(({ name }) => !idOf.get(name))
    .map(({ name }) => `${name} calls no operation of the catalogue`);
  const uncalled = operations
    .filter(({ id }) => ![...idOf.values()].includes(id))
    .map(({ id }) => `no request calls ${id}`);
  // Each in a tenant of its own, at the same time: Newman mostly waits.
  const tasks = [
    (emulator) => proveFaults(emulator, 'status'),
    (emulator) => proveFaults(emulator, 'shape'),
    proveTokenFailures,
  ];
  const problems = await Promise.all(tasks.map((task) => withEmulator(task)));
  assertNone('every test can fail', [...foreign, ...uncalled, ...problems.flat()]);
  return `each of ${requests.length} requests went red, and no other with it but those whose ids it lists, for a wrong status, and for a wrong shape but for ${bodiless.size} whose answer is a 204 without a body; without a token nothing was sent`;
}

/**
 * Faults disjoint sets of requests, one set a run.
 * @param {Emulator} emulator
 * @param {Fault} kind
 *
 * @typedef {import('../tools/emulator.mjs').Emulator} Emulator
 * @typedef {'status' | 'shape'} Fault
 */
async function proveFaults(emulator, kind) {
  const faultable = requests.filter(({ name }) => kind === 'status' || !bodiless.has(idOf.get(name)));
  const names = faultable.filter(({ name }) => titles.has(name)).map(({ name }) => name);
  const problems = [];
  let waiting = [];
  for (let group = 0; group < GROUPS; group += 1) {
    const faulted = names.filter((_, index) => index % GROUPS === group);
    const { red, wrong } = await runWithFaults(emulator, kind, faulted);
    problems.push(...wrong);
    waiting.push(...faulted.filter((name) => !red.has(name)));
  }
  // What was not sent because what it needs was faulted too is tried again, as long as that helps.
  for (let before = Infinity; waiting.length && waiting.length < before;) {
    before = waiting.length;
    const { red, wrong } = await runWithFaults(emulator, kind, waiting);
    problems.push(...wrong);
    waiting = waiting.filter((name) => !red.has(name));
  }
  // What a whole run leaves out by choice is sent when it is the only one; what stands for no operation of its own is for the app.
  const alone = [
    ...waiting.splice(0).map((name) => [name, 'user']),
    ...faultable.filter(({ name }) => !titles.has(name)).map(({ name }) => [name, 'app']),
  ];
  for (const [name, caller] of alone) {
    const { red, wrong } = await runWithFaults(emulator, kind, [name], { folder: name, caller });
    problems.push(...wrong);
    if (!red.has(name)) waiting.push(name);
  }
  return [...new Set(problems), ...waiting.map((name) => `${name} never went red for a wrong ${kind}`)];
}

/**
 * Runs the collection, or one request of it, as a user or as the app; what is named is answered wrongly.
 * @param {Emulator} emulator
 * @param {Fault} kind
 * @param {string[]} names
 * @param {{ folder?: string, caller?: string }} [options]
 * @returns the requests that went red by their own answer, and what is wrong with which did and did not
 */
async function runWithFaults(emulator, kind, names, { folder, caller = 'user' } = {}) {
  await reset(emulator);
  const ids = new Set(names.map((name) => idOf.get(name)));
  const server = await startRecordingServer(emulator.url, spoil(kind, ids));
  try {
    const accessToken = caller === 'user' ? await emulator.userToken() : '';
    const environment = emulatorEnvironment(emulator, { loginUrl: server.url, apiUrl: server.url, accessToken });
    const { verdicts, lines, failures } = await runCollection({
      environment,
      folder,
      operationsOnly: caller === 'user',
    });
    const isHeldBack = (name) =>
      failures.every(
        ({ item, test, message }) =>
          item !== name || (test === UNSENT_TEST && names.includes(listAnswer(message)?.list ?? '')),
      );
    const red = new Set(
      [...verdicts].filter(([name, verdict]) => verdict === 'failed' && !isHeldBack(name)).map(([name]) => name),
    );
    const innocent = [...red].filter((name) => !ids.has(idOf.get(name)));
    const blind = names.filter((name) => !['failed', 'not sent'].includes(verdicts.get(name) ?? 'not run'));
    return {
      red,
      wrong: [
        ...innocent.map(
          (name) =>
            `${name} went red although its ${kind} was right: ${lines
              .get(name)
              ?.filter(({ passed }) => !passed)
              .map((line) => line.name)
              .join('; ')}`,
        ),
        ...blind.map((name) => `${name} stayed ${verdicts.get(name)} although its ${kind} was wrong`),
      ],
    };
  } finally {
    await server.close();
  }
}

/**
 * What is wrong with the credentials, and what the one failing test must say.
 * @type {[what: string, values: Record<string, string>, reason: RegExp][]}
 */
const BAD_CREDENTIALS = [
  ['no secret', { clientSecret: '' }, /^clientSecret is empty/],
  ['a wrong secret', { clientSecret: 'this-secret-was-never-issued' }, /AADSTS7000215/],
  ['an unknown tenant', { tenantId: '0f0e0d0c-0b0a-4908-8706-050403020100' }, /AADSTS90002/],
  ['an unknown client', { clientId: '0f0e0d0c-0b0a-4908-8706-050403020100' }, /AADSTS700016/],
];

async function proveTokenFailures(emulator) {
  const problems = [];
  for (const [what, values, reason] of BAD_CREDENTIALS) {
    await reset(emulator);
    const { failures, verdicts } = await runCollection({ environment: emulatorEnvironment(emulator, values) });
    const [first, ...others] = failures;
    if (first?.test !== TOKEN_TEST || !reason.test(first?.message ?? ''))
      problems.push(`${what}: the failure is ${first ? `${first.test}: ${first.message}` : 'missing'}`);
    problems.push(...others.map(({ item, test, message }) => `${what}: ${item} fails too: ${test}: ${message}`));
    problems.push(
      ...[...verdicts]
        .filter(([, verdict]) => verdict !== 'no token')
        .map(([name, verdict]) => `${what}: ${name} is ${verdict}`),
    );
    problems.push(
      ...emulator.requests
        .filter(({ operation }) => operation)
        .map(({ method, path }) => `${what}: ${method} ${path} was sent`),
    );
  }
  return problems;
}
