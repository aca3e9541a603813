/** Lets the arrow keys, Home, End and the page keys walk through the cells of a grid that is one tab stop. */
export function followKeys(grid: HTMLElement, leave: () => void): void {
  grid.addEventListener('keydown', (event) => {
    const { target } = event;
    if (!(target instanceof HTMLElement) || target.getAttribute('role') !== 'gridcell' || event.altKey || event.metaKey)
      return;
    if (event.key === 'Escape') return leave();
    if (event.key === 'Enter' || event.key === ' ') target.click();
    const next = nextCell(grid, target, event.key, event.ctrlKey);
    if (next) next.focus();
    if (next || event.key === 'Enter' || event.key === ' ') event.preventDefault();
  });
  // The cell that was visited last is the one that Tab comes back to.
  grid.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLElement) || target.getAttribute('role') !== 'gridcell') return;
    grid.querySelector('[role=gridcell][tabindex="0"]')?.setAttribute('tabindex', '-1');
    target.setAttribute('tabindex', '0');
  });
}

function nextCell(grid: HTMLElement, from: HTMLElement, key: string, all: boolean): HTMLElement | undefined {
  const cells = [...grid.querySelectorAll<HTMLElement>('[role=gridcell]')];
  const at = cells.indexOf(from);
  const area = from.closest('[role=row]');
  const own = cells.filter((cell) => area?.contains(cell));
  const [first, last] = [cells.indexOf(own[0]!), cells.indexOf(own.at(-1)!)];
  switch (key) {
    case 'ArrowRight':
      return cells[at + 1];
    case 'ArrowLeft':
      return cells[at - 1];
    case 'ArrowDown':
      return nearestLine(cells.slice(at + 1), from);
    case 'ArrowUp':
      return nearestLine(cells.slice(0, at).reverse(), from);
    case 'Home':
      return all ? cells[0] : own[0];
    case 'End':
      return all ? cells.at(-1) : own.at(-1);
    case 'PageDown':
      return cells[last + 1];
    case 'PageUp':
      return first > 0 ? firstOfArea(cells, first - 1) : undefined;
    default:
      return undefined;
  }
}

function firstOfArea(cells: readonly HTMLElement[], at: number): HTMLElement | undefined {
  const area = cells[at]?.closest('[role=row]');
  return cells.find((cell) => area?.contains(cell));
}

/** Cells wrap into as many lines as the window leaves them: of the next line, the cell that stands nearest. */
function nearestLine(ahead: readonly HTMLElement[], from: HTMLElement): HTMLElement | undefined {
  const here = from.getBoundingClientRect();
  const line = ahead
    .find((cell) => Math.abs(cell.getBoundingClientRect().top - here.top) > here.height / 2)
    ?.getBoundingClientRect().top;
  if (line === undefined) return undefined;
  let best: { cell: HTMLElement; distance: number } | undefined;
  for (const cell of ahead) {
    const { top, left } = cell.getBoundingClientRect();
    const distance = Math.abs(left - here.left);
    if (Math.abs(top - line) < 1 && (best === undefined || distance < best.distance)) best = { cell, distance };
  }
  return best?.cell;
}
