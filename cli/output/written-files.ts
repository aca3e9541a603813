import type { Look } from '../../reporting/index.ts';
import { shownPath } from './shown-path.ts';
import type { Terminal } from './terminal.ts';

/** Where reports are, as lines: the page to open first, and the others below it. */
export function printWritten(paths: readonly string[], look: Look, terminal: Pick<Terminal, 'cwd'>): string[] {
  const page = paths.find((path) => path.endsWith('.html'));
  const others = paths.filter((path) => path !== page).map((path) => shownPath(path, terminal));
  return [
    ...(page === undefined ? [] : [`Open ${look.command(shownPath(page, terminal))}`]),
    ...(others.length === 0
      ? []
      : look.hang('', `${page === undefined ? 'Written' : 'Also written'}: ${others.join(', ')}`).map(look.muted)),
  ];
}
