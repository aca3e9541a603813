/** The code of a letter, that of the small one for a capital of ASCII. */
export function foldedCode(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 65 && code <= 90 ? code | 32 : code;
}

/** How many letters of `form` from `offset` on stand in the text from `at` on; unless `exact`, in whatever case. */
export function sharedLength(text: string, at: number, form: string, offset: number, exact: boolean): number {
  let length = 0;
  while (
    offset + length < form.length &&
    at + length < text.length &&
    isSame(text, at + length, form, offset + length, exact)
  )
    length += 1;
  return length;
}

/** How many letters of `form` before `offset` stand in the text before `at`, at most `most`. */
export function sharedBefore(
  text: string,
  at: number,
  form: string,
  offset: number,
  exact: boolean,
  most: number,
): number {
  const end = Math.min(at, offset, most);
  let length = 0;
  while (length < end && isSame(text, at - length - 1, form, offset - length - 1, exact)) length += 1;
  return length;
}

function isSame(text: string, at: number, form: string, offset: number, exact: boolean): boolean {
  return exact ? text.charCodeAt(at) === form.charCodeAt(offset) : foldedCode(text, at) === foldedCode(form, offset);
}
