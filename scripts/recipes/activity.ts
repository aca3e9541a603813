import { NOTED } from '../../catalogue/model/vocabulary.ts';
import { amount, count, counted } from './flow/count.ts';
import { daysBack } from './flow/day.ts';
import { listOf } from './flow/list.ts';
import { end, readOn } from './flow/next.ts';
import { give, keep, kept } from './flow/state.ts';
import { runSteps } from './flow/steps.ts';
import { show } from './flow/table.ts';
import { fail, pass, tell } from './flow/tell.ts';
import { readJson } from '../shared/response.ts';

/** So many days back the log reaches for certain. */
const REACH = 28;

runSteps({
  day: { then: readPage, otherwise: tooFarBack },
  page: { then: readPage },
});

interface Page {
  readonly activityEventEntities?: unknown;
  readonly continuationUri?: string | null;
  readonly continuationToken?: string | null;
}

/** An empty page is no end: only an answer without a next page is one. */
function readPage(): void {
  const page = (readJson() ?? {}) as Page;
  const events = listOf(page.activityEventEntities);
  show(events);
  keep('events', (kept<number>('events') ?? 0) + events.length);
  keep('pages', (kept<number>('pages') ?? 0) + 1);
  const next = nextOf(page);
  if (next === '') return endDay();
  if (next === kept('next')) return fail('Pages end', 'the service names the same next page twice in a row');
  keep('next', next);
  give('nextPage', next);
  const soFar = `${today()}: ${amount(kept<number>('events')!, 'event')} so far`;
  tell(soFar);
  readOn('page', soFar);
}

/**
 * Where the next page begins, letter for letter as in the address that the service gives, quotes and escapes included: a second encoding would
 * break it. The host of that address may be another cluster, so the rest of it is not used.
 */
function nextOf({ continuationUri, continuationToken }: Page): string {
  const [, verbatim = ''] = /[?&]continuationToken=([^&#]*)/.exec(continuationUri ?? '') ?? [];
  return verbatim || (continuationToken ? `'${continuationToken}'` : '');
}

function endDay(): void {
  const [events, pages] = ['events', 'pages'].map((name) => kept<number>(name) ?? 0) as [number, number];
  pass(`${today()}: ${amount(events, 'event')} in ${amount(pages, 'page')}`);
  count('event', events);
  count('day', 1);
  nextDay();
}

function nextDay(): void {
  const [, ...others] = kept<string[]>('days') ?? [];
  for (const name of ['events', 'pages', 'next']) keep(name, undefined);
  keep('days', others);
  if (others.length > 0) return readOn('day', `${amount(others.length, 'day')} left, from ${others[0]!}`);
  give('activityDate', '');
  give('nextPage', '');
  pass(`there are ${amount(counted('event'), 'event')} in ${amount(counted('day'), 'day')}`);
  end('there is no next page.');
}

/** The log of a day that is nearly a month back is refused without a word; the other days are there. */
function tooFarBack(): boolean {
  const back = daysBack(today());
  if (pm.response.code !== 400 || back <= REACH) return false;
  pass(`${NOTED}: ${today()} is ${back} days back, and the log does not reach so far`);
  nextDay();
  return true;
}

function today(): string {
  return (kept<string[]>('days') ?? [''])[0]!;
}
