import type { Catalogue } from '../catalogue/model/catalogue.ts';
import { buildCollection, type CollectionOptions } from './collection.ts';
import { buildEnvironments } from './environment.ts';
import { collectionFile, environmentFile } from './project.ts';

export { collectionFile, projectRoot } from './project.ts';
export type { CollectionOptions } from './collection.ts';
export type { SavedExample, SavedExamples } from './example.ts';

/**
 * Everything that is generated and committed, as exact text by path relative to the project's root.
 * The same catalogue gives the same bytes.
 */
export async function generateFiles(
  catalogue: Catalogue,
  options: CollectionOptions = {},
): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  files.set(collectionFile(catalogue), print(await buildCollection(catalogue, options)));
  for (const [name, environment] of buildEnvironments(catalogue)) files.set(environmentFile(name), print(environment));
  return files;
}

/** With tabs, as Postman itself exports. */
function print(value: unknown): string {
  return `${JSON.stringify(value, null, '\t')}\n`;
}
