// Before each suite: Newman comes from the bundle of the build, as it does in what is handed out; loading its packages takes each suite
// two seconds. Only while the bundle is what a build would make now: whoever changes what it is made of need not build first.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { useBundle } from '../runner/newman/load-newman.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const bundle = join(root, 'dist', 'newman');
const MADE_OF = ['package-lock.json', 'build/bundle-newman.mjs', 'runner/newman/patches/sandbox-source.ts'];

const timeOf = (...path: string[]): number => statSync(join(...path), { throwIfNoEntry: false })?.mtimeMs ?? 0;
const made = timeOf(bundle, '.made-of');
if (MADE_OF.every((file) => timeOf(root, file) < made)) useBundle(bundle);
