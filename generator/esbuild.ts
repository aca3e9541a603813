import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';

/** How one bundle differs from the others. */
export interface BundleOptions {
  /** Name of the constant that holds what the entry exports; absent for an entry that only runs. */
  readonly globalName?: string;
  readonly plugins?: Plugin[];
}

/**
 * Bundles TypeScript into readable lines that run in every sandbox.
 * @param entry path from the project's root
 */
export async function bundleLines(entry: string, options: BundleOptions = {}): Promise<string[]> {
  const result = await build({
    absWorkingDir: projectRoot(),
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'neutral',
    target: 'es2020',
    charset: 'utf8',
    minify: false,
    legalComments: 'none',
    logLevel: 'silent',
    ...options,
  });
  return result.outputFiles[0]!.text.trimEnd().split('\n');
}

/** The members of an object literal, one a line. */
export function printRows(rows: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(rows).map(([name, row]) => `    ${JSON.stringify(name)}: ${JSON.stringify(row)},`);
}

/** The folder with package.json, from the sources and from `dist` alike. */
export function projectRoot(): string {
  const here = fileURLToPath(new URL('..', import.meta.url));
  return here.replace(/dist[\\/]$/, '');
}
