import { NOTED } from '../../catalogue/model/vocabulary.ts';
import { amount, count, counted } from './flow/count.ts';
import { input, numberOf } from './flow/input.ts';
import { listIn, type Thing } from './flow/list.ts';
import { end } from './flow/next.ts';
import { isMine } from './flow/part.ts';
import { pickOne } from './flow/pick-one.ts';
import { serviceException } from './flow/service-exception.ts';
import { state } from './flow/state.ts';
import { runSteps } from './flow/steps.ts';
import { show } from './flow/table.ts';
import { pass } from './flow/tell.ts';
import {
  modelNow,
  nextModel,
  nextWorkspace,
  passOver,
  walkModels,
  walkWorkspaces,
  workspaceNow,
  type Walk,
} from './walk.ts';

const DAY = 86_400_000;

/** So many refreshes of a model are asked for. */
const MOST = 200;

/** What is no failure; the service says `Unknown` of a refresh that is running. */
const WELL = ['Completed', 'Unknown'];

const walk: Walk = { workspace: 'models', model: 'history', done: finish };

runSteps({
  workspaces: { then: readPage },
  models: { then: readModels, otherwise: () => refused(() => nextWorkspace(walk)) },
  history: { then: readHistory, otherwise: () => refused(() => nextModel(walk)) },
});

function readPage(): void {
  if (input('workspace') !== '')
    return pickOne({ noun: 'workspace', by: 'workspace', id: 'groupId' }, (workspace) =>
      walkWorkspaces(walk, [workspace], 0),
    );
  walkWorkspaces(walk, listIn());
}

/** The pages of workspaces belong to parts; where one is named, its models do. */
function readModels(): void {
  const isNamed = input('workspace') !== '';
  const models = listIn().filter(({ isRefreshable }, place) => isRefreshable !== false && (!isNamed || isMine(place)));
  walkModels(
    walk,
    models.map(({ id, name }) => ({ id, name })),
  );
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
  nextModel(walk);
}

function isRecent({ startTime, endTime }: Thing): boolean {
  return Date.parse(String(endTime ?? startTime)) >= state().startedAt - numberOf('days', 1) * DAY;
}

function rowOf(refresh: Thing): Thing {
  const { code, words } = serviceException(refresh['serviceExceptionJson']);
  return { ...place(), ...refresh, error: code, reason: words };
}

/** The refreshes of one model, or the models of one workspace, are refused. */
function refused(goOn: () => void): boolean {
  return passOver(
    (refusal) => ({ ...place(), status: 'refused', error: refusal, reason: pm.variables.get('why') }),
    goOn,
  );
}

function finish(): void {
  const [failed, refreshes] = [counted('failure'), counted('refresh')];
  const where = `${amount(counted('model'), 'model')} in ${amount(counted('workspace'), 'workspace')}`;
  const refusals = counted('refusal') === 0 ? '' : `, ${amount(counted('refusal'), 'refusal')}`;
  pass(`${failed} of ${refreshes} ${refreshes === 1 ? 'refresh' : 'refreshes'} failed: ${where}${refusals}`);
  end('there is no further model.');
}

function place(): Thing {
  const [workspace, model] = [workspaceNow(), modelNow()];
  return { workspace: workspace['name'], workspaceId: workspace['id'], model: model['name'], modelId: model['id'] };
}
