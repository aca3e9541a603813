/** A text of no more than so many characters, with … where something is missing. */
export function shortened(text: string, most: number): string {
  const letters = [...text];
  if (letters.length <= most) return text;
  const begin = letters.slice(0, most - 1).join('');
  return `${begin.trimEnd()}…`;
}
