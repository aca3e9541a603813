import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Skip } from './skip.mjs';

/** The project's root folder. */
export const root = fileURLToPath(new URL('../../..', import.meta.url));

/** A path inside the project. @param {string[]} path */
export const inRoot = (...path) => join(root, ...path);

/** `require` as one of the project's own files would see it: for the project's dependencies. */
export const fromProject = createRequire(inRoot('package.json'));

/** `require` for the tools that only prove something. */
export const fromTools = createRequire(new URL('../package.json', import.meta.url));

export const collectionFile = inRoot('collections', 'powerbi.postman_collection.json');

/**
 * The committed collection, read anew each time: whoever gets it may change it.
 * @returns {Collection}
 *
 * @typedef {{ id: string, name: string, request: { method: string, url: { path: string[] } } }} Item a request
 * @typedef {{ name: string, item: (Folder | Item)[] }} Folder
 * @typedef {{ info: { name: string, schema: string }, item: Folder[], variable: { key: string, value: string }[] }} Collection
 */
export const readCollection = () => readJson(collectionFile);

/**
 * A committed environment by its file name, read anew each time.
 * @param {string} name
 * @returns {Environment}
 *
 * @typedef {{ key: string, value: string, type?: string, enabled: boolean, description?: string }} Entry
 * @typedef {{ name: string, values: Entry[] }} Environment
 */
export const readEnvironment = (name) => readJson(inRoot('environments', `${name}.postman_environment.json`));

/**
 * What the proofs use of the built project, each module with the types of its source.
 * @typedef {{
 *   'catalogue/model/catalogue.js': typeof import('../../../catalogue/model/catalogue.ts'),
 *   'catalogue/model/recipe.js': typeof import('../../../catalogue/model/recipe.ts'),
 *   'catalogue/model/vocabulary.js': typeof import('../../../catalogue/model/vocabulary.ts'),
 *   'catalogue/powerbi/catalogue.js': typeof import('../../../catalogue/powerbi/catalogue.ts'),
 *   'catalogue/powerbi/index.js': typeof import('../../../catalogue/powerbi/index.ts'),
 *   'catalogue/powerbi/resources.js': typeof import('../../../catalogue/powerbi/resources.ts'),
 *   'catalogue/powerbi/start-here.js': typeof import('../../../catalogue/powerbi/start-here.ts'),
 *   'emulator/index.js': typeof import('../../../emulator/index.ts'),
 *   'reporting/index.js': typeof import('../../../reporting/index.ts'),
 *   'reporting/page/page.js': typeof import('../../../reporting/page/page.ts'),
 *   'runner/index.js': typeof import('../../../runner/index.ts'),
 * }} Built
 */

/**
 * A module of the built project.
 * @template {keyof Built} M
 * @param {M} module
 * @returns {Promise<Built[M]>}
 */
export const built = (module) => import(pathToFileURL(inRoot('dist', ...module.split('/'))).href);

/**
 * The official description of the API; it is not part of the project.
 * @returns {any}
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
