import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the page is made with: its script and its style, each as one text that holds no `</script` or `</style`. */
export interface PageAssets {
  readonly script: string;
  readonly style: string;
}

/** Where the build puts them, from the project's folder. */
export const ASSETS_FOLDER = ['dist', 'reporting', 'page', 'assets'] as const;

/**
 * Reads the script and the style that the build has bundled.
 * @param root the project's folder
 */
export function readPageAssets(root: string): PageAssets {
  const read = (name: string) => readFileSync(join(root, ...ASSETS_FOLDER, name), 'utf8');
  return { script: read('page.js'), style: read('page.css') };
}
