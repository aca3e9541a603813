import { effectOfUnknown } from '../../catalogue/model/permission.ts';
import type { Effect } from '../../catalogue/model/types.ts';
import { isGuid } from '../../catalogue/model/guid.ts';
import type { Plan, RequestPlan } from '../shared/plan.ts';
import type { RequestText } from './request.ts';

/** What a request does, by its method and address; its name comes last. */
export interface Known {
  readonly effect: Effect | 'unknown';
  /** The request of the collection that has this method and address; empty when there is none. */
  readonly title: string;
  readonly plan: RequestPlan | null;
  /** Whether it may be sent with ids that were found: only when its name does not say something else. */
  readonly takesFound: boolean;
}

/** Judges a request. The shipped one is recognised by its name; one that was renamed, by its address. */
export function judge(plan: Plan, name: string, { method, override }: RequestText, segments: readonly string[]): Known {
  const tail = tailOf(segments);
  const named = rowOf(plan, name);
  if (override !== '' || tail === null)
    return { ...unknown(method), ...(override === '' ? {} : { effect: 'unknown' }) };
  if (named && fits(named, method, tail)) return { effect: named.effect, title: name, plan: named, takesFound: true };
  const title = titleAt(plan, method, tail);
  if (title !== undefined)
    return {
      effect: plan.requests[title]!.effect,
      title,
      plan: plan.requests[title]!,
      takesFound: named === undefined,
    };
  // HEAD asks for what GET would answer: it costs the same.
  const read = method === 'HEAD' ? titleAt(plan, 'GET', tail) : undefined;
  return read === undefined ? unknown(method) : { ...unknown(method), effect: plan.requests[read]!.effect };
}

/** The plan of the request of that name; a name such as `constructor` is nobody's. */
export function rowOf(plan: Plan, name: string): RequestPlan | undefined {
  return Object.prototype.hasOwnProperty.call(plan.requests, name) ? plan.requests[name] : undefined;
}

function unknown(method: string): Known {
  return { effect: effectOfUnknown(method), title: '', plan: null, takesFound: false };
}

/** The path below `/v1.0/myorg`, for which the tenant's id may stand; null for any other. */
function tailOf(segments: readonly string[]): readonly string[] | null {
  const [version = '', tenant = '', ...tail] = segments;
  if (version.toLowerCase() !== 'v1.0' || !(tenant.toLowerCase() === 'myorg' || isGuid(tenant))) return null;
  return tail[tail.length - 1] === '' ? tail.slice(0, -1) : tail;
}

/** Of several the one with the most words of its own: `/datasets/upstreamDataflows` is not a dataset. */
function titleAt(plan: Plan, method: string, tail: readonly string[]): string | undefined {
  const fitting = Object.keys(plan.requests).filter(
    (title) => !plan.requests[title]!.after && fits(plan.requests[title]!, method, tail),
  );
  return fitting.sort(
    (one, other) => plan.requests[one]!.at.split('{').length - plan.requests[other]!.at.split('{').length,
  )[0];
}

function fits({ at }: RequestPlan, method: string, tail: readonly string[]): boolean {
  const [verb, path] = at.split(' ') as [string, string];
  if (verb !== method) return false;
  const templates = path.split('/');
  return templates.length === tail.length && templates.every((template, index) => fitsSegment(template, tail[index]!));
}

function fitsSegment(template: string, segment: string): boolean {
  const brace = template.indexOf('{');
  if (brace < 0) return decoded(segment).toLowerCase() === template.toLowerCase();
  const [before, after] = [template.slice(0, brace), template.slice(template.indexOf('}') + 1)];
  if (before + after === '') return segment !== '';
  const text = decoded(segment).toLowerCase();
  return (
    text.length > before.length + after.length &&
    text.startsWith(before.toLowerCase()) &&
    text.endsWith(after.toLowerCase())
  );
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
