// Where a program's time goes, from a profile that Node wrote.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../proof/tools/temporary.mjs';
import { measure } from './measure.mjs';

const PLACES = 14;

/** Runs the program once more with a profile and gives the places where its time went, the dearest first, in milliseconds. */
export async function profile(program) {
  const folder = temporaryFolder();
  await measure({ ...program, args: ['--cpu-prof', '--cpu-prof-dir', folder, ...program.args] });
  const spent = new Map();
  for (const file of readdirSync(folder)) {
    const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    const places = new Map(nodes.map(({ id, callFrame }) => [id, placeOf(callFrame)]));
    samples.forEach((id, index) =>
      spent.set(places.get(id), (spent.get(places.get(id)) ?? 0) + timeDeltas[index] / 1000),
    );
  }
  return [...spent]
    .sort(([, one], [, other]) => other - one)
    .slice(0, PLACES)
    .map(([place, milliseconds]) => ({ place, milliseconds: Math.round(milliseconds) }));
}

function placeOf({ functionName, url }) {
  if (functionName.startsWith('(')) return functionName;
  if (url.startsWith('node:')) return 'node';
  if (url.includes('node_modules')) return url.split('node_modules').at(-1).split(/[\\/]/)[1];
  if (url.endsWith('newman.cjs')) return 'newman (bundle)';
  if (url.endsWith('sandbox.js') || url.startsWith('evalmachine')) return 'scripts and sandbox';
  if (url === '') return 'native, and scripts compiled in the sandbox';
  return `ours: ${url.split(/[\\/]dist[\\/]/).at(-1)}`;
}
