import { bundleModules } from './esbuild.ts';
import type { Event } from './format.ts';
import { stableId } from './id.ts';

/**
 * A script of a request or a folder, by the event that it listens to.
 * @param key what its id is made from
 */
export function eventOf(listen: Event['listen'], key: readonly string[], exec: readonly string[]): Event {
  return { listen, script: { id: stableId(...key), type: 'text/javascript', exec } };
}

/**
 * A file of `scripts/` and what it imports as the lines of a script, in a function of its own: no name of it meets one of another script.
 * @param entry path from the project's root
 * @param data lines of constants in front of it
 */
export async function scriptLines(entry: string, data: readonly string[] = []): Promise<string[]> {
  return [
    `// ${entry} and what it imports, bundled. Generated: edit the source, not this.`,
    '(() => {',
    ...data,
    ...(await bundleModules(entry, { format: 'esm' })),
    '})();',
  ];
}
