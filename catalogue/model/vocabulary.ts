/**
 * Names that the scripts write and others read: of the tests by which the collection tells whoever runs it what became of a
 * request (a person sees them in Postman), and of the variables in which it keeps what it found.
 */

/** Fails, with the reason as its message, when there is no token; nothing is sent after that. */
export const TOKEN_TEST = 'Access token';

/** Fails, with the reason as its message, on a request that is not sent because something is wrong, such as a list of ids that was refused. */
export const UNSENT_TEST = 'Is sent';

/** The message of that test where a list of ids did not answer as it should: which list, and the status. */
const LIST_ANSWERED = /^(.+?) answered (\d{3})\b.*?, so there is no /;

/** How the list of ids was answered for want of which a request was not sent; undefined when a message is about something else. */
export function listAnswer(message: string): { readonly list: string; readonly status: number } | undefined {
  const [, list, status] = LIST_ANSWERED.exec(message) ?? [];
  return list === undefined ? undefined : { list, status: Number(status) };
}

/** Begins the name of a skipped test, followed by the reason, on a request that is left out by choice; of a passed one where a tool cannot skip. */
export const NOT_SENT = 'Not sent: ';

/** Stands in the reason of a request that is left out because no id for it could be found: the list shows none. */
export const NONE_TO_USE = ' to use: ';

/** Stands in the name of a passed test when the service refused an app as its documentation says. */
export const REFUSED_AS_DOCUMENTED = 'refused as documented';

/** Stands in the name of a passed test that tells of a surprise, such as an app answered where the documentation says no. */
export const NOTED = 'noted';

/** Stands in the name of a passed test when an optional step of "Start here" was refused; who needs it follows, then the cause. */
export const NOT_NEEDED = 'not needed unless';

/** Begins the name of the test by which a request judges the status; the statuses follow, with `or`. */
export const ANSWERS = 'answers ';

/** Every status from 200 to 299, as descriptions write it. */
export const ANY_SUCCESS = '2XX';

/** The name of such a test. */
export const JUDGES_STATUS = new RegExp(`^${ANSWERS}(?:\\d{3}|${ANY_SUCCESS})\\b`);

/** Stands between what is wrong and the steps that put it right, in a message and in the reason of an entry. */
export const TO_DO = ' To do: ';

/** Variable of the environment in which the scripts keep the ids that lists showed, by variable, as JSON. */
export const FOUND_IDS = 'foundIds';

/** Variable of the environment in which the scripts keep the ids of what the collection made, by variable, as JSON. */
export const CREATED_IDS = 'createdIds';

/** Both: what earlier runs left behind. */
export const memoryVariables: readonly string[] = [FOUND_IDS, CREATED_IDS];

/** Fails, with the reason as its message, where a recipe is not told what it needs, or something that is not there. */
export const INPUT_TEST = 'Inputs';

/** Fails, with the reason as its message, where a job takes longer than a recipe may wait. */
export const TIME_TEST = 'Ends in time';

/** Begins the name of a passed test; the moment from which on a later scan reads changes follows. */
export const SINCE = 'for the changes after this scan: since is ';

/** Begins a text in the console that says what to do after a recipe; a line for each command follows, set in. */
export const NEXT = 'Next, ';

/** Variable that a recipe sets where it deals with an answer itself, such as one that says "later": the request's own assertions do not judge it. */
export const UNJUDGED = 'unjudged';

/** Variable in which a recipe keeps what it knows while it runs, as JSON: in `values` what it gives to its requests. */
export const RECIPE_STATE = 'recipe';

/** Variable in which a recipe says why its next step is left out: there is nothing for it to do. */
export const LEFT_OUT = 'leftOut';

/** What the name of everything begins with that a recipe makes for a while: only what is called so is ever cleaned up. */
export const MARK = 'powerbi-postman ';

/** Variable in which the scripts keep the token of a run. */
export const TOKEN_CACHE = 'tokenCache';
