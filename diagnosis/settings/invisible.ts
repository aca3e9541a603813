/** Characters that take part in a value and show nowhere: joiners and marks of width zero, marks of direction, the soft hyphen, and blanks that do not break. */
const INVISIBLE = /[\u00a0\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202f\u2060-\u2064\u2066-\u206f\ufeff]/;

/** Whether a text holds a character that nobody sees, as copying from a web page, a chat or a document leaves it. */
export function hasInvisible(text: string): boolean {
  return INVISIBLE.test(text);
}
