// A shared zip, opened by another program in an empty folder of a machine that has only Newman: its own guide, followed to the letter,
// gets a green run. Nobody's secret is in it, the same input gives the same bytes, and the collection in it changes nothing.
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { emulatorEnvironment, filledEnvironment } from '../tools/environment.mjs';
import { withEmulator } from '../tools/emulator.mjs';
import { operationOf } from '../tools/operation-of.mjs';
import { assertNone } from '../tools/problems.mjs';
import { runToEnd } from '../tools/process.mjs';
import { fromProject, inRoot, readCollection } from '../tools/project.mjs';
import { startRecordingServer } from '../tools/recording-server.mjs';
import { Skip } from '../tools/skip.mjs';
import { findLosses, lookAgain, takeSnapshot } from '../tools/snapshot.mjs';
import { temporaryFolder } from '../tools/temporary.mjs';

const FILLED_BY_HAND = ['tenantId', 'clientId', 'clientSecret'];
/** The one folder that the zip has. */
const FOLDER = 'powerbi-postman';
/** The programs that the commands of the guide name, and what Newman's own first line asks for. */
const ON_THE_MACHINE = ['sha256sum', 'rm', 'node'];

export async function prove() {
  if (process.platform === 'win32') throw new Skip('the commands for Linux in the guide are followed here');
  const outcome = await withEmulator(proveZip);
  const refused = await provePlanted();
  assertNone('a shared zip is safe, and works by its own guide', [...outcome.problems, ...refused.problems]);
  return `unpacked by ${outcome.unpacker}, its guide followed: ${outcome.answered} requests answered, green, by newman and by npx offline; without allowWrite ${outcome.reads} plain reads and nothing else; ${refused.places} planted secrets refused`;
}

/** @returns {Promise<{ problems: string[], unpacker?: string, answered?: number, reads?: number }>} */
async function proveZip(emulator) {
  const sender = temporaryFolder();
  const environment = join(sender, 'team.postman_environment.json');
  writeFileSync(environment, JSON.stringify(emulatorEnvironment(emulator, { fabricUrl: emulator.url })), {
    mode: 0o600,
  });
  const args = ['--env', 'team.postman_environment.json', 'commercial', '--no-ids'];
  const { code, output } = await share(sender, [...args, '--out', 'a.zip'], { TZ: 'Pacific/Kiritimati' });
  if (code !== 0) return { problems: [`share ends with ${code}: ${output}`] };
  utimesSync(environment, 1, 1);
  await share(sender, [...args, '--out', 'b.zip'], { TZ: 'America/Los_Angeles' });
  const [first, second] = ['a.zip', 'b.zip'].map((name) => readFileSync(join(sender, name)));
  const machine = makeMachine();
  const unpacker = await unpack(join(sender, 'a.zip'), machine.downloads);
  const scattered = readdirSync(machine.downloads).filter((name) => name !== FOLDER);
  const guided = await followGuide(machine, emulator);
  return {
    unpacker,
    ...guided,
    ...(await proveReadsOnly(machine, emulator, guided.problems)),
    problems: [
      ...(first.equals(second)
        ? []
        : ['the same input gave other bytes, in another time zone, with another time of its file']),
      ...(output.includes(createHash('sha256').update(first).digest('hex'))
        ? []
        : ['what is said to be the sum of the zip is not']),
      ...(output.includes('Emptied in team: clientSecret') ? [] : ['it is not said that the secret was emptied']),
      ...scattered.map((name) => `beside its one folder the zip has ${name}`),
      ...guided.problems,
    ],
  };
}

function share(cwd, args, env = {}) {
  return runToEnd(process.execPath, [inRoot('dist', 'cli', 'main.js'), 'share', ...args], { cwd, env });
}

/** A home and a folder, both empty, and a PATH with next to nothing on it. Newman is installed for the whole machine, as npx finds it, too. */
function makeMachine() {
  const root = temporaryFolder();
  const [bin, npxBin, downloads, home] = ['bin', 'npx-bin', 'machine/receiver', 'home'].map((name) =>
    join(root, ...name.split('/')),
  );
  for (const folder of [bin, npxBin, downloads, home, join(root, 'machine', 'node_modules', '.bin')])
    mkdirSync(folder, { recursive: true });
  const newman = dirname(fromProject.resolve('newman/package.json'));
  symlinkSync(join(newman, 'bin', 'newman.js'), join(bin, 'newman'));
  for (const name of ON_THE_MACHINE) symlinkSync(name === 'node' ? process.execPath : whereIs(name), join(bin, name));
  for (const name of ['npx', 'node', 'sh'])
    symlinkSync(name === 'node' ? process.execPath : whereIs(name), join(npxBin, name));
  symlinkSync(newman, join(root, 'machine', 'node_modules', 'newman'));
  symlinkSync(join('..', 'newman', 'bin', 'newman.js'), join(root, 'machine', 'node_modules', '.bin', 'newman'));
  const run = (command, path = bin) =>
    runToEnd(
      '/usr/bin/env',
      ['-i', `PATH=${path}`, `HOME=${home}`, 'npm_config_offline=true', '/bin/sh', '-c', command],
      { cwd: join(downloads, FOLDER) },
    );
  return { downloads, receiver: join(downloads, FOLDER), run, runNpx: (command) => run(command, npxBin) };
}

function whereIs(program) {
  const found = (process.env.PATH ?? '')
    .split(':')
    .map((folder) => join(folder, program))
    .find((path) => existsSync(path));
  if (!found) throw new Skip(`${program} is not on this machine`);
  return found;
}

/** By a program that shares nothing with what packed it. */
async function unpack(zip, into) {
  const programs = { unzip: ['-q', zip, '-d', into], python3: ['-m', 'zipfile', '-e', zip, into] };
  for (const [program, args] of Object.entries(programs)) {
    const done = await runToEnd(program, args).catch(() => undefined);
    if (done?.code === 0) return program;
  }
  throw new Skip('neither unzip nor python3 is on this machine');
}

/** Does what the guide says, with the commands and keys that stand in it. */
async function followGuide({ receiver, run, runNpx }, emulator) {
  const guide = readFileSync(join(receiver, 'READ-ME-FIRST.md'), 'utf8');
  const commands = Object.fromEntries(
    [...guide.matchAll(/^```sh (\S+)\n([^]*?)\n```$/gm)].map(([, name, command]) => [name, command]),
  );
  const [, file] = /Open `([^`]+)` in a text editor/.exec(guide) ?? [];
  const keys = [...guide.matchAll(/^ {3}- `"key": "(\w+)"`/gm)].map(([, key]) => key);
  const problems = [];
  const expect = (good, problem) => void (good || problems.push(problem));
  expect(String(keys) === String(FILLED_BY_HAND), `the guide asks for ${keys.join(', ')}`);

  expect((await run(commands['check-linux'])).code === 0, 'the checksums do not fit');
  const before = filesIn(receiver).filter((text) => text.includes(emulator.clientSecret)).length;
  expect(before === 0, 'the secret is in the zip');

  for (const key of keys) fillIn(join(receiver, file), key, emulator[key]);
  expect(
    (await run(commands['check-linux'])).code !== 0,
    'the checksums do not notice a change, so they prove nothing',
  );
  const first = await run(commands.run);
  expect(first.code === 0, `${commands.run} ends with ${first.code}: ${first.output.slice(-2000)}`);
  const byStart = emulator.requests.filter(({ operation, status }) => operation && status === 200).length;
  expect(byStart > 2 && byStart < 10, `the first command of the guide got ${byStart} requests answered`);
  const byNewman = await run(commands['run-all']);
  const answered = emulator.requests.filter(({ operation, status }) => operation && status === 200).length;
  expect(byNewman.code === 0, `${commands['run-all']} ends with ${byNewman.code}: ${byNewman.output.slice(-2000)}`);
  expect(answered > 50, `only ${answered} requests were answered: a green run that proves nothing`);
  const byNpx = await runNpx(commands['run-npx']);
  expect(byNpx.code === 0, `${commands['run-npx']} ends with ${byNpx.code}: ${byNpx.output.slice(-2000)}`);
  expect(
    ![first, byNewman, byNpx].some(({ output }) => output.includes(emulator.clientSecret)),
    'the secret is printed',
  );

  expect(
    (await run(commands.delete)).code === 0 && !existsSync(join(receiver, file)),
    'the filled file is still there',
  );
  const left = filesIn(receiver).filter((text) => text.includes(emulator.clientSecret)).length;
  expect(left === 0, 'the secret lies around in a file after the guide was followed to its end');
  return { problems, answered };
}

/** As in an editor: the first empty value behind the key. */
function fillIn(file, key, value) {
  const text = readFileSync(file, 'utf8');
  const at = text.indexOf('"value": ""', text.indexOf(`"key": "${key}"`));
  writeFileSync(file, `${text.slice(0, at)}"value": "${value}"${text.slice(at + '"value": ""'.length)}`);
}

function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [readFileSync(join(entry.parentPath, entry.name), 'utf8')] : [],
  );
}

/** At a service that is no emulator to look at, with the environment of the zip that is for a real tenant. */
async function proveReadsOnly({ receiver, run }, emulator, problems) {
  const before = await takeSnapshot(emulator);
  const recorder = await startRecordingServer(emulator.url);
  try {
    const file = join(receiver, 'environments', 'commercial.postman_environment.json');
    const { tenantId, clientId, clientSecret } = emulator;
    const packed = JSON.parse(readFileSync(file, 'utf8'));
    const given = {
      tenantId,
      clientId,
      clientSecret,
      loginUrl: recorder.url,
      apiUrl: recorder.url,
      fabricUrl: recorder.url,
    };
    for (const entry of packed.values) if (entry.key in given) entry.value = given[entry.key];
    writeFileSync(file, JSON.stringify(packed));
    const { code, output } = await run(
      'newman run powerbi.postman_collection.json -e environments/commercial.postman_environment.json',
    );
    const received = recorder.received.filter(({ path }) => !path.endsWith('/oauth2/v2.0/token'));
    const writes = received.filter(({ method, path }) => operationOf(method, path)?.operation.effect !== 'reads');
    const after = await lookAgain(emulator, before.addresses);
    problems.push(
      ...(code === 0 ? [] : [`without allowWrite Newman ends with ${code}: ${output.slice(-2000)}`]),
      ...writes.map(({ method, path }) => `without allowWrite: ${method} ${path} arrived`),
      ...(received.length > 50 ? [] : [`only ${received.length} reads arrived, too few to prove anything`]),
      ...(before.answers.size > 20 ? [] : ['the snapshot sees too little to prove anything']),
      ...findLosses(before.answers, after).map((loss) => `without allowWrite: ${loss}`),
      ...findLosses(after, before.answers).map((gain) => `without allowWrite, something new: ${gain}`),
    );
    return { reads: received.length };
  } finally {
    await recorder.close();
  }
}

/** Every place that what is shared has, one secret in each. Made here: no file of the project holds what looks like one. */
async function provePlanted() {
  const problems = [];
  const whole = readCollection();
  const collection = { ...whole, item: whole.item.slice(0, 2) }; // two folders have all kinds of places
  const clean = await sharePlanted({ collection });
  if (clean.code !== 0) problems.push(`with nothing planted, share ends with ${clean.code}: ${clean.output}`);
  const plants = plantings(collection);
  for (const [place, secret, material] of plants) {
    const { code, output, written } = await sharePlanted(material);
    if (code !== 1 || !output.includes('E_SHARE_SECRET'))
      problems.push(`a secret in ${place}: share ends with ${code}`);
    if (written !== 'before') problems.push(`a secret in ${place}: the zip that was there is gone`);
    if (output.includes(secret)) problems.push(`a secret in ${place}: share prints it`);
  }
  return { problems, places: plants.length };
}

/** @param {Material} material */
async function sharePlanted({ collection, environment }) {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'out.zip'), 'before');
  const args = ['--out', 'out.zip', '--force'];
  for (const [flag, value] of [
    ['collection', collection],
    ['env', environment],
  ]) {
    if (!value) continue;
    writeFileSync(join(folder, `${flag}.json`), JSON.stringify(value), { mode: 0o600 });
    args.push(`--${flag}`, `${flag}.json`);
  }
  const done = await share(folder, args);
  return { ...done, written: readFileSync(join(folder, 'out.zip')).toString('latin1') };
}

/**
 * @returns {[place: string, secret: string, material: Material][]}
 *
 * @typedef {{ collection?: object, environment?: object }} Material what is shared
 */
function plantings(collection) {
  const secret = `${letters(3)}8Q~${letters(34)}`;
  const token = `${[
    { alg: 'RS256', typ: 'JWT' },
    { aud: 'https://analysis.windows.net/powerbi/api', exp: 1_900_000_000 },
  ]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.')}.${randomBytes(256).toString('base64url')}`;
  const key = [
    '-----BEGIN ',
    'PRIVATE KEY-----\n',
    randomBytes(900).toString('base64'),
    '\n-----END ',
    'PRIVATE KEY-----',
  ].join('');
  const item = (change) => ({
    collection: {
      ...collection,
      item: [
        ...collection.item,
        { name: 'Own', request: { method: 'GET', url: 'https://api.powerbi.com' }, ...change },
      ],
    },
  });
  const request = (change) => item({ request: { method: 'POST', url: 'https://api.powerbi.com', ...change } });
  const script = (line) => item({ event: [{ listen: 'test', script: { type: 'text/javascript', exec: [line] } }] });
  const value = (entry) => ({
    environment: {
      ...filledEnvironment('commercial', {}),
      values: [...filledEnvironment('commercial', {}).values, { type: 'default', enabled: true, ...entry }],
    },
  });
  return [
    ['a value', secret, value({ key: 'note', value: secret })],
    ['a value that is a token', token, value({ key: 'last', value: token })],
    ['the certificate, a key', key, value({ key: 'certificate', value: key })],
    ['the description of a value', secret, value({ key: 'note', value: '', description: `was ${secret}` })],
    ["an environment's name", secret, { environment: { ...filledEnvironment('commercial', {}), name: secret } }],
    [
      "the collection's description",
      secret,
      { collection: { ...collection, info: { ...collection.info, description: `Use ${secret}` } } },
    ],
    [
      "the collection's variable",
      secret,
      { collection: { ...collection, variable: [{ key: 'clientSecret', value: secret }] } },
    ],
    [
      "the collection's authorization",
      token,
      { collection: { ...collection, auth: { type: 'bearer', bearer: [{ key: 'token', value: token }] } } },
    ],
    ['a header', token, request({ header: [{ key: 'Authorization', value: `Bearer ${token}` }] })],
    ['a raw body', secret, request({ body: { mode: 'raw', raw: JSON.stringify({ client_secret: secret }) } })],
    [
      'a form',
      secret,
      request({ body: { mode: 'urlencoded', urlencoded: [{ key: 'client_secret', value: secret }] } }),
    ],
    [
      'an address',
      token,
      request({
        url: { raw: `https://api.powerbi.com?access_token=${token}`, query: [{ key: 'access_token', value: token }] },
      }),
    ],
    ['a script', secret, script(`pm.environment.set('clientSecret', '${secret}');`)],
    [
      'a script, in Base64',
      Buffer.from(key).toString('base64'),
      script(`const key = atob('${Buffer.from(key).toString('base64')}');`),
    ],
    [
      'a saved answer',
      token,
      item({ response: [{ name: 'ok', code: 200, body: JSON.stringify({ access_token: token }) }] }),
    ],
  ];
}

function letters(count) {
  return randomBytes(count * 2)
    .toString('base64')
    .replace(/[^A-Za-z0-9]/g, 'x')
    .slice(0, count);
}
