// Against a tenant that is no emulator, in Newman, Postman CLI and Bruno: without consent that names the tenant nothing but plain reads
// arrives; with it, nothing is changed, deleted or given a role that the run did not make itself or somebody typed.
import { convertToBruno, runBruno } from '../tools/bruno.mjs';
import { filledEnvironment } from '../tools/environment.mjs';
import { reset, withEmulator } from '../tools/emulator.mjs';
import { runCollection } from '../tools/newman.mjs';
import { operationOf } from '../tools/operation-of.mjs';
import { runNewman } from '../tools/newman-command.mjs';
import { runPostman } from '../tools/postman.mjs';
import { assertNone, present } from '../tools/problems.mjs';
import { built, readCollection } from '../tools/project.mjs';
import { emptyAnswer, startRecordingServer } from '../tools/recording-server.mjs';
import { findLosses, lookAgain, takeSnapshot } from '../tools/snapshot.mjs';

const { standardTenant, operations } = await built('catalogue/powerbi/index.js');
const { createdBy } = await built('catalogue/model/catalogue.js');
const { powerBi } = await built('catalogue/powerbi/catalogue.js');

const GUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;
const READING = ['reads', 'heavy read', 'credential'];

/** Copying reads its original: these ids of the path, and the semantic model that the copy is to show, may be found ones. */
const COPIES = {
  Reports_CloneReport: ['reportId', 'targetModelId'],
  Reports_CloneReportInGroup: ['groupId', 'reportId', 'targetModelId'],
  Dashboards_CloneTile: ['dashboardId', 'tileId'],
  Dashboards_CloneTileInGroup: ['groupId', 'dashboardId', 'tileId'],
};

export async function prove({ short = false } = {}) {
  // Each caller in a tenant of its own, at the same time: Newman mostly waits.
  const outcomes = await Promise.all(
    ['app', 'user'].map((caller) => withEmulator((emulator) => proveAs(caller, emulator))),
  );
  const programs = [];
  const consents = short ? NO_CONSENT.filter(([what]) => SHORT.includes(what)) : NO_CONSENT;
  for (const [program, run] of programsFor(short)) {
    programs.push(...(await withEmulator((emulator) => proveConsent(program, run, emulator, consents))));
    if (!short) programs.push(...(await withEmulator((emulator) => proveInProgram(program, run, emulator))));
  }
  assertNone('the collection is safe', [...outcomes.flatMap(({ problems }) => problems), ...programs]);
  return `without consent that names the tenant only plain reads arrived, in ${programsFor(short)
    .map(([program]) => program)
    .join(
      ', ',
    )}; with it nothing found or merely typed was written to, and ${outcomes[0].answers} answers showed nothing lost`;
}

/** The programs by their own command lines. Each runs a collection and gives its exit code and the verdicts. */
const PROGRAMS = {
  Newman: (environment, collection) => runNewman(environment, { collection }),
  'Postman CLI': (environment, collection) => runPostman(environment, { collection }),
  Bruno: async (environment, collection) =>
    runBruno(await convertToBruno(environment, collection), valueIn(environment, 'clientSecret')),
};

/** Bruno takes its time: the proof `bruno` runs the whole collection in it. */
function programsFor(short) {
  return Object.entries(PROGRAMS).filter(([program]) => !short || program !== 'Bruno');
}

/** Folders with something of each effect: enough where only the permission is asked about. */
const FOLDERS = ['Groups', 'Reports', 'Embed tokens', 'Clean up'];

const STRANGER = '11111111-2222-4333-8444-555555555555';

/**
 * What is no consent in the tenant of the token, and how it stands in the environment.
 * @type {[what: string, entry: { value: string, enabled?: boolean }][]}
 */
const NO_CONSENT = [
  ['empty', { value: '' }],
  ['true', { value: 'true' }],
  ['a reference to the tenant', { value: '{{tenantId}}' }],
  ['another tenant', { value: STRANGER }],
  ['true, unticked', { value: 'true', enabled: false }],
  ['the tenant, unticked', { value: standardTenant.tenantId, enabled: false }],
];

/** One of each kind: a word, a wrong id, the right id switched off. */
const SHORT = ['true', 'another tenant', 'the tenant, unticked'];

/** These use what is switched off as if it were on, and show the scripts no difference: the docs say to empty the value. */
const TAKE_WHAT_IS_OFF = ['Newman', 'Postman CLI'];

async function proveConsent(program, run, emulator, consents) {
  const whole = readCollection();
  const collection = { ...whole, item: whole.item.filter(({ name }) => FOLDERS.includes(name)) };
  const problems = [];
  for (const [what, entry] of consents) {
    await reset(emulator);
    const { received, code } = await record(
      emulator,
      {},
      { run: (environment) => run(withEntry(environment, entry), collection) },
    );
    const effects = received.map(({ method, path }) => [
      `${method} ${path}`,
      operationOf(method, path)?.operation.effect,
    ]);
    const more = effects
      .filter(([, effect]) => effect !== 'reads')
      .map(([call]) => `${program}, allowWrite is ${what}: ${call} arrived`);
    const counts = entry.value === standardTenant.tenantId && TAKE_WHAT_IS_OFF.includes(program);
    problems.push(...(counts ? [] : more));
    if (counts && more.length === 0)
      problems.push(`${program} leaves out what is switched off by now: the docs say otherwise`);
    if (received.length < 5 || code !== 0)
      problems.push(
        `${program}, allowWrite is ${what}: ${received.length} reads arrived and it ended with ${code}, so this proves nothing`,
      );
  }
  return problems;
}

function withEntry(environment, entry) {
  return {
    ...environment,
    values: environment.values.map((each) => (each.key === 'allowWrite' ? { ...each, ...entry } : each)),
  };
}

function valueIn({ values }, name) {
  return values.find(({ key }) => key === name).value;
}

/** With consent, the whole collection in another program: what it created is changed and deleted, and nothing else. */
async function proveInProgram(program, run, emulator) {
  const before = await takeSnapshot(emulator);
  const { foundIds } = await proveReadsOnly(emulator, 'app', {});
  await reset(emulator);
  const { received, verdicts } = await record(
    emulator,
    { allowWrite: emulator.tenantId.toUpperCase() },
    { found: foundIds, run: (environment) => run(environment) },
  );
  const deleted = received.filter(
    ({ method, path, status }) => operationOf(method, path)?.operation.id === 'Groups_DeleteGroup' && status < 300,
  );
  return [
    ...findForeignWrites(program, received, before),
    ...(deleted.length === 1 && verdicts.get('Delete Group') === 'answered'
      ? []
      : [`${program}: the run's own workspace was not deleted`]),
    ...(await findChanges(emulator, before)).map((loss) => `${program}, after writing: ${loss}`),
  ];
}

async function proveAs(caller, emulator) {
  const values = { accessToken: caller === 'user' ? await emulator.userToken() : '' };
  const before = await takeSnapshot(emulator);
  const reading = await proveReadsOnly(emulator, caller, values);
  const { foundIds } = reading;
  const problems = [
    ...findBlindness(before.answers),
    ...(foundIds === '{}' ? [`${caller}: the reads found no ids, so nothing shows that writes do without them`] : []),
    ...reading.problems,
    ...(await proveOwnThingsOnly(emulator, caller, values, foundIds, before)),
    ...(await proveTypedThingsStay(emulator, caller, values, foundIds, before)),
    ...(caller === 'user' ? await proveOwnThingsGo(emulator, values, foundIds, before) : []),
  ];
  return { problems, answers: before.answers.size };
}

/**
 * Runs the whole collection, or what `run` runs, against a recorder in front of the emulator. `refuses` tells which operations are refused.
 * @param {import('../tools/emulator.mjs').Emulator} emulator
 * @param {Record<string, string>} values
 * @param {object} options
 * @param {string} [options.found] ids that an earlier run found
 * @param {(operation: Operation | undefined) => boolean} [options.refuses]
 * @param {(environment: Environment) => Promise<Outcome>} [options.run]
 * @returns {Promise<Outcome & { received: import('../tools/recording-server.mjs').Received[] }>}
 *
 * @typedef {import('../tools/environment.mjs').Environment} Environment
 * @typedef {import('../tools/operation-of.mjs').Operation} Operation
 * @typedef {{ verdicts: import('../tools/verdict.mjs').Verdicts, code?: number | null, environment?: Environment }} Outcome of the command
 *   lines `code`, of Newman as a library the environment as the run left it
 */
async function record(
  emulator,
  values,
  { found = '', refuses = () => false, run = (environment) => runCollection({ environment }) } = {},
) {
  const recorder = await startRecordingServer(emulator.url, async (request, ask) =>
    refuses(operationOf(request.method, request.path)?.operation) ? emptyAnswer(403) : ask(),
  );
  try {
    const { tenantId, clientId, clientSecret } = emulator;
    const environment = filledEnvironment('commercial', {
      tenantId,
      clientId,
      clientSecret,
      loginUrl: recorder.url,
      apiUrl: recorder.url,
      ...values,
    });
    if (found) environment.values.push({ key: 'foundIds', value: found, enabled: true });
    const outcome = await run(environment);
    return { ...outcome, received: recorder.received.filter(({ path }) => !path.endsWith('/oauth2/v2.0/token')) };
  } finally {
    await recorder.close();
  }
}

async function proveReadsOnly(emulator, caller, values) {
  const run = await record(emulator, values);
  const arrived = run.received.map((request) => ({
    request,
    effect: operationOf(request.method, request.path)?.operation.effect,
  }));
  const wrong = arrived
    .filter(({ effect }) => effect !== 'reads')
    .map(
      ({ request, effect }) =>
        `${caller}, no allowWrite: ${request.method} ${request.path} arrived (${effect ?? 'no operation'})`,
    );
  const kept = operations.filter(({ effect, title }) => effect !== 'reads' && run.verdicts.get(title) !== 'not sent');
  const unsaid = kept.map(
    ({ title }) => `${caller}, no allowWrite: ${title} is ${run.verdicts.get(title)}, not left unsent`,
  );
  const few = arrived.length < 50 ? [`${caller}: only ${arrived.length} reads arrived, too few to prove anything`] : [];
  const foundIds =
    present(run.environment, 'the environment').values.find(({ key }) => key === 'foundIds')?.value || '{}';
  return { foundIds, problems: [...wrong, ...unsaid, ...few] };
}

/** With the ids at hand that an earlier look found, and none typed. */
async function proveOwnThingsOnly(emulator, caller, values, foundIds, before) {
  await reset(emulator);
  const { received } = await record(emulator, { ...values, allowWrite: emulator.tenantId }, { found: foundIds });
  const losses = (await findChanges(emulator, before)).map((loss) => `${caller}, after writing: ${loss}`);
  return [...findForeignWrites(caller, received, before), ...losses];
}

/** Writes that carry an id which was there before; too few writes prove nothing. */
function findForeignWrites(who, received, before) {
  const existing = new Set(JSON.stringify([...before.answers]).match(GUID));
  const writes = received
    .map((request) => ({ ...request, ...operationOf(request.method, request.path) }))
    .filter(({ operation }) => !READING.includes(operation?.effect));
  const foreign = writes.flatMap((write) =>
    findForeignIds(write, existing).map(
      (id) => `${who}: ${write.method} ${write.path} carries ${id}, which was merely found`,
    ),
  );
  return [
    ...foreign,
    ...(writes.length < 20 ? [`${who}: only ${writes.length} writes arrived, too few to prove anything`] : []),
  ];
}

async function findChanges(emulator, { addresses, answers }) {
  return findLosses(answers, await lookAgain(emulator, addresses));
}

/** The comparison of snapshots sees a thing that is gone and a value that changed. */
function findBlindness(before) {
  const without = structuredClone(before);
  without.get('Get Groups').value.shift();
  const changed = structuredClone(before);
  changed.get('Get Dataset In Group').name += ', renamed';
  return [without, changed].flatMap((after) =>
    findLosses(before, after).length ? [] : ['the comparison of snapshots does not see what changed'],
  );
}

/** Ids in the path, query and body of a write that were there before the run. */
function findForeignIds({ operation, parameters, query, body }, existing) {
  if (!operation) return ['an address that no operation has'];
  const spared = COPIES[operation.id] ?? [];
  const path = Object.entries(parameters)
    .filter(([name]) => !spared.includes(name))
    .map(([, value]) => value);
  const bodyWithoutSpared = spared.reduce(
    (text, name) => text.replace(new RegExp(`"${name}"\\s*:\\s*"[^"]*"`), ''),
    body,
  );
  return [...path, query, bodyWithoutSpared].flatMap((text) => text.match(GUID) ?? []).filter((id) => existing.has(id));
}

/**
 * What is typed is typed to be read, as long as the collection can make such a thing itself. When the service refuses to make it, the
 * typed one must not take its place: not a workspace, and nothing that was to go into it.
 */
async function proveTypedThingsStay(emulator, caller, values, foundIds, before) {
  await reset(emulator);
  const [what, refuses] = REFUSALS[caller];
  const { received, verdicts } = await record(
    emulator,
    { ...values, ...typedIds(foundIds), allowWrite: emulator.tenantId },
    { refuses },
  );
  const refused = received.filter(({ status }) => status === 403).length;
  return [
    ...(refused ? [] : [`${caller}, ${what}: nothing was refused, so this proves nothing`]),
    ...(verdicts.get('Delete Group') === 'not sent'
      ? []
      : [`${caller}, ${what}: Delete Group is ${verdicts.get('Delete Group')}, not left unsent`]),
    ...(await findChanges(emulator, before)).map((loss) => `${caller}, ${what}, ids typed: ${loss}`),
  ];
}

/** What the service refuses in that run. A tenant's default is that apps may not create workspaces. */
const REFUSALS = {
  app: ['Create Group refused', (operation) => operation?.id === 'Groups_CreateGroup'],
  user: ['every creation refused', (operation) => isCreation(operation)],
};

function isCreation(operation) {
  return operation !== undefined && !READING.includes(operation.effect) && createdBy(powerBi, operation).length > 0;
}

/** An id that exists for each variable whose thing the collection can make, typed into the environment. */
function typedIds(foundIds) {
  const creatable = new Set(
    operations.filter(isCreation).flatMap((operation) => createdBy(powerBi, operation).map(({ variable }) => variable)),
  );
  return Object.fromEntries(
    Object.entries(JSON.parse(foundIds))
      .filter(([variable]) => creatable.has(variable))
      .map(([variable, { id }]) => [variable, id]),
  );
}

/** With nothing refused and the same ids typed, the run works on its own things only, and takes its own workspace away in the end. */
async function proveOwnThingsGo(emulator, values, foundIds, before) {
  await reset(emulator);
  const { colleagueId: identifier, colleagueEmail: user } = standardTenant;
  const { received, verdicts } = await record(emulator, {
    ...values,
    ...typedIds(foundIds),
    identifier,
    user,
    allowWrite: emulator.tenantId,
  });
  const deleted = received.filter(
    ({ method, path }) => operationOf(method, path)?.operation.id === 'Groups_DeleteGroup',
  );
  const left =
    verdicts.get('Delete Group') === 'answered' && deleted.length === 1
      ? []
      : ['the run left its own workspace behind'];
  return [...left, ...(await findChanges(emulator, before)).map((loss) => `user, nothing refused, ids typed: ${loss}`)];
}
