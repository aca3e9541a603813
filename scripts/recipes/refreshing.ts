import { INPUT_TEST } from '../../catalogue/model/vocabulary.ts';
import { textOfBody } from './flow/answer.ts';
import { problemOfChoice } from './flow/choice.ts';
import { input, isOn } from './flow/input.ts';
import { listIn, type Thing } from './flow/list.ts';
import { askAgain, goTo } from './flow/next.ts';
import { cleanUpIn } from './flow/rehearsal.ts';
import { serviceException } from './flow/service-exception.ts';
import { give, keep, kept } from './flow/state.ts';
import type { StepScript } from './flow/steps.ts';
import { show } from './flow/table.ts';
import { fail, pass, tell } from './flow/tell.ts';
import { headerOf, readJson } from '../shared/response.ts';

/** How the service says that a refresh has not ended: in the history there is no other word for it. */
const RUNNING = 'Unknown';
const ENDED = 'Refresh completes';

/** What refreshing a model does with the answers to its steps, for every recipe that has them. */
export const refreshSteps = {
  running: { then: waitForOther },
  start: { then: started, otherwise: refused },
  follow: { then: followed },
  cancel: { then: () => tell('the refresh was cancelled') },
  history: { then: ended },
} as const satisfies Readonly<Record<string, StepScript>>;

/** Keeps whether a refresh can be an enhanced one. */
export function prepareRefresh({ isOnDedicatedCapacity }: Thing): void {
  const enhanced = isOnDedicatedCapacity === true;
  keep('enhanced', enhanced);
  const body = enhanced ? { type: input('refreshType') || 'Full' } : { notifyOption: 'NoNotification' };
  give('refreshBody', JSON.stringify(body));
}

/** Shows the refreshes that the answer lists. */
export function showRefreshes(history: readonly Thing[] = listIn()): void {
  show(history.map((entry) => ({ model: kept('model'), ...entry, error: errorOf(entry) })));
}

/** What is wrong with the inputs for a refresh. */
export function problemOfRefresh(): string | undefined {
  return problemOfChoice('ifRunning', ['wait', 'refuse', 'follow']);
}

function waitForOther(): void {
  const way = input('ifRunning') || 'wait';
  const problem = problemOfRefresh();
  if (problem !== undefined) return fail(INPUT_TEST, problem);
  const [latest] = listIn();
  if (latest?.['status'] !== RUNNING || latest['endTime']) return;
  if (way === 'refuse') return fail('No other refresh is running', `one runs since ${String(latest['startTime'])}`);
  if (way !== 'follow') return void askAgain('another refresh is running');
  follow(String(latest['requestId']), latest['refreshType'] === 'ViaEnhancedApi');
}

function started(): void {
  const id = headerOf('x-ms-request-id') || headerOf('Location').split('/').pop() || '';
  pass(`the refresh has started (${id})`);
  follow(id, kept('enhanced') === true);
}

/** Somebody else's refresh began since the look at the history. */
function refused(): boolean {
  const isRunning = pm.response.code === 409 || (pm.response.code === 400 && /already executing/i.test(textOfBody()));
  if (!isRunning || input('ifRunning') === 'refuse') return false;
  goTo('running');
  return true;
}

function follow(id: string, enhanced: boolean): void {
  keep('refresh', id);
  give('refreshId', id);
  goTo(enhanced && isOn('wait') ? 'follow' : 'history');
}

function followed(): void {
  if (pm.response.code !== 202) return goTo('history');
  const { extendedStatus } = readJson() as { extendedStatus?: string };
  askAgain(`the refresh is at work (${String(extendedStatus)})`, cancelLate);
}

function cancelLate(): void {
  if (!isOn('cancelLate')) return;
  cleanUpIn('cancel');
  goTo('cancel');
}

function ended(): void {
  const history = listIn();
  const mine = history.find(({ requestId }) => requestId === kept('refresh'));
  if (!isOn('wait')) return showRefreshes(mine ? [mine] : history);
  if (!mine || (mine['status'] === RUNNING && !mine['endTime'])) return void askAgain('the refresh is at work');
  showRefreshes([mine]);
  if (mine['status'] === 'Completed') return pass(ENDED);
  fail(ENDED, [`it ended as ${String(mine['status'])}`, errorOf(mine)].filter(Boolean).join(': '));
}

/** What the service says of a failure, in one line. */
function errorOf({ serviceExceptionJson }: Thing): string {
  const { code, words } = serviceException(serviceExceptionJson);
  return [code, words].filter(Boolean).join(': ');
}
