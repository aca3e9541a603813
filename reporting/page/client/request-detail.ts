import type { Cause } from '../../../diagnosis/cause.ts';
import type { Attempt, Purpose, RunAssertion } from '../../../runner/record/record.ts';
import { printDuration } from '../duration.ts';
import type { PageDetail, PageEntry } from '../page-entry.ts';
import { element } from './element.ts';
import { exchangeParts } from './exchange.ts';
import type { RunData } from './run-data.ts';

const purposes: Readonly<Record<Purpose, string>> = {
  request: 'request',
  token: 'token',
  'look-up': 'id look-up',
  other: 'by a script',
};

/** All that the record holds of one request. */
export function detailParts(entry: PageEntry, detail: PageDetail, data: RunData): HTMLElement[] {
  const reason = beforeCause(data.reason(entry), detail);
  return [
    ...(reason === '' ? [] : [element('p', { class: 'reason' }, reason)]),
    ...section('Why, and what to do', detail.causes.map(cause)),
    ...section(
      'Assertions',
      detail.assertions.length > 0
        ? [element('ul', { class: 'assertions' }, ...detail.assertions.map((each) => assertion(each, detail)))]
        : [],
    ),
    ...section('Sent', detail.attempts.length > 0 ? [attempts(detail.attempts)] : []),
    ...exchangeParts(detail),
    element('p', { class: 'quiet' }, footing(entry, detail)),
  ];
}

function section(title: string, parts: readonly HTMLElement[]): HTMLElement[] {
  return parts.length === 0 ? [] : [element('section', {}, element('h3', {}, title), ...parts)];
}

function cause({ code, title, said, trace, why, fix, docs, certainty }: Cause): HTMLElement {
  return element(
    'div',
    { class: 'cause' },
    element('h4', {}, title),
    said !== undefined && element('p', { class: 'said' }, 'The service said: ', element('q', {}, said)),
    element('p', { class: 'why' }, why),
    element('ol', { class: 'fix' }, ...fix.map((step) => element('li', {}, step))),
    element(
      'p',
      { class: 'source' },
      element('span', { class: 'code' }, code),
      element('span', {}, certainty),
      outside(docs),
    ),
    trace !== undefined && element('p', { class: 'quiet' }, `For support: ${trace}`),
  );
}

/** Only the web is linked to: the address comes from a file. */
function outside(address: string): HTMLElement {
  return /^https:\/\/[^\s"'<>]+$/.test(address)
    ? element('a', { class: 'outside', href: address, rel: 'noopener noreferrer' }, 'Read on')
    : element('span', {}, address);
}

/** The collection's own messages repeat the first cause and its cure behind what happened; here they stand in full beside it. */
function beforeCause(message: string, { causes }: PageDetail): string {
  const at = causes[0] ? message.indexOf(causes[0].title) : -1;
  return at > 0 ? message.slice(0, at).trim() : message;
}

function assertion({ name, passed, skipped, message }: RunAssertion, detail: PageDetail): HTMLElement {
  const [looks, says] = skipped ? ['skipped', 'skipped'] : passed ? ['passed', 'holds'] : ['broken', 'fails'];
  return element(
    'li',
    { class: looks },
    element('b', {}, says),
    ' ',
    element('span', {}, name),
    message !== undefined && element('p', {}, beforeCause(message, detail)),
  );
}

function attempts(all: readonly Attempt[]): HTMLElement {
  const head = ['For', 'What', 'Status', 'Took', 'Waited'].map((title) => element('th', { scope: 'col' }, title));
  return element(
    'div',
    { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'All requests that were sent' },
    element(
      'table',
      { class: 'attempts' },
      element('thead', {}, element('tr', {}, ...head)),
      element('tbody', {}, ...all.map(attempt)),
    ),
  );
}

function attempt({ purpose, method, url, status, at, milliseconds, waited, error }: Attempt): HTMLElement {
  return element(
    'tr',
    {},
    element('td', {}, purposes[purpose] ?? purpose),
    element(
      'td',
      { class: 'address' },
      element('b', {}, method),
      ' ',
      url,
      error !== undefined && element('p', { class: 'error' }, error),
    ),
    element('td', {}, status ?? 'no answer'),
    element('td', { class: 'number', title: at }, printDuration(milliseconds)),
    element('td', {}, waited === undefined ? '' : `${printDuration(waited.milliseconds)}: ${waited.reason}`),
  );
}

function footing({ milliseconds }: PageEntry, { startedAt, identity }: PageDetail): string {
  const took = milliseconds === null ? '' : `, took ${printDuration(milliseconds)} with scripts and waiting`;
  const as = identity === null ? '' : `, sent as ${identity}`;
  return startedAt === null ? 'It was never started.' : `Started ${startedAt}${took}${as}.`;
}
