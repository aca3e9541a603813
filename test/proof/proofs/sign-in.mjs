// The collection signs in by every credential that it knows, in every program that runs it, at every cloud's own hosts (led to an emulator over
// TLS), and leaves none of it anywhere. What is wrong ends red, with its cause; settings that mix two clouds send nothing.
import { rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { makeAuthority, makeServerCertificate } from '../tools/certificates.mjs';
import { assertNone } from '../tools/problems.mjs';
import { startConnectProxy } from '../tools/connect-proxy.mjs';
import { findLeaksIn, needlesOf } from '../tools/leak-search.mjs';
import { built } from '../tools/project.mjs';
import { faultsOfBad, faultsOfGood, faultsOfMix, runCell } from '../tools/sign-in/cell.mjs';
import { CLOUDS, HOSTS } from '../tools/sign-in/clouds.mjs';
import { KINDS, makeCredentials, secretsAmong, WRONG_KINDS } from '../tools/sign-in/credentials.mjs';
import { RUNNERS } from '../tools/sign-in/runners.mjs';
import { Skip } from '../tools/skip.mjs';
import { temporaryFolder } from '../tools/temporary.mjs';

/**
 * @typedef {import('../tools/sign-in/cell.mjs').Cell} Cell
 * @typedef {import('../tools/sign-in/cell.mjs').Seen} Seen
 * @typedef {import('../tools/sign-in/credentials.mjs').Cloud} Cloud
 * @typedef {import('../tools/sign-in/runners.mjs').Runner} Runner
 * @typedef {Cell & { is: 'good' | 'bad' | 'mix', name: string, judge(seen: Seen): string[] }} JudgedCell
 */

const AT_ONCE = 2;
const runners = /** @type {Runner[]} */ (Object.keys(RUNNERS));
/** @type {Runner[]} */
const SHORT_RUNNERS = ['ours', 'Newman'];
const clouds = /** @type {Cloud[]} */ (Object.keys(CLOUDS));
const [ONE_CLOUD] = clouds;
const [ONE_KIND] = Object.keys(KINDS);
/** Ways in which a program may write a secret, by hand: those of the search are its own. */
const SPELLINGS = {
  'as it is': (secret) => secret,
  'in JSON': (secret) => JSON.stringify({ secret }),
  'in a form': (secret) => `client_secret=${encodeURIComponent(secret)}&b=1`,
  'in base64': (secret) => Buffer.from(`id:${secret}`).toString('base64'),
  'in base64 by itself': (secret) => Buffer.from(secret).toString('base64'),
  'in hex': (secret) => Buffer.from(secret).toString('hex'),
  'as a list of bytes': (secret) => JSON.stringify([...Buffer.from(secret)]),
};
/**
 * Another cloud's setting, and the value that belongs there.
 * @type {{ cloud: Cloud, settings: Record<string, string>, right: string }[]}
 */
const MIXES = [
  {
    cloud: 'commercial',
    settings: { scope: `${CLOUDS.gcc.resource}/.default` },
    right: `${CLOUDS.commercial.resource}/.default`,
  },
  { cloud: 'dod', settings: { loginUrl: `https://${CLOUDS.china.login}` }, right: `https://${CLOUDS.dod.login}` },
];

/** @param {{ short?: boolean }} options `short`: every credential in one cloud, every cloud by one credential */
export async function prove({ short = false } = {}) {
  const bench = await makeBench();
  assertNone('the tools of this proof see what they are to see', await faultsOfTools(bench));
  const cells = [...goodCells(short), ...badCells(short), ...mixCells(short)];
  const skipped = new Set();
  const problems = await inTurns(cells, async (cell) => {
    try {
      return cell.judge(await runCell(cell, bench)).map((fault) => `${cell.name}: ${fault}`);
    } catch (error) {
      if (!(error instanceof Skip)) throw error;
      skipped.add(error.message);
      return [];
    }
  });
  assertNone('every credential signs in, everywhere, and leaves nothing', problems.flat());
  for (const reason of skipped) console.error(`sign-in: without some cells: ${reason}`);
  const count = (is) => cells.filter((cell) => cell.is === is).length;
  return `${count('good')} cells green (${Object.keys(KINDS).length} credentials, ${runners.join(', ')}, ${clouds.length} clouds), ${count('bad')} red with their cause, ${count('mix')} mixes sent nothing`;
}

/**
 * Every kind in every runner at every cloud; in short every kind in every runner at one, and one kind at the others in two runners.
 * @returns {JudgedCell[]}
 */
function goodCells(short) {
  return clouds.flatMap((cloud) =>
    Object.entries(KINDS).flatMap(([name, kind]) =>
      runners.flatMap((runner) => {
        const isLeftOut = short && cloud !== ONE_CLOUD && (name !== ONE_KIND || !SHORT_RUNNERS.includes(runner));
        return isLeftOut
          ? []
          : [
              {
                is: 'good',
                name: `${name} in ${runner} at ${cloud}`,
                cloud,
                kind,
                runner,
                judge: (seen) => faultsOfGood({ runner, cloud, kind }, seen),
              },
            ];
      }),
    ),
  );
}

/** @returns {JudgedCell[]} */
function badCells(short) {
  return Object.entries(WRONG_KINDS).flatMap(([name, kind]) =>
    (short ? SHORT_RUNNERS : runners).map((runner) => ({
      is: 'bad',
      name: `${name} in ${runner}`,
      cloud: ONE_CLOUD,
      kind,
      runner,
      judge: (seen) => faultsOfBad({ runner, cloud: ONE_CLOUD, kind }, seen),
    })),
  );
}

/** @returns {JudgedCell[]} */
function mixCells(short) {
  return MIXES.flatMap(({ cloud, settings, right }) =>
    (short ? SHORT_RUNNERS : runners).map((runner) => ({
      is: 'mix',
      name: `a mix with ${right} missing, in ${runner}`,
      cloud,
      settings,
      kind: KINDS[ONE_KIND],
      runner,
      judge: (seen) => faultsOfMix(right, runner, seen),
    })),
  );
}

/** A search that finds nothing and a proxy that lets everything through would prove nothing. */
async function faultsOfTools({ credentials }) {
  const folder = temporaryFolder();
  const values = {
    clientSecret: credentials.secret,
    privateKey: credentials.certificates.get(2048).key,
    ...KINDS['an assertion'].values(credentials, ONE_CLOUD, '', ''),
  };
  const faults = secretsAmong(values).flatMap((secret) =>
    Object.entries(SPELLINGS).flatMap(([name, spell]) => {
      const file = join(folder, 'planted');
      writeFileSync(file, `before ${spell(secret)} after`);
      const found = findLeaksIn(folder, needlesOf([secret])).length > 0;
      rmSync(file);
      return found ? [] : [`a secret of ${secret.length} letters is not found ${name}`];
    }),
  );
  const proxy = await startConnectProxy([CLOUDS.commercial.api], 1);
  const status = await new Promise((resolve, reject) => {
    const { port } = new URL(proxy.url);
    request({ host: '127.0.0.1', port, method: 'CONNECT', path: `${CLOUDS.gcc.api}:443`, agent: false })
      .on('connect', ({ statusCode }, socket) => resolve(socket.destroy() && statusCode))
      .on('error', reject)
      .end();
  });
  await proxy.close();
  return status === 403 && proxy.refused.has(`${CLOUDS.gcc.api}:443`) && proxy.reached.size === 0
    ? faults
    : [...faults, `the proxy answers ${status} for a host that is not mapped`];
}

async function makeBench() {
  const { createSigningKey } = await built('emulator/index.js');
  const authority = await makeAuthority();
  const file = join(temporaryFolder(), 'ca.pem');
  writeFileSync(file, authority.pem);
  return {
    credentials: await makeCredentials(),
    tls: await makeServerCertificate(authority, HOSTS),
    ca: { pem: authority.pem, file },
    signingKey: await createSigningKey(),
  };
}

/** The results in the order of the items; so many of them at once. */
async function inTurns(items, use) {
  const results = new Array(items.length);
  let next = 0;
  const turn = async () => {
    for (let index = next++; index < items.length; index = next++) results[index] = await use(items[index]);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, turn));
  return results;
}
