import { changedView, plainView, unescaped, unlisted, unwrapped, type View } from '../../runner/index.ts';

/** How often escapes are undone: an address within JSON within a message. */
const LEVELS = 3;
/** Two literals that code puts together: the quotes and the plus between them. */
const JOINED = /(["'`])\s*\+\s*\\?\s*(["'`])/g;

/** The ways to read a text. */
export interface Readings {
  /** With its lines: a name and its value stand in one. */
  readonly lines: readonly View[];
  /** Without lines, frames and lists of bytes: what was wrapped is whole again, but names may have grown together. */
  readonly flat: readonly View[];
}

/** The text, with its escapes undone again and again, and each of these without line breaks. */
export function readingsOf(text: string): Readings {
  const lines: View[] = [plainView(text)];
  for (let level = 0; level < LEVELS; level += 1) {
    const next = unescaped(lines.at(-1)!);
    if (next === lines.at(-1)) break;
    lines.push(next);
  }
  const flat = lines.flatMap((view) =>
    [unwrapped(view), unlisted(unwrapped(view)), joined(unwrapped(view))].filter((other) => other !== view),
  );
  return { lines, flat: [...new Map(flat.map((view) => [view.text, view])).values()] };
}

function joined(view: View): View {
  if (!/["'`]\s*\+\s*\\?\s*["'`]/.test(view.text)) return view;
  return changedView(view, JOINED, () => '');
}
