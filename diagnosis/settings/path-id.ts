import { hasInvisible } from './invisible.ts';

/** What an id in a path cannot hold, the most telling first: it would end the segment, leave it, or be taken for something else there. */
// prettier-ignore
const REFUSED: readonly { readonly holds: (value: string) => boolean; readonly what: string }[] = [
  { holds: (value) => value.includes('{{'), what: 'a reference ({{…}})' },
  { holds: (value) => value.includes('/'), what: 'a slash (/)' },
  { holds: (value) => value.includes('\\'), what: 'a backslash (\\)' },
  { holds: (value) => value.includes('..') || value.trim() === '.', what: 'dots that lead to another path' },
  { holds: (value) => value.includes('?'), what: 'a question mark (?)' },
  { holds: (value) => value.includes('#'), what: 'a number sign (#)' },
  { holds: (value) => value.includes('%'), what: 'a percent sign (%)' },
  { holds: (value) => /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u2028\u2029]/.test(value), what: 'a control character' },
  { holds: (value) => /[^\S\u00a0\u202f\ufeff]/.test(value), what: 'a blank or a line break' },
  { holds: hasInvisible, what: 'a character that cannot be seen' },
];

/**
 * Why a value cannot be an id in the path of a request: with a separator in it, it would lead to another request than the one that is shown.
 * Whether it is a GUID does not matter here: names of pages, dates and addresses of people are ids, too.
 * @returns a sentence without the value; null when it can be one, or is empty
 */
export function problemOfPathId(name: string, value: string): string | null {
  if (value.trim() === '') return null;
  const found = REFUSED.find(({ holds }) => holds(value));
  return found === undefined
    ? null
    : `${name} contains ${found.what}, so it is not an id: it would change the address of the request. Put only the id there.`;
}
