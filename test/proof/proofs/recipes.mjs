// Every recipe is green against the emulator in Newman's own command line and in Postman CLI, each request with the same verdict, and what it
// sends is accepted by Prism, which mocks the official description.
import { mendedDescription } from '../prism/mends.mjs';
import { startPrism } from '../prism/server.mjs';
import { emulatorEnvironment } from '../tools/environment.mjs';
import { reset, withEmulator } from '../tools/emulator.mjs';
import { runNewman } from '../tools/newman-command.mjs';
import { runCollection } from '../tools/newman.mjs';
import { runPostman } from '../tools/postman.mjs';
import { assertNone } from '../tools/problems.mjs';
import { built, readDescription } from '../tools/project.mjs';
import { findDifferences } from '../tools/same-verdicts.mjs';

const { powerBi } = await built('catalogue/powerbi/catalogue.js');

/** What the description asks for, and the documentation and the service do not. */
const NOT_AS_DESCRIBED = [
  // An enhanced refresh takes no notifyOption, which the description calls required: learn.microsoft.com, Refresh Dataset In Group.
  { path: /\/refreshes$/, said: /required property 'notifyOption'/ },
];

/** Nobody waits between two looks at a job of the emulator. */
const QUICK = { pollSeconds: '0' };

export async function prove() {
  const recipes = (powerBi.jobs ?? []).flatMap((folder) => folder.recipes);
  const prism = await startPrism(mendedDescription(readDescription()));
  try {
    // Its clock is the computer's: scripts ask for yesterday.
    const found = await withEmulator(
      async (emulator) => {
        const results = [];
        for (const recipe of recipes) results.push(await proveRecipe(recipe, emulator, prism));
        return results;
      },
      { clock: 'real' },
    );
    assertNone(
      'every recipe is green in Newman and Postman CLI, and valid to Prism',
      found.flatMap(({ problems }) => problems),
    );
    const requests = found.reduce((sum, { sent }) => sum + sent, 0);
    return `${recipes.length} recipes, ${requests} requests accepted by Prism`;
  } finally {
    await prism.close();
  }
}

async function proveRecipe({ emulated = {}, title }, emulator, prism) {
  const environment = () => emulatorEnvironment(emulator, { ...QUICK, ...emulated });
  await reset(emulator);
  const newman = await runNewman(environment(), { folder: title });
  await reset(emulator);
  const postman = await runPostman(environment(), { folder: title });
  await reset(emulator);
  const sent = [];
  await runCollection({ environment: environment(), folder: title, onAnswer: ({ request }) => sent.push(request) });
  const answered = [...newman.verdicts.values()].filter((verdict) => verdict === 'answered');
  const problems = [
    ...(newman.code === 0 ? [] : [`Newman ends with ${newman.code}: ${newman.output.slice(-400)}`]),
    ...(postman.code === 0 ? [] : [`Postman CLI ends with ${postman.code}: ${postman.output.slice(-400)}`]),
    ...(answered.length > 0 ? [] : ['nothing was sent']),
    ...findDifferences('Postman CLI', postman.verdicts, newman.verdicts),
    ...(await findInvalid(sent, emulator.url, prism.url)),
  ];
  return { sent: sent.length, problems: problems.map((problem) => `${title}: ${problem}`) };
}

/** What Prism refuses of the requests, each method, path and body once. */
async function findInvalid(requests, origin, prism) {
  const problems = new Set();
  for (const { body, headers, method, url } of requests) {
    const address = url.toString().replace(origin, prism);
    const isForm = body?.mode === 'formdata';
    const answer = await fetch(encodeURI(decodeURI(address)), {
      method,
      headers: {
        Authorization: headers.get('Authorization') ?? '',
        ...(body?.mode === 'raw' ? { 'Content-Type': 'application/json' } : {}),
      },
      ...(body?.mode === 'raw' ? { body: body.raw } : {}),
    });
    // Prism does not read a form with a file.
    if (answer.status < 400 || isForm) continue;
    const said = reasonsIn(await answer.text());
    const isKnown = NOT_AS_DESCRIBED.some((known) => known.path.test(url.getPath()) && known.said.test(said));
    if (!isKnown) problems.add(`${method} ${url.getPath()}: Prism answers ${answer.status}: ${said}`);
  }
  return [...problems];
}

/** Prism's problems in one line. */
function reasonsIn(text) {
  try {
    const { detail, validation = [] } = JSON.parse(text);
    return validation.map(({ message }) => message).join('; ') || detail;
  } catch {
    return text.slice(0, 200);
  }
}
