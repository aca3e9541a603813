import { bundleModules } from './esbuild.ts';

/**
 * The lines of a function `loadSigning`: what reads a private key and signs with it. Like the diagnosis it stands inside a function, so
 * that only who signs in by certificate pays for it.
 */
export async function bundleSigning(): Promise<string[]> {
  const code = await bundleModules('scripts/prerequest/signing/assertion.ts', { format: 'esm' });
  return [
    '// Signing in by certificate: the folder scripts/prerequest/signing, bundled. Generated: edit the source, not this.',
    'function loadSigning() {',
    ...code.slice(0, -1),
    // What the entry exports is what the function returns.
    code.at(-1)!.replace(/\bexport (\{[^{}]*\};)\s*$/, 'return $1'),
    '}',
  ];
}
