import { beforeSteps, type Unsent } from './steps.ts';
import { dayOf, daysBack, daysBefore, isDay } from '../flow/day.ts';
import { input } from '../flow/input.ts';
import { isMine, problemOfPart } from '../flow/part.ts';
import { give, keep, kept } from '../flow/state.ts';

/** So many days back the log may reach; mostly it is 28. */
const REACH = 30;

beforeSteps({
  day: () => {
    const [day] = kept<string[]>('days') ?? [];
    if (day === undefined) return begin();
    give('activityDate', day);
    return undefined;
  },
});

/** Takes down which days are read, the oldest first: it is the first that the log will lose. */
function begin(): Unsent | undefined {
  const last = input('day') || daysBefore(dayOf(Date.now()), 1);
  const number = input('days') || '1';
  const refused = problemOfPart() ?? problemOf(last, number);
  if (refused !== undefined) return { refused };
  const days = Array.from({ length: Number(number) }, (_, place) => daysBefore(last, Number(number) - 1 - place));
  const mine = days.filter((_, place) => isMine(place));
  keep('days', mine);
  if (mine[0] === undefined) return { leftOut: `none of the days belongs to part ${input('part')}.`, ends: true };
  give('activityDate', mine[0]);
  return undefined;
}

function problemOf(last: string, number: string): string | undefined {
  if (!isDay(last)) return `day is "${last}": type it as in 2026-01-31`;
  if (daysBack(last) < 0) return `${last} (day) is still to come in UTC`;
  if (!/^[1-9]\d{0,3}$/.test(number)) return `days is "${number}": type how many, from 1 to ${REACH}`;
  const first = daysBefore(last, Number(number) - 1);
  if (daysBack(first) <= REACH) return undefined;
  return `${first} is ${daysBack(first)} days back, and the log reaches back ${REACH} days at most, often 28: change \`day\` or \`days\``;
}
