import type { RecordedMessage } from '../../../runner/record/record.ts';
import type { PageDetail } from '../page-entry.ts';
import { element } from './element.ts';

/** What was sent and what came back, as the record keeps it: without secrets, long bodies cut. */
export function exchangeParts({ exchange, attempts }: PageDetail): HTMLElement[] {
  if (!exchange)
    return [
      element(
        'p',
        { class: 'quiet' },
        attempts.length === 0 ? 'Nothing was sent.' : 'The record keeps no headers and bodies of this request.',
      ),
    ];
  const last = attempts.findLast(({ purpose }) => purpose === 'request');
  return [
    message('Request', last ? `${last.method} ${last.url}` : '', exchange.request),
    exchange.response
      ? message('Response', last?.status ? String(last.status) : '', exchange.response)
      : element('p', { class: 'quiet' }, 'No answer came.'),
  ];
}

function message(title: string, line: string, { headers, body, bytes, cut }: RecordedMessage): HTMLElement {
  const names = Object.entries(headers);
  return element(
    'section',
    { class: 'message' },
    element('h3', {}, title, ' ', element('small', {}, size(bytes, cut))),
    line !== '' && element('p', { class: 'line' }, line),
    names.length > 0 &&
      element(
        'dl',
        { class: 'headers' },
        ...names.map(([name, value]) => element('div', {}, element('dt', {}, name), element('dd', {}, value))),
      ),
    body !== undefined &&
      element(
        'pre',
        { tabindex: 0, role: 'region', 'aria-label': `Body of the ${title.toLowerCase()}` },
        cut ? body : indented(body),
      ),
  );
}

function size(bytes: number, cut: true | undefined): string {
  if (bytes === 0) return 'no body';
  return `${bytes.toLocaleString('en')} ${bytes === 1 ? 'byte' : 'bytes'}${cut ? ', of which this is the beginning' : ''}`;
}

/** Indented only where that changes nothing but white space: what was sent stays what was sent, down to the digits of a number. */
function indented(body: string): string {
  try {
    const value: unknown = JSON.parse(body);
    const same = body.replace(/\s/g, '') === JSON.stringify(value).replace(/\s/g, '');
    return same ? JSON.stringify(value, null, 2) : body;
  } catch {
    return body;
  }
}
