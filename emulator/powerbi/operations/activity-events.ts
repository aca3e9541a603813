import { continuationOf, pageOf } from '../continuation.ts';
import { filterOf } from '../filter.ts';
import { badRequest } from '../refusal.ts';
import { dayTooFarBack } from '../refusals/dates.ts';
import { refused } from '../refusals/rule.ts';
import type { Handlers, Request } from '../request.ts';
import { logPage } from './activity-log.ts';

const DAY = 86_400_000;

const NAMES = ['startDateTime', 'endDateTime'] as const;

const UNQUOTED = 'Object must implement IConvertible.';

/** A moment in single quotes, as the service wants it. */
function momentOf(request: Request, name: string): string | undefined {
  const quoted = request.query.get(name);
  if (quoted === null) return undefined;
  const moment = /^'(.*)'$/.exec(quoted)?.[1];
  if (moment === undefined || Number.isNaN(Date.parse(moment))) return undefined;
  return moment;
}

/** @throws Refusal 400 when a moment is missing or unquoted, when the two are on different days in UTC, when the day is too far back */
function checkDay(request: Request): void {
  const [bad, ...alsoBad] = NAMES.filter((name) => momentOf(request, name) === undefined);
  if (bad !== undefined) throw badRequest(UNQUOTED, bad, ...alsoBad);
  const [from, to] = NAMES.map((name) => momentOf(request, name)?.slice(0, 10));
  if (from === undefined || from !== to)
    throw badRequest('Start and end must be on the same day in UTC.', 'startDateTime', 'endDateTime');
  if (daysBetween(from, request.content.clock.now()) > request.content.tenant.switches.activityLogReach)
    throw refused(dayTooFarBack);
}

/** A moment in milliseconds. It is in UTC, whether or not it says so. */
function utc(moment: string): number {
  return Date.parse(moment.replace(/T[\d:.]+$/, '$&Z'));
}

/** From one day in UTC to another, however late it is. */
function daysBetween(from: string, to: string): number {
  return (Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / DAY;
}

/** The span of time that is asked for, as a token carries it, and which of its events. */
interface Asked {
  readonly from: string;
  readonly to: string;
  readonly filter: string;
}

function asked(request: Request): Asked {
  checkDay(request);
  const [from = '', to = ''] = NAMES.map((name) => momentOf(request, name) ?? '');
  return { from, to, filter: request.query.get('$filter') ?? '' };
}

/** As a token has it: without a comma, which separates there. */
function detailOf({ from, to, filter }: Asked): string {
  return [from, to, filter].map(encodeURIComponent).join('|');
}

function askedBefore(detail: string): Asked {
  const [from = '', to = '', filter = ''] = detail.split('|').map(decodeURIComponent);
  return { from, to, filter };
}

/** The activity log: one day in UTC at a time, in pages. A page may be empty although others follow. */
export const activityEventHandlers: Handlers = {
  Admin_GetActivityEvents: (request) => {
    const token = request.query.get('continuationToken');
    if (token !== null && !/^'.*'$/.test(token)) throw badRequest(UNQUOTED, 'continuationToken');
    // A token carries on where it left off: it has the span and the filter in it.
    const at = continuationOf(request) ?? { page: 0, detail: detailOf(asked(request)) };
    const { from, to, filter } = askedBefore(at.detail);
    const passes = filter === '' ? () => true : filterOf(filter);
    const { items, isLast } = logPage(request.content, utc(from), utc(to), at.page);
    return pageOf(request, 'activityEventEntities', { items: items.filter(passes), isLast }, at);
  },
};
