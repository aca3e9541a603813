import { effectOfUnknown } from '../../catalogue/model/permission.ts';
import type { Effect } from '../../catalogue/model/types.ts';
import type { Plan, RequestPlan } from '../../catalogue/model/plan.ts';
import type { RequestText } from './request.ts';

/** What a request does, by its method and address: what it is called says nothing. */
export interface Known {
  readonly effect: Effect | 'unknown';
  /** Its key in the plan; empty when the plan has no request of this method and address. */
  readonly key: string;
  readonly plan: RequestPlan | null;
  /** Variables that must have a value before it can be sent, outermost first. */
  readonly needs: readonly string[];
}

/** Judges a request by its method and the segments of its path. */
export function judge(plan: Plan, { method, override }: RequestText, segments: readonly string[]): Known {
  const tail = tailOf(plan, segments);
  if (override !== '' || tail === null)
    return { ...unknown(method), ...(override === '' ? {} : { effect: 'unknown' as const }) };
  const key = keyAt(plan, method, tail);
  if (key !== undefined)
    return { effect: effectAt(plan, key), key, plan: plan.requests[key]!, needs: needsOf(plan, key) };
  // HEAD asks for what GET would answer: it costs the same.
  const read = method === 'HEAD' ? keyAt(plan, 'GET', tail) : undefined;
  return read === undefined ? unknown(method) : { ...unknown(method), effect: effectAt(plan, read) };
}

/** Parents before their children, so that they are found first. */
function needsOf({ aliases, requests, resources }: Plan, key: string): string[] {
  const { path = [], needs = [] } = requests[key]!;
  const depth = (variable: string): number => resources[aliases[variable] ?? variable]?.parents.length ?? 0;
  return [...new Set([...path, ...needs])].sort((one, other) => depth(one) - depth(other));
}

function effectAt(plan: Plan, key: string): Effect {
  return plan.requests[key]!.effect ?? 'reads';
}

function unknown(method: string): Known {
  return { effect: effectOfUnknown(method), key: '', plan: null, needs: [] };
}

/** The path below the root; null for any other. */
function tailOf({ rootPattern }: Plan, segments: readonly string[]): readonly string[] | null {
  const path = `/${segments.join('/')}`;
  const match = new RegExp(`^${rootPattern}(?:/|$)`, 'i').exec(path);
  if (match === null) return null;
  const tail = path.slice(match[0].length).split('/');
  return tail[tail.length - 1] === '' ? tail.slice(0, -1) : tail;
}

/** Of several the one with the most words of its own: `/datasets/upstreamDataflows` is not a dataset. */
function keyAt({ requests }: Plan, method: string, tail: readonly string[]): string | undefined {
  const fitting = Object.keys(requests).filter((key) => fits(key, method, tail));
  return fitting.sort((one, other) => one.split('{').length - other.split('{').length)[0];
}

function fits(key: string, method: string, tail: readonly string[]): boolean {
  const [verb, path] = key.split(' ') as [string, string];
  if (verb !== method) return false;
  const templates = path.split('?')[0]!.split('/');
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
