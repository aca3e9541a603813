import { NONE_TO_USE } from '../../catalogue/vocabulary.ts';
import { bodyOf, codeOf, type SentAnswer } from '../shared/answer.ts';
import { rememberFound } from '../shared/memory.ts';
import { pick } from '../shared/pick.ts';
import type { ResourcePlan } from '../shared/plan.ts';
import { valueOf } from '../shared/value.ts';
import { profileHeaders } from './profile.ts';

/**
 * Asks the list of a resource once for its first entry; `done` gets the id, or the reason why there is none.
 * `async` for Bruno alone, which turns the call below into one that is awaited; nothing in it waits or throws.
 */
// eslint-disable-next-line no-restricted-syntax
export async function lookUp(variable: string, resource: ResourcePlan, ids: Readonly<Record<string, string>>, token: string, done: (failure: string | null, id: string) => void): Promise<void> {
  const path = resource.list!.replace(/\{\{(\w+)\}\}/g, (_, name: string) => encodeURIComponent(ids[name] ?? ''));
  const url = valueOf('apiUrl') + path;
  const request = { url, method: 'GET', header: Object.assign({ Authorization: `Bearer ${token}` }, profileHeaders(url)) };
  pm.sendRequest(request as never, (error: unknown, answer: unknown) => {
    try {
      take(error, answer as SentAnswer);
    } catch (thrown) {
      // An exception in a callback would be swallowed, and the request sent with an id missing.
      done(`the script failed: ${String(thrown)}`, '');
    }
  });

  function take(error: unknown, answer: SentAnswer): void {
    const code = codeOf(answer);
    const id = pick(bodyOf(answer), resource.pick!);
    if (code === 200 && (typeof id === 'string' || typeof id === 'number')) {
      const parents = Object.fromEntries(resource.parents.map((parent) => [parent, ids[parent] ?? '']));
      rememberFound(variable, { id: String(id), parents });
      return done(null, String(id));
    }
    const said = error || !code ? 'did not answer' : code === 200 ? 'lists none' : `answered ${code}`;
    done(`no ${resource.noun}${NONE_TO_USE}${resource.listedBy} ${said}. Type ${variable} in the environment, or run ${resource.listedBy} to see why.`, '');
  }
}
