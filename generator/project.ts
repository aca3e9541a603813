import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Catalogue } from '../catalogue/model/catalogue.ts';

/** The committed collection of an API, relative to the project's root. */
export function collectionFile({ id }: Pick<Catalogue, 'id'>): string {
  return `collections/${id}.postman_collection.json`;
}

/** The committed environment of a name, relative to the project's root. */
export function environmentFile(name: string): string {
  return `environments/${name}.postman_environment.json`;
}

/** The project's folder, from the sources and from `dist` alike: the nearest one above this file that has a package.json. */
export function projectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

/** The version of the project, from package.json. */
export function projectVersion(): string {
  return (JSON.parse(readFileSync(join(projectRoot(), 'package.json'), 'utf8')) as { version: string }).version;
}
