// The committed collection is green against the emulator in Newman's own command line; so is each folder, and each of 20 requests alone.
import { emulatorEnvironment } from '../tools/environment.mjs';
import { reset, withEmulator } from '../tools/emulator.mjs';
import { AS_SERVICE_PRINCIPAL, AS_USER, findMiscounts } from '../tools/expected-counts.mjs';
import { runNewman } from '../tools/newman-command.mjs';
import { runCollection } from '../tools/newman.mjs';
import { assertNone } from '../tools/problems.mjs';
import { built, readCollection } from '../tools/project.mjs';

const { operations } = await built('catalogue/powerbi/index.js');
const { powerBi } = await built('catalogue/powerbi/catalogue.js');

/** The folder that the command line runs by itself; the others are run by the library, which is the same and starts faster. */
const FOLDER_BY_COMMAND = 'Dashboards';

/** Each alone, from a fresh environment: plain and heavy reads, a credential, what creates, changes, starts and deletes, what is closed to apps. */
const REQUESTS_ALONE = {
  'Get Groups': 'answered',
  'Get Group Users': 'answered',
  'Get Dataset In Group': 'answered',
  'Get Page In Group': 'answered',
  'Get Tile In Group': 'answered',
  'Get Goal Value': 'answered',
  'Get Gateway Datasource': 'answered',
  'Get Available Features': 'answered',
  'Get Groups As Admin': 'answered',
  'Get Activity Events': 'answered',
  'Execute Queries In Group': 'answered',
  'Export To File In Group': 'answered',
  'Get Scan Status': 'not sent',
  'Generate Report Token In Group': 'answered',
  'Create Group': 'answered',
  'Post Dataset In Group': 'answered',
  'Update Dataset In Group': 'answered',
  'Refresh Dataset In Group': 'answered',
  'Delete Report In Group': 'answered',
  'Get Apps': 'refused as documented',
};

export async function prove() {
  return withEmulator(async (emulator) => {
    const problems = [
      ...(await proveWhole(emulator)),
      ...(await proveUser(emulator)),
      ...(await proveFolders(emulator)),
      ...(await proveRequests(emulator)),
    ];
    assertNone('the collection is green in Newman', problems);
    return `whole collection: ${JSON.stringify(AS_SERVICE_PRINCIPAL.counts)}; each of ${readCollection().item.length} folders and ${Object.keys(REQUESTS_ALONE).length} requests alone`;
  });
}

async function proveWhole(emulator) {
  const { code, output, verdicts } = await runNewman(emulatorEnvironment(emulator));
  const secrets = output.includes(emulator.clientSecret) ? ['the command line prints the secret'] : [];
  return [
    ...exitProblems('the whole collection', code),
    ...findMiscounts(verdicts, AS_SERVICE_PRINCIPAL, 'as service principal'),
    ...findUnseen(emulator, verdicts),
    ...secrets,
  ];
}

/** The emulator's own record bears out what the tests say: who was answered, and who was refused. */
function findUnseen(emulator, verdicts) {
  return operations.flatMap(({ id, title }) => {
    const seen = emulator.requests
      .filter(({ operation, caller }) => operation === id && caller === 'app')
      .map(({ status }) => status);
    const verdict = verdicts.get(title);
    if (verdict === 'answered' && !seen.some((status) => status < 300))
      return [`${title} is called answered, and the emulator answered ${seen.join(', ') || 'nothing'}`];
    if (verdict === 'refused as documented' && !seen.some((status) => status === 401 || status === 403))
      return [`${title} is called refused, and the emulator answered ${seen.join(', ') || 'nothing'}`];
    return [];
  });
}

async function proveUser(emulator) {
  await reset(emulator);
  const { verdicts, failures } = await runCollection({
    environment: emulatorEnvironment(emulator, { accessToken: await emulator.userToken() }),
    operationsOnly: true,
  });
  return [
    ...findMiscounts(verdicts, AS_USER, 'as user'),
    ...failures.map(({ item, message }) => `as user, ${item}: ${message}`),
  ];
}

async function proveFolders(emulator) {
  const problems = [];
  // Recipes are proved by themselves: see recipes.mjs.
  const apart = new Set((powerBi.jobs ?? []).map(({ name }) => name));
  for (const { name } of readCollection().item.filter((each) => !apart.has(each.name))) {
    await reset(emulator);
    const environment = emulatorEnvironment(emulator);
    if (name === FOLDER_BY_COMMAND) {
      const { code, verdicts } = await runNewman(environment, ['--folder', name]);
      problems.push(...exitProblems(`the folder ${name}`, code), ...findRed(`the folder ${name}`, verdicts, []));
    } else {
      const { verdicts, failures } = await runCollection({ environment, folder: name });
      problems.push(...findRed(`the folder ${name}`, verdicts, failures));
    }
  }
  return problems;
}

/** Green is not enough: a folder where nothing is sent proves nothing. */
function findRed(where, verdicts, failures) {
  const all = [...verdicts];
  const bad = all
    .filter(([, verdict]) => ['failed', 'silent', 'no token'].includes(verdict))
    .map(([name, verdict]) => `${where}: ${name} is ${verdict}`);
  const sent = all.some(([, verdict]) => verdict === 'answered' || verdict === 'refused as documented');
  return [
    ...bad,
    ...failures.map(({ item, message }) => `${where}: ${item}: ${message}`),
    ...(sent ? [] : [`${where}: nothing was sent`]),
  ];
}

async function proveRequests(emulator) {
  const problems = [];
  for (const [name, expected] of Object.entries(REQUESTS_ALONE)) {
    await reset(emulator);
    const { verdicts, lines, failures } = await runCollection({
      environment: emulatorEnvironment(emulator),
      folder: name,
    });
    const verdict = verdicts.get(name) ?? 'not there';
    if (verdict === expected && verdicts.size === 1) continue;
    const said =
      failures.map(({ message }) => message).join('; ') || (lines.get(name) ?? []).map((line) => line.name).join('; ');
    problems.push(`${name} alone is ${verdict} instead of ${expected}: ${said}`);
  }
  return problems;
}

function exitProblems(what, code) {
  return code === 0 ? [] : [`${what}: Newman's command line ends with ${code}`];
}
