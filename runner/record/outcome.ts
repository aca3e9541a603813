import {
  JUDGES_STATUS,
  listAnswer,
  NOT_SENT,
  REFUSED_AS_DOCUMENTED,
  TOKEN_TEST,
} from '../../catalogue/model/vocabulary.ts';
import type { Outcome, RunAssertion } from './record.ts';

/** What was seen of one request while it ran. */
export interface Observation {
  /** Status of the last answer to the request itself; undefined when none came. */
  readonly status?: number;
  /** Why no answer came, such as a refused connection. */
  readonly requestError?: string;
  /** How often the request itself was sent. */
  readonly sent: number;
  /** Why the run did not let it go out. */
  readonly heldBack?: string;
  readonly assertions: readonly RunAssertion[];
}

/** An outcome, with the reason where there is something to explain. */
export interface Verdict {
  readonly outcome: Outcome;
  readonly reason?: string;
}

/** Judges what was seen of a request that is done. */
export function judge(seen: Observation): Verdict {
  const token = seen.assertions.find((assertion) => assertion.name === TOKEN_TEST && !assertion.passed);
  if (token) return { outcome: 'not-reached', reason: token.message ?? 'no access token' };
  if (seen.heldBack !== undefined) return { outcome: 'skipped', reason: seen.heldBack };
  return seen.sent === 0 ? judgeUnsent(seen) : judgeSent(seen);
}

function judgeUnsent({ assertions, requestError }: Observation): Verdict {
  if (requestError !== undefined) return { outcome: 'failed', reason: requestError };
  const failure = firstFailure(assertions);
  // Where the list of its ids is refused, so is the request: with the same token and rights.
  if (failure !== undefined)
    return { outcome: isRefusal(listAnswer(failure)?.status) ? 'refused' : 'failed', reason: failure };
  const skipped = assertions.find((assertion) => assertion.name.startsWith(NOT_SENT));
  if (skipped) return { outcome: 'skipped', reason: skipped.name.slice(NOT_SENT.length) };
  // A request that vanishes without a word is a fault of the collection; calling it skipped would hide that.
  return { outcome: 'failed', reason: 'it was not sent, and no test says why' };
}

function judgeSent({ status, requestError, assertions: all }: Observation): Verdict {
  // A test that was skipped judges nothing, whatever its name.
  const assertions = all.filter(({ skipped }) => skipped !== true);
  const failure = firstFailure(assertions);
  if (status === undefined) return { outcome: 'failed', reason: requestError ?? failure ?? 'no answer came' };
  const refused = isRefusal(status);
  if (failure !== undefined) return { outcome: refused ? 'refused' : 'failed', reason: failure };
  if (status >= 200 && status < 300) return { outcome: 'answered' };
  if (assertions.some(({ name }) => name.includes(REFUSED_AS_DOCUMENTED))) return { outcome: 'refused-as-documented' };
  // What a request of ours expects is an answer, whatever the status: somebody may have edited it, to check that a call is refused.
  if (assertions.some(({ name }) => JUDGES_STATUS.test(name))) return { outcome: 'answered' };
  return { outcome: refused ? 'refused' : 'failed', reason: `the service answered ${status}` };
}

function isRefusal(status: number | undefined): boolean {
  return status === 401 || status === 403;
}

function firstFailure(assertions: readonly RunAssertion[]): string | undefined {
  const failed = assertions.find((assertion) => !assertion.passed);
  return failed && (failed.message ?? failed.name);
}
