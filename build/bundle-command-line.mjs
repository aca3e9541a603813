// Makes dist/cli/main.js and its parts of the compiled modules: a command is loaded as a few files instead of hundreds.
import { readFileSync, rmSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';

/** Beside cli/, so that every file of the bundle stands one folder below dist/. */
const PARTS = 'parts';

/** Packages that every command needs, and that are made of many small files. The others are loaded where one needs them. */
const INSIDE = new Set(['yargs']);

/** Bundles cli/main.ts and the compiled modules that it loads. These stay for what imports one by itself: tests and proofs. */
export async function bundleCommandLine(root) {
  const { build } = await import('esbuild');
  const dist = join(root, 'dist');
  rmSync(join(dist, PARTS), { recursive: true, force: true });
  await build({
    entryPoints: [{ in: join(root, 'cli', 'main.ts'), out: 'cli/main' }],
    outdir: dist,
    chunkNames: `${PARTS}/[name]-[hash]`,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    legalComments: 'none',
    logLevel: 'warning',
    plugins: [modules(root, dist)],
  });
}

/** Reads each compiled module as it is bundled: without detours, and at the place where it was. */
function modules(root, dist) {
  return {
    name: 'modules',
    setup(build) {
      // None does anything but declare, so that what nobody asks for is left out.
      build.onResolve({ filter: /^\.{1,2}\// }, ({ path, resolveDir }) =>
        /node_modules/.test(resolveDir)
          ? undefined
          : {
              path: join(
                resolveDir.startsWith(dist) ? resolveDir : join(dist, relative(root, resolveDir)),
                path,
              ).replace(/\.ts$/, '.js'),
              sideEffects: false,
            },
      );
      // Help is plain letters. To measure any text, that package builds tables of all emojis each time the program starts.
      build.onResolve({ filter: /^string-width$/ }, ({ importer }) =>
        /node_modules/.test(importer) ? { path: 'length', namespace: 'length' } : undefined,
      );
      build.onLoad({ filter: /.*/, namespace: 'length' }, () => ({
        contents: 'export default (text) => text.length;',
      }));
      build.onResolve({ filter: /^[@a-z]/ }, ({ path, importer }) =>
        path.startsWith('node:') || !(INSIDE.has(path) || /node_modules/.test(importer))
          ? { path, external: true }
          : undefined,
      );
      build.onLoad({ filter: /\.js$/, namespace: 'file' }, ({ path }) =>
        path.startsWith(dist)
          ? {
              contents: placed(direct(readFileSync(path, 'utf8'), path), relative(dist, path).split(sep).join('/')),
              loader: 'js',
            }
          : undefined,
      );
    },
  };
}

const NAMED_IMPORT = /^import \{ ([^}]*?),? \} from "(\.[^"]*\/index\.js)";$/gm;
const NAMED_EXPORT = /^export \{ ([^}]*?),? \} from "(\.[^"]*)";$/gm;

/** Imports from where a name is declared and not by way of a room's index.js: esbuild would load the whole room for it. */
function direct(code, path) {
  return code.replace(NAMED_IMPORT, (_statement, names, from) => {
    const index = join(dirname(path), from);
    const places = exportsOf(index);
    return names
      .split(', ')
      .map((name) => {
        const [outer, inner = outer] = name.split(' as ');
        const place = places.get(outer);
        if (!place) return `import { ${name} } from ${JSON.stringify(from)};`;
        return `import { ${place.name} as ${inner} } from ${JSON.stringify(relativeImport(dirname(path), place.file))};`;
      })
      .join('\n');
  });
}

/** Where each name that an index.js exports for others is declared. */
function exportsOf(index) {
  const places = new Map();
  for (const [, names, from] of readFileSync(index, 'utf8').matchAll(NAMED_EXPORT))
    for (const name of names.split(', ')) {
      const [inner, outer = inner] = name.split(' as ');
      places.set(outer, { name: inner, file: join(dirname(index), from) });
    }
  return places;
}

function relativeImport(folder, file) {
  const path = relative(folder, file).split(sep).join('/');
  return path.startsWith('.') ? path : `./${path}`;
}

/** What a module finds beside itself it still finds there, from one folder below dist/. */
function placed(code, path) {
  const own = `../${path}`;
  return code
    .replaceAll('import.meta.url', `new URL(${JSON.stringify(own)}, import.meta.url).href`)
    .replaceAll('import.meta.dirname', `import.meta.dirname + ${JSON.stringify(`/../${posix.dirname(path)}`)}`);
}
