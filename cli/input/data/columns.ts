import { isGuid } from '../../../catalogue/model/guid.ts';
import { isHeldName } from '../../../runner/index.ts';
import type { KnownNames } from '../known-names.ts';
import { nearest } from '../../errors/nearest.ts';

/** So many columns are named in a message. */
const SHOWN = 8;

/**
 * What is wrong with one name of a column: its values would not be used, or not where its author thinks.
 * @returns undefined when nothing is; a name that only people read is fine
 */
export function problemOfColumn(name: string, known: KnownNames): string | undefined {
  if (name.trim() === '') return 'a column has values but no name';
  if (known.has(name))
    return isHeldName(name) ? undefined : `${name} cannot be the name of a column: Newman reserves it`;
  const meant = known.meant(name);
  if (meant !== undefined) return `the column ${name} is not used; the name must be ${meant}`;
  return /\s/.test(name) ? `the name ${shown(name)} contains a space` : undefined;
}

/** What is wrong with the names of the columns together: two are the same, or nothing reads any of them. */
export function problemOfColumns(names: readonly string[], known: KnownNames): string | undefined {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) return `the name ${shown(twice)} appears twice`;
  if (names.some((name) => known.has(name))) return undefined;
  if (names.some(isGuid)) return 'it has values instead of the names of variables';
  const guess = [...new Set(names.flatMap((name) => nearest(name, known.list) ?? []))];
  const more = names.length > SHOWN ? ` and ${names.length - SHOWN} more` : '';
  const found = `${names.slice(0, SHOWN).map(shown).join(', ')}${more}`;
  return `nothing reads ${names.length === 1 ? 'its only column' : 'any of its columns'}: ${found}. Nearest known names: ${guess.length > 0 ? guess.join(', ') : 'none; such as groupId, datasetId, tenantId, clientId'}`;
}

/** A name as it may be shown: where a file has no names, its first line may hold a secret. */
function shown(name: string): string {
  return /^[A-Za-z][\w .-]{0,29}$/.test(name) ? name : `(a text of ${name.length} characters)`;
}
