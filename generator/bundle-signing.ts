import { bundleModules } from './esbuild.ts';

/**
 * The lines of a function `loadSigning`: what reads a private key and signs with it. Like the diagnosis it stands inside a function, so
 * that only who signs in by certificate pays for it.
 */
export async function bundleSigning(): Promise<string[]> {
  const code = await bundleModules('scripts/prerequest/signing/assertion.ts', { globalName: 'signing' });
  return [
    '// Signing in by certificate: the folder scripts/prerequest/signing, bundled. Generated: edit the source, not this.',
    'function loadSigning() {',
    ...code,
    'return signing;',
    '}',
  ];
}
