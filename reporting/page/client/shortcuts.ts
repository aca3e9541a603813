import { readFragment } from '../fragment.ts';
import type { Viewer } from './viewer.ts';

/** `/` goes to the search; links within the page change what is shown and keep what they do not speak of. */
export function listenToPage(viewer: Viewer): void {
  addEventListener('keydown', (event) => {
    if (
      event.key !== '/' ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      typing(event.target) ||
      viewer.view.request
    )
      return;
    event.preventDefault();
    document.getElementById('search')?.focus();
  });
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    follow(viewer, link.getAttribute('href')!);
  });
}

function follow(viewer: Viewer, address: string): void {
  const wanted = readFragment(address);
  if (wanted.request) return viewer.go({ filter: viewer.view.filter, request: wanted.request });
  if (address !== '#requests') viewer.go({ filter: wanted.filter });
  const heading = document.getElementById('requests');
  heading?.scrollIntoView();
  heading?.focus({ preventScroll: true });
}

function typing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, select, textarea') !== null;
}
