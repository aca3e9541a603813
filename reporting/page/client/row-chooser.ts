import { element } from './element.ts';
import type { Viewer } from './viewer.ts';

/** Chooses one row of the data file, for the whole page; empty stands for all of them. There may be several: they agree. */
export function rowChooser(viewer: Viewer): HTMLElement {
  const { rows } = viewer.data;
  const input = element('input', {
    type: 'number',
    min: 1,
    max: rows,
    placeholder: 'all',
    class: 'row',
    'aria-label': 'Row of the data file',
  });
  input.addEventListener('input', () => {
    const row = input.valueAsNumber;
    const { row: _before, ...rest } = viewer.view.filter;
    viewer.filter(Number.isInteger(row) && row > 0 ? { ...rest, row } : rest);
  });
  const show = () => {
    const row = String(viewer.view.filter.row ?? '');
    if (input.value !== row) input.value = row;
  };
  show();
  viewer.onChange(show);
  return element('label', { class: 'row-chooser' }, 'Row ', input, ` of ${rows.toLocaleString('en')}`);
}
