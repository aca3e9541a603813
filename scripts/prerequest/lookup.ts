import { NONE_TO_USE } from '../../catalogue/model/vocabulary.ts';
import {
  answerOf,
  bodyOf,
  codeOf,
  headersOf,
  isEmptyList,
  reasonOf,
  textOf,
  type SentAnswer,
} from '../shared/answer.ts';
import type { CarriedCause } from '../../diagnosis/carried/carried.ts';
import { causeOfLookUp } from '../../diagnosis/carried/of-look-ups.ts';
import { causeOf, tellCause } from '../shared/explain.ts';
import { refusedLookUp, rememberFound, rememberRefused } from '../shared/memory.ts';
import { pick } from '../../catalogue/model/pick.ts';
import type { ResourcePlan } from '../../catalogue/model/plan.ts';
import { profileHeaders } from './profile.ts';
import type { Resolution, Unsent } from './resolution.ts';
import { typeIn } from './type-in.ts';

type Done = (id: string, unsent: Unsent | null) => void;

/**
 * Asks the list of a resource once for its first entry; `done` gets the id, or the reason why there is none: a list that shows none
 * leaves the request out, one that is refused or does not answer makes it fail.
 * `async` for Bruno alone, which turns the call below into one that is awaited; nothing in it waits or throws.
 */
// eslint-disable-next-line no-restricted-syntax
export async function lookUp(
  variable: string,
  resource: ResourcePlan,
  { plan, ids, token, apiUrl }: Resolution,
  done: Done,
): Promise<void> {
  const url =
    apiUrl + resource.list!.replace(/\{\{(\w+)\}\}/g, (_, name: string) => encodeURIComponent(ids[name] ?? ''));
  const before = refusedLookUp(url);
  if (before) return done('', failed(before, resource, 'It is not asked again in this run.'));
  const request = {
    url,
    method: 'GET',
    header: Object.assign({ Authorization: `Bearer ${token}` }, profileHeaders(plan, url, apiUrl)),
  };
  pm.sendRequest(request as never, (error: unknown, answer: unknown) => {
    try {
      take(error, answerOf(error, answer as SentAnswer));
    } catch (thrown) {
      // An exception in a callback would be swallowed, and the request sent with an id missing.
      done('', { reason: `the script failed: ${String(thrown)}`, failed: true });
    }
  });

  function take(error: unknown, answer: SentAnswer | null): void {
    const code = codeOf(answer);
    const body = bodyOf(answer);
    const id = pick(body, resource.pick!);
    if (code === 200 && (typeof id === 'string' || typeof id === 'number')) {
      const parents = Object.fromEntries(resource.parents.map((parent) => [parent, ids[parent] ?? '']));
      rememberFound(variable, { id: String(id), parents });
      return done(String(id), null);
    }
    const isEmpty = code === 200 && isEmptyList(body);
    if (isEmpty)
      return done('', {
        reason: `no ${resource.noun}${NONE_TO_USE}${resource.listedBy} lists none. ${typeIn(variable)}, or run ${resource.listedBy} to see why.`,
        failed: false,
      });
    done('', refused(error, code, answer));
  }

  /** Explained in full once; the requests after this one that need the same list say it in short. */
  function refused(error: unknown, code: number, answer: SentAnswer | null): Unsent {
    const said = code
      ? `answered ${code}${code === 200 ? ' without a list' : ''}`
      : `did not answer (${reasonOf(error)})`;
    const cause = causeOf(causeOfLookUp, {
      operation: null,
      method: 'GET',
      url,
      status: code,
      headers: headersOf(answer),
      body: textOf(answer),
      token,
    });
    const mark = cause ? ` [${cause.code}]` : '';
    if (code >= 400 && code < 500 && code !== 408 && code !== 429)
      rememberRefused(url, `${resource.listedBy} ${said}${mark}`);
    return failed(`${resource.listedBy} ${said}`, resource, tellRefusal(cause, resource));
  }
}

/** This script knows few causes and no steps; the test script of the list's own request knows more. */
function tellRefusal(cause: CarriedCause | null, { listedBy }: ResourcePlan): string {
  if (cause === null) return '';
  const fix =
    cause.fix.length > 0 && cause.code !== 'UNKNOWN'
      ? cause.fix
      : [`Send ${listedBy} itself: its test result says more.`];
  return tellCause({ ...cause, fix });
}

function failed(what: string, { noun }: ResourcePlan, cause = ''): Unsent {
  return { reason: `${what}, so there is no ${noun} to use.${cause && ` ${cause}`}`, failed: true };
}
