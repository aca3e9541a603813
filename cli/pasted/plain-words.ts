const LONGEST = 3_500;
/** So much may stand before the first thing that was recognised. */
const BEFORE = 1_500;
/** Lines of a stack, of a script that failed, of headers. */
const NOISE =
  /^[ \t]*(?:at [\w.<$[]|File "|Traceback|During handling|\+ |~{3,}|--->|---|\w[\w-]{1,40}[ \t]*:[ \t]*(?:no-cache|no-store|max-age|\d+|nosniff|deny)[^\n]*$)[^\n]*/gim;
/** What clients say of every failure. */
const OF_CLIENTS =
  /Response status code does not indicate success|The remote server returned an error|please check your activity settings|Rest call failed with client error|Operation on target [^:\n]{1,200} failed|requests\.exceptions\.HTTPError|Operation returned an invalid status code/gi;

/**
 * The words of a piece of a text, in one line: without addresses, tokens, stacks and what clients say of every failure.
 * @param at where in the piece something was recognised
 */
export function plainWords(text: string, from: number, to: number, at: number): string {
  const start = Math.max(from, at - BEFORE);
  return text
    .slice(start, Math.min(to, start + BEFORE + LONGEST))
    .replace(NOISE, ' ')
    .replace(/https?:\/\/\S{1,4000}/gi, ' ')
    .replace(/eyJ[\w.-]{8,}/g, ' ')
    .replace(OF_CLIENTS, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[ :;,.]{1,20}/, '')
    .trim()
    .slice(0, LONGEST);
}
