import { build, type Plugin } from 'esbuild';
import { projectRoot } from './project.ts';

/** What tsconfig.json says of imports and targets, in words: esbuild reads no tsconfig.json in `node_modules`, where an installed package is. */
const COMPILER = { compilerOptions: { strict: true, verbatimModuleSyntax: true } };

/** How one bundle differs from the others. */
export interface BundleOptions {
  /** Name of the constant that holds what the entry exports; absent for an entry that only runs. */
  readonly globalName?: string;
  /** `iife` when absent. `esm` for code that is put into a function of ours: its names are that function's, and its export is left to the caller. */
  readonly format?: 'iife' | 'esm';
  readonly plugins?: Plugin[];
}

/**
 * Bundles TypeScript into readable code that runs in every sandbox, one text for each module. Scripts travel to the sandbox before each
 * request, and there it is the number of texts that costs, more than their length: line by line it takes twice as long.
 * @param entry path from the project's root
 */
export async function bundleModules(entry: string, options: BundleOptions = {}): Promise<string[]> {
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
    tsconfigRaw: COMPILER,
    logLevel: 'silent',
    ...options,
  });
  return byModule(tabbed(result.outputFiles[0]!.text.trimEnd()));
}

/** Indented by tabs: half of the two spaces that each level takes otherwise. */
function tabbed(code: string): string {
  return code.replace(/^(?: {2})+/gm, (blanks) => '\t'.repeat(blanks.length / 2));
}

function byModule(code: string): string[] {
  return code.split(/\n(?=\s*\/\/ [\w./-]+\.ts$)/m);
}
