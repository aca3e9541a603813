import { NOTED } from '../../catalogue/model/vocabulary.ts';
import { amount, count, counted } from './flow/count.ts';
import { input, numberOf } from './flow/input.ts';
import { listIn, type Thing } from './flow/list.ts';
import { end, goTo } from './flow/next.ts';
import { turnPage } from './flow/page.ts';
import { isMine } from './flow/part.ts';
import { pickOne } from './flow/pick-one.ts';
import { refusalOfThing } from './flow/refusal.ts';
import { serviceException } from './flow/service-exception.ts';
import { give, keep, kept, state } from './flow/state.ts';
import { runSteps } from './flow/steps.ts';
import { show } from './flow/table.ts';
import { pass, tell } from './flow/tell.ts';

const DAY = 86_400_000;

/** So many refreshes of a model are asked for. */
const MOST = 200;

/** What is no failure; the service says `Unknown` of a refresh that is running. */
const WELL = ['Completed', 'Unknown'];

runSteps({
  workspaces: { then: readPage },
  models: { then: readModels, otherwise: () => refused(nextWorkspace) },
  history: { then: readHistory, otherwise: () => refused(nextModel) },
});

function readPage(): void {
  if (input('workspace') !== '')
    return pickOne({ noun: 'workspace', by: 'workspace', id: 'groupId' }, (workspace) => lookInto([workspace], 0));
  const workspaces = listIn();
  lookInto(workspaces, workspaces.length);
}

/** @param found how many things the page had: a full one is not the last */
function lookInto(workspaces: readonly Thing[], found: number): void {
  count('workspace', workspaces.length);
  keep('found', found);
  keep(
    'queue',
    workspaces.map(({ id, name }) => ({ id, name })),
  );
  nextWorkspace();
}

function nextWorkspace(): void {
  const [workspace, ...others] = kept<Thing[]>('queue') ?? [];
  keep('model', undefined);
  if (workspace === undefined) return void (turnPage(kept<number>('found') ?? 0) ? goTo('workspaces') : finish());
  keep('queue', others);
  keep('place', workspace);
  give('groupId', String(workspace['id']));
  tell(`workspace ${counted('workspace') - others.length}: ${String(workspace['name'])}`);
  goTo('models');
}

/** The pages of workspaces belong to parts; where one is named, its models do. */
function readModels(): void {
  const isNamed = input('workspace') !== '';
  const models = listIn().filter(({ isRefreshable }, place) => isRefreshable !== false && (!isNamed || isMine(place)));
  count('model', models.length);
  keep(
    'models',
    models.map(({ id, name }) => ({ id, name })),
  );
  nextModel();
}

function nextModel(): void {
  const [model, ...others] = kept<Thing[]>('models') ?? [];
  if (model === undefined) return nextWorkspace();
  keep('models', others);
  keep('model', model);
  give('datasetId', String(model['id']));
  goTo('history');
}

function readHistory(): void {
  const history = listIn();
  const recent = history.filter(isRecent);
  const failed = recent.filter(({ status }) => !WELL.includes(String(status)));
  count('refresh', recent.length);
  count('failure', failed.length);
  show(failed.map(rowOf));
  if (recent.length === MOST)
    pass(`${NOTED}: ${String(place()['model'])} had more than ${MOST} refreshes; only the last ${MOST} were read`);
  nextModel();
}

function isRecent({ startTime, endTime }: Thing): boolean {
  return Date.parse(String(endTime ?? startTime)) >= state().startedAt - numberOf('days', 1) * DAY;
}

function rowOf(refresh: Thing): Thing {
  const { code, words } = serviceException(refresh['serviceExceptionJson']);
  return { ...place(), ...refresh, error: code, reason: words };
}

/** The refreshes of one model, or the models of one workspace, are refused: that is a row, and the rest is read. */
function refused(goOn: () => void): boolean {
  const refusal = refusalOfThing();
  if (refusal === undefined) return false;
  count('refusal', 1);
  show([{ ...place(), status: 'refused', error: refusal, reason: pm.variables.get('why') }]);
  goOn();
  return true;
}

/** What was found in a list is for nothing but this list. */
function finish(): void {
  for (const variable of ['groupId', 'datasetId']) give(variable, '');
  const [failed, refreshes] = [counted('failure'), counted('refresh')];
  const where = `${amount(counted('model'), 'model')} in ${amount(counted('workspace'), 'workspace')}`;
  const refusals = counted('refusal') === 0 ? '' : `, ${amount(counted('refusal'), 'refusal')}`;
  pass(`${failed} of ${refreshes} ${refreshes === 1 ? 'refresh' : 'refreshes'} failed: ${where}${refusals}`);
  end('there is no further model.');
}

function place(): Thing {
  const { id, name } = kept<Thing>('place') ?? {};
  const model = kept<Thing>('model');
  return { workspace: name, workspaceId: id, model: model?.['name'], modelId: model?.['id'] };
}
