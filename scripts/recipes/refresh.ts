import { textOfBody } from './flow/answer.ts';
import { input, isOn } from './flow/input.ts';
import { listIn, type Thing } from './flow/list.ts';
import { askAgain, goTo } from './flow/next.ts';
import { pickOne } from './flow/pick-one.ts';
import { cleanUpIn } from './flow/rehearsal.ts';
import { serviceException } from './flow/service-exception.ts';
import { give, keep, kept } from './flow/state.ts';
import { runSteps } from './flow/steps.ts';
import { show } from './flow/table.ts';
import { fail, pass, tell } from './flow/tell.ts';
import { headerOf, readJson } from '../shared/response.ts';

/** How the service says that a refresh has not ended: in the history there is no other word for it. */
const RUNNING = 'Unknown';
const ENDED = 'Refresh completes';

runSteps({
  workspace: {
    then: () =>
      pickOne({ noun: 'workspace', by: 'workspace', id: 'groupId' }, ({ isOnDedicatedCapacity }) =>
        keep('enhanced', isOnDedicatedCapacity === true),
      ),
  },
  model: {
    then: () => pickOne({ noun: 'semantic model', by: 'model', id: 'datasetId' }, prepare),
  },
  running: { then: waitForOther },
  start: { then: started, otherwise: refused },
  follow: { then: followed },
  cancel: { then: () => tell('the refresh was cancelled') },
  history: { then: ended },
});

function prepare(): void {
  const body = kept('enhanced') ? { type: input('refreshType') || 'Full' } : { notifyOption: 'NoNotification' };
  give('refreshBody', JSON.stringify(body));
}

function waitForOther(): void {
  const [latest] = listIn();
  if (latest?.['status'] !== RUNNING || latest['endTime']) return;
  const way = input('ifRunning') || 'wait';
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
  if (!isOn('wait')) return show(rowsOf(mine ? [mine] : history));
  if (!mine || (mine['status'] === RUNNING && !mine['endTime'])) return void askAgain('the refresh is at work');
  show(rowsOf([mine]));
  if (mine['status'] === 'Completed') return pass(ENDED);
  fail(ENDED, `it ended as ${String(mine['status'])}${errorOf(mine) && `: ${errorOf(mine)}`}`);
}

function rowsOf(history: readonly Thing[]): Thing[] {
  return history.map((entry) => ({ model: kept('model'), ...entry, error: errorOf(entry) }));
}

/** What the service says of a failure, in one line. */
function errorOf({ serviceExceptionJson }: Thing): string {
  const { code, words } = serviceException(serviceExceptionJson);
  return [code, words].filter(Boolean).join(': ');
}
