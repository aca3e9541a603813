/** Where something stands in a text: from `from` up to, not including, `to`. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** A piece of the text before that became `length` characters, at `at` in the new text. */
interface Token extends Range {
  readonly at: number;
  readonly length: number;
}

/** The text after a change, with the way back to the text before it. */
export interface View {
  readonly text: string;
  readonly before: View | undefined;
  readonly tokens: readonly Token[];
}

/** The text itself. */
export function plainView(text: string): View {
  return { text, before: undefined, tokens: [] };
}

/** A view in which each match of `pattern` is replaced by what `replace` makes of it; the same view when there is no match. */
export function changedView(view: View, pattern: RegExp, replace: (match: string) => string): View {
  const tokens: Token[] = [];
  let text = '';
  let read = 0;
  for (const match of view.text.matchAll(pattern)) {
    const replaced = replace(match[0]);
    text += view.text.slice(read, match.index);
    read = match.index + match[0].length;
    tokens.push({ at: text.length, length: replaced.length, from: match.index, to: read });
    text += replaced;
  }
  if (tokens.length === 0) return view;
  return { text: text + view.text.slice(read), before: view, tokens };
}

/** Where a range of a view stands in the text that it was made from, whole replaced pieces included. */
export function originOf({ from, to }: Range, view: View): Range {
  let range = { from, to };
  for (let at: View | undefined = view; at?.before; at = at.before) {
    range = { from: step(range.from, at.tokens, 'from'), to: step(range.to - 1, at.tokens, 'to') };
  }
  return range;
}

/** One step back: the beginning (`from`) of what the character at `index` came from, or its end (`to`). */
function step(index: number, tokens: readonly Token[], side: 'from' | 'to'): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle]!.at <= index) low = middle + 1;
    else high = middle;
  }
  // Several tokens may stand at one place: those that became nothing come before the one that did not.
  const token = tokens[low - 1];
  const after = side === 'to' ? 1 : 0;
  if (token === undefined) return index + after;
  return index < token.at + token.length ? token[side] : token.to + (index - token.at - token.length) + after;
}
