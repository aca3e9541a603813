// A service that refuses everything: no folder of the collection is green, in Newman, Postman CLI and Bruno, whether ids are typed or not.
import { convertToBruno, runBruno } from '../tools/bruno.mjs';
import { emulatorEnvironment, filledEnvironment } from '../tools/environment.mjs';
import { withEmulator } from '../tools/emulator.mjs';
import { runNewman } from '../tools/newman-command.mjs';
import { runCollection } from '../tools/newman.mjs';
import { runPostman } from '../tools/postman.mjs';
import { assertNone } from '../tools/problems.mjs';
import { built, readCollection } from '../tools/project.mjs';
import { emptyAnswer, startRecordingServer } from '../tools/recording-server.mjs';
import { requestsOf } from '../tools/requests.mjs';

const { operations } = await built('catalogue/powerbi/index.js');
const byTitle = new Map(operations.map((operation) => [operation.title, operation]));

/** An app is refused there by documentation: that is as expected. As a user it is not. */
const USERS_ONLY = 'Signed-in user only';

export async function prove() {
  const problems = await withEmulator(async (emulator) => {
    const service = await startRecordingServer(emulator.url, async ({ path }, ask) =>
      path.endsWith('/oauth2/v2.0/token') ? ask() : emptyAnswer(401),
    );
    try {
      return [...(await proveTyped(emulator, service)), ...(await proveUntyped(emulator, service))];
    } finally {
      await service.close();
    }
  });
  assertNone('a service that refuses everything is red', problems);
  return `each of ${readCollection().item.length} folders is red when everything is refused, in Newman, Postman CLI and Bruno`;
}

/** With ids typed and consent, in every folder. */
async function proveTyped(emulator, { url }) {
  const problems = [];
  for (const { name } of readCollection().item) {
    const accessToken = name === USERS_ONLY ? await emulator.userToken() : '';
    const { failures } = await runCollection({
      environment: emulatorEnvironment(emulator, { loginUrl: url, apiUrl: url, accessToken }),
      folder: name,
    });
    if (failures.length === 0) problems.push(`ids typed: ${name} is green in Newman`);
  }
  return problems;
}

/** With nothing typed and nothing allowed, in every folder that reads. */
async function proveUntyped(emulator, { url }) {
  const { tenantId, clientId, clientSecret } = emulator;
  const environment = filledEnvironment('commercial', { tenantId, clientId, clientSecret, loginUrl: url, apiUrl: url });
  const converted = await convertToBruno(environment);
  const programs = {
    Newman: (folder) => runNewman(environment, { folder }),
    'Postman CLI': (folder) => runPostman(environment, { folder }),
    Bruno: (folder) => runBruno(converted, clientSecret, folder),
  };
  const problems = [];
  for (const folder of readCollection().item.filter(readsAsApp)) {
    for (const [program, run] of Object.entries(programs)) {
      const { code, verdicts } = await run(folder.name);
      const bad = [...verdicts.values()].filter((verdict) => verdict === 'failed').length;
      if (code === 0 || bad === 0)
        problems.push(`nothing typed: ${folder.name} ends with ${code} in ${program}, ${bad} requests failed`);
      problems.push(...unexplained(program, folder, verdicts));
    }
  }
  return problems;
}

function readsAsApp(folder) {
  return folder.name !== USERS_ONLY && requestsOf(folder).some(({ name }) => byTitle.get(name)?.effect === 'reads');
}

/** A plain read that an app may make is left out by nobody's choice: each has failed, or is one whose id no list shows. */
function unexplained(program, folder, verdicts) {
  return requestsOf(folder).flatMap(({ name }) => {
    const operation = byTitle.get(name);
    if (operation?.effect !== 'reads' || operation.closedReason || verdicts.get(name) === 'failed') return [];
    return UNLISTED.some((parameter) => operation.path.includes(`{${parameter}}`))
      ? []
      : [`${program}: ${name} is ${verdicts.get(name)}, although everything is refused`];
  });
}

/** Ids that no list is asked for. */
const UNLISTED = [
  'exportId',
  'scanId',
  'noteId',
  'appId',
  'dataflowStorageAccountId',
  'identifier',
  'userId',
  'featureName',
];
