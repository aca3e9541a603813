// What npm runs after `npm ci` in a clone, and before it packs a git address or a tarball: builds, so that dist/ is there. A fresh dist/
// costs a moment. An install without the compiler (`npm ci --omit=dev`) is left as it is: it must not fail for a build that nobody asked for.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

if (existsSync(join(root, 'node_modules', 'typescript'))) {
  if (!existsSync(join(root, 'dist'))) console.error('Building powerbi-postman. This takes about half a minute.');
  await import('./build.mjs');
} else {
  console.error('Not built: this install has no development dependencies. Run `npm ci` to build.');
}
