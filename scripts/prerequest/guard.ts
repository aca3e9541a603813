import { valueOf } from '../shared/value.ts';

/** What each effect does, in words for the reader. */
const WORDS: Readonly<Record<string, string>> = {
  'heavy read': 'exports, scans or queries, which costs capacity',
  credential: 'issues a credential',
  creates: 'creates something',
  changes: 'changes something',
  deletes: 'deletes something',
  starts: 'starts a job',
};

/** Why a request must not be sent; null when it may: a plain read always, everything else with `allowWrite`. */
export function guard(effect: string): string | null {
  if (effect === 'reads' || /^(true|yes|1)$/i.test(valueOf('allowWrite'))) return null;
  return `it ${WORDS[effect] ?? 'is more than a plain read'}, and allowWrite is not true. To allow it, set allowWrite to true in the environment.`;
}

/** A request that the plan does not know, such as a copy that somebody made: only a GET counts as a read. */
export function effectOfUnknown(method: string): string {
  return method === 'GET' || method === 'HEAD' ? 'reads' : 'changes';
}
