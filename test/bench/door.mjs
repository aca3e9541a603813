// How soon a command that sends nothing is there, beside Node itself and beside Newman's own help.
import { fromProject, inRoot } from '../proof/tools/project.mjs';
import { measure, median } from './measure.mjs';

const MAIN = inRoot('dist', 'cli', 'main.js');

/** The programs by what is measured. The first is the floor: Node with nothing to do. */
const DOORS = {
  'node -e 0': ['-e', '0'],
  'newman --help': [fromProject.resolve('newman/bin/newman.js'), '--help'],
  '--help': [MAIN, '--help'],
  explain: [MAIN, 'explain', '401', 'groups'],
  operations: [MAIN, 'operations', '--area', 'Groups'],
};

/** The floor, and of each other program how many times as long it takes: medians of wall clock, in interleaved rounds. */
export async function doors(rounds) {
  /** @type {Map<string, number[]>} */
  const walls = new Map(Object.keys(DOORS).map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1)
    for (const [name, args] of Object.entries(DOORS)) {
      const { wall, code, output } = await measure({ command: process.execPath, args, cwd: inRoot(), env: {} });
      if (code !== 0) throw new Error(`${name} ended with ${code}: ${output.slice(-500)}`);
      walls.get(name)?.push(wall);
    }
  const floor = median(walls.get('node -e 0') ?? []) ?? 0;
  return [...walls].map(([name, all]) => {
    const wall = median(all) ?? 0;
    return { name, wall, ratio: wall / floor };
  });
}
