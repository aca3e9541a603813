import { jsonInput } from '../flow/json-input.ts';
import type { Thing } from '../flow/list.ts';

/** The schedule that was typed, as it is or under `value`. */
function wantedSchedule(): Thing | undefined {
  const { value } = jsonInput('schedule');
  const inside = (value as Thing | undefined)?.['value'] ?? value;
  return inside !== null && typeof inside === 'object' && !Array.isArray(inside) ? (inside as Thing) : undefined;
}

/** What is wrong with the input for the schedule. */
export function problemOfSchedule(): string | undefined {
  const { value, problem } = jsonInput('schedule');
  const example = 'such as {"days":["Monday"],"times":["06:30"],"enabled":true,"localTimeZoneId":"UTC"}';
  if (problem !== undefined) return `${problem}, ${example}`;
  if (value === undefined) return undefined;
  const wanted = wantedSchedule();
  if (wanted === undefined) return `schedule must be an object, ${example}`;
  const notify = Object.keys(wanted).find((name) => /^notifyOption$/i.test(name));
  if (notify !== undefined && wanted[notify] !== 'NoNotification')
    return 'schedule: an app can only have the notifyOption NoNotification';
  return undefined;
}

/**
 * What is to be sent for the schedule; undefined where the model has it already. One that is switched off takes no other change, and an app
 * must say that it wants no mail.
 */
export function scheduleChange(current: Thing): Thing | undefined {
  const wanted = wantedSchedule() ?? {};
  if (wanted['enabled'] === false) return current['enabled'] === false ? undefined : { enabled: false };
  const differs = Object.entries(wanted).some(([name, value]) => textOf(valueOf(current, name)) !== textOf(value));
  return differs ? { notifyOption: 'NoNotification', ...wanted } : undefined;
}

function valueOf(thing: Thing, name: string): unknown {
  return Object.entries(thing).find(([other]) => other.toLowerCase() === name.toLowerCase())?.[1];
}

/** Days and times are sets: their order says nothing. */
function textOf(value: unknown): string {
  return JSON.stringify(Array.isArray(value) ? [...(value as unknown[])].map(String).sort() : value);
}
