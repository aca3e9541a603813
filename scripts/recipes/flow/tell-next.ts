import { NEXT } from '../../../catalogue/model/vocabulary.ts';
import type { Thing } from './list.ts';
import { tell } from './tell.ts';

/** What some shell reads as something else, also between quotation marks. */
const SPECIAL = /["$`\\!%\s]/;

/**
 * Says what to do after the recipe.
 * @param what in words
 * @param commands recipes with their flags, such as `refresh --model Sales`
 */
export function tellNext(what: string, commands: readonly string[]): void {
  tell([`${NEXT}${what}:`, ...commands.map((command) => `  recipe ${command}`)].join('\n'));
}

/** How a command names something, in every shell the same: by its name, or by its id where a shell would not read the name as it is. */
export function inShell({ id, name }: Thing): string {
  const text = String(name ?? '');
  return text === '' || SPECIAL.test(text.replace(/ /g, '')) ? String(id) : `"${text}"`;
}
