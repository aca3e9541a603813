// Converted by Bruno's own converter, the collection is green against the emulator in Bruno's default sandbox, with the verdicts of Newman.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { convertToBruno, runBruno } from '../tools/bruno.mjs';
import { emulatorEnvironment } from '../tools/environment.mjs';
import { reset, withEmulator } from '../tools/emulator.mjs';
import { runCollection } from '../tools/newman.mjs';
import { assertNone } from '../tools/problems.mjs';
import { findDifferences } from '../tools/same-verdicts.mjs';
import { countVerdicts } from '../tools/verdict.mjs';

/** Bruno runs the folders inside a folder before its requests: what these need is created only afterwards. */
const ORDER = 'Bruno runs inner folders before the requests beside them';
const NOT_SENT_IN_BRUNO = new Map(
  [
    'Create Goal',
    'Refresh Goal Current Value',
    'Refresh Goal Target Value',
    'Move Goals',
    'Update Goal',
    'Delete Goal Current Value Connection',
    'Delete Goal Target Value Connection',
    'Delete Goal',
    'Set Goal Status Rules',
    'Delete Goal Status Rules',
    'Create Goal Value',
    'Update Goal Value',
    'Delete Goal Value',
    'Create Goal Note',
    'Update Goal Note',
    'Delete Goal Note',
  ].map((name) => [name, ORDER]),
);

export async function prove() {
  return withEmulator(async (emulator) => {
    const newman = await runCollection({ environment: emulatorEnvironment(emulator) });
    await reset(emulator);
    const folder = await convertToBruno(emulatorEnvironment(emulator));
    const { code, output, verdicts, errors } = await runBruno(folder, emulator.clientSecret);
    const problems = [
      ...(code === 0 ? [] : [`Bruno ends with ${code}: ${output.slice(-200).trim()}`]),
      ...errors,
      ...findDifferences('Bruno', verdicts, newman.verdicts, NOT_SENT_IN_BRUNO),
      ...[...NOT_SENT_IN_BRUNO.keys()]
        .filter((name) => verdicts.get(name) !== 'not sent')
        .map((name) => `${name} should only be left unsent in Bruno, and is ${verdicts.get(name)}`),
      ...findSecrets(folder, emulator.clientSecret),
    ];
    await reset(emulator);
    const developer = await runBruno(
      await convertToBruno(emulatorEnvironment(emulator)),
      emulator.clientSecret,
      undefined,
      'developer',
    );
    if (!developer.output.includes("Bruno's developer mode does not wait for the token"))
      problems.push("in Bruno's developer mode nothing says that it does not wait for the token");
    assertNone('the converted collection is green in Bruno', problems);
    return `${JSON.stringify(countVerdicts(verdicts.values()))}, each as in Newman but for ${NOT_SENT_IN_BRUNO.size} (${ORDER})`;
  });
}

/** Bruno writes some kinds of variables into the collection's files: neither secret nor token may be among them. */
function findSecrets(folder, secret) {
  return filesIn(folder).flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    return text.includes(secret) || /eyJ[\w-]+\.eyJ/.test(text)
      ? [`after the run ${file.slice(folder.length + 1)} holds a secret or a token`]
      : [];
  });
}

function filesIn(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesIn(path) : [path];
  });
}
