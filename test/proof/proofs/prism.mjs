// Every request is accepted by Prism, which mocks the official description: none is invalid, none goes where there is no route.
import { findMissingProperties } from '../prism/bodies.mjs';
import { mendedDescription, mends, operationsOf } from '../prism/mends.mjs';
import { startPrism } from '../prism/server.mjs';
import { filledEnvironment } from '../tools/environment.mjs';
import { runCollection } from '../tools/newman.mjs';
import { assertNone, present } from '../tools/problems.mjs';
import { built, readDescription } from '../tools/project.mjs';

const { operations, standardTenant } = await built('catalogue/powerbi/index.js');
const { createdBy } = await built('catalogue/model/catalogue.js');
const { powerBi } = await built('catalogue/powerbi/catalogue.js');
const titles = new Map(operations.map(({ id, title }) => [id, title]));
const titleOf = (id) => present(titles.get(id), id);

export async function prove() {
  const description = readDescription();
  const mended = mendedDescription(description);
  const answers = await send(
    mended,
    operations.map(({ title }) => title),
  );
  const bodies = findBodyProblems(mended, answers);
  const problems = [...findRefused(answers), ...bodies, ...(await findNeedlessMends(description))];
  assertNone('Prism accepts every request', problems);
  return `Prism accepts ${answers.size} of ${answers.size} requests; ${mends.size} operations of the description mended, each needed`;
}

/**
 * Sends requests to Prism. What creates something is sent by itself: what it gave would otherwise be used by the next, and Prism
 * gives nonsense.
 * @returns {Promise<Map<string, { status: number, said: string, body: string | undefined, lines: object[] }>>} by name
 */
async function send(description, names) {
  const prism = await startPrism(description);
  const answers = new Map();
  const creating = new Set(
    operations.filter((operation) => createdBy(powerBi, operation).length).map(({ title }) => title),
  );
  const together = names.filter((name) => !creating.has(name));
  try {
    for (const folder of [together, ...names.filter((name) => creating.has(name))]) {
      if (folder.length === 0) continue;
      const onAnswer = ({ item, request, response }) =>
        answers.set(item, { status: response.code, said: response.text(), body: request.body?.raw });
      const { lines } = await runCollection({
        environment: environmentFor(prism.url),
        folder,
        operationsOnly: true,
        onAnswer,
      });
      for (const [name, said] of lines)
        if (!answers.has(name)) answers.set(name, { status: 0, said: said.map((line) => line.name).join('; ') });
    }
  } finally {
    await prism.close();
  }
  return answers;
}

/** A user's token, that nobody can check here, and a suitable value for every id. */
function environmentFor(url) {
  const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const accessToken = `${part({ alg: 'none', typ: 'JWT' })}.${part({ scp: 'Tenant.ReadWrite.All', exp: 4_102_444_800 })}.`;
  const environment = filledEnvironment('commercial', {
    loginUrl: url,
    apiUrl: url,
    accessToken,
    tenantId: standardTenant.tenantId,
    allowWrite: standardTenant.tenantId,
  });
  for (const entry of environment.values) if (entry.value === '') entry.value = idFor(entry.key);
  const rows = new Set(environment.values.map(({ key }) => key));
  // Ids that only scripts find have no row.
  const all = [
    ...powerBi.resources.map(({ variable }) => variable),
    ...Object.keys(powerBi.aliases),
    ...operations.flatMap(({ sample, variables }) => [
      ...Object.values(variables),
      ...[...JSON.stringify(sample ?? '').matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name),
    ]),
  ];
  for (const key of new Set(all))
    if (!rows.has(key)) environment.values.push({ key, value: idFor(key), enabled: true });
  return environment;
}

function idFor(variable) {
  if (variable === 'clientSecret') return '';
  if (variable === 'goalTimestamp') return '2026-11-02';
  if (variable === 'user') return 'grace@northwind.example';
  const digits = [...variable]
    .reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 0xffffffff, 7)
    .toString(16)
    .padStart(8, '0');
  return `${digits}-1b2c-4d3e-8f40-a5b6c7d8e9f0`;
}

function findRefused(answers) {
  return [...answers]
    .filter(([, { status }]) => status < 200 || status > 299)
    .map(([name, { status, said }]) =>
      status ? `${name}: ${status} ${reasonIn(said)}` : `${name} was not sent: ${said}`,
    );
}

/** Prism's problem in one line. */
function reasonIn(said) {
  try {
    const { title, detail, validation = [] } = JSON.parse(said);
    return [title, validation.length ? validation.map(({ message }) => message).join('; ') : detail].join(': ');
  } catch {
    return said.slice(0, 200);
  }
}

function findBodyProblems(description, answers) {
  return operationsOf(description).flatMap(({ operation }) => {
    const name = titles.get(operation.operationId);
    if (operation.operationId.startsWith('Imports_PostImport')) return []; // a form with a file, see the mends
    // Of a datamart no list shows an id, so the sample of Selective Deploy has none.
    const { body, status } = answers.get(name);
    const missing = status ? findMissingProperties(description, operation, body ? JSON.parse(body) : undefined) : [];
    const wanted = missing.filter((property) => !(name === 'Selective Deploy' && property.startsWith('.datamarts')));
    return wanted.map((property) => `${name}: its body lacks ${property}`);
  });
}

/** Sends what is mended to the description as it stands: what Prism then accepts needs no mend. */
async function findNeedlessMends(description) {
  const answers = await send(description, [...mends.keys()].map(titleOf));
  return [...mends]
    .filter(([id]) => present(answers.get(titleOf(id)), id).status < 300)
    .map(([id, { reason }]) => `${id} needs no mend any more (${reason}): take it out`);
}
