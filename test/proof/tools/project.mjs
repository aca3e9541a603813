import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Skip } from './skip.mjs';

/** The project's root folder. */
export const root = fileURLToPath(new URL('../../..', import.meta.url));

/** A path inside the project. */
export const inRoot = (...path) => join(root, ...path);

/** `require` as one of the project's own files would see it: for the project's dependencies. */
export const fromProject = createRequire(inRoot('package.json'));

/** `require` for the tools that only prove something. */
export const fromTools = createRequire(new URL('../package.json', import.meta.url));

export const collectionFile = inRoot('collections', 'powerbi.postman_collection.json');

/** The committed collection, read anew each time: whoever gets it may change it. */
export const readCollection = () => readJson(collectionFile);

/** A committed environment by its file name, read anew each time. */
export const readEnvironment = (name) => readJson(inRoot('environments', `${name}.postman_environment.json`));

/** A module of the built project, such as `catalogue/index.js`. */
export const built = (module) => import(pathToFileURL(inRoot('dist', ...module.split('/'))).href);

/**
 * The official description of the API; it is not part of the project.
 * @throws Skip when it is absent
 */
export function readDescription() {
  const file = join(dirname(inRoot('package.json')), '..', 'shared', 'specs', 'powerbi', 'swagger.json');
  if (!existsSync(file)) throw new Skip('the official description (../shared/specs/powerbi/swagger.json) is not here');
  return readJson(file);
}

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
