import { amount, count, counted } from './flow/count.ts';
import { listIn, listOf, type Thing } from './flow/list.ts';
import { end, goTo, readOn } from './flow/next.ts';
import { turnPage } from './flow/page.ts';
import { runSteps } from './flow/steps.ts';
import { show } from './flow/table.ts';
import { pass, tell } from './flow/tell.ts';
import { modelRow, reportRow, sourceRow, userRow, workspaceRow, type Place } from './inventory-rows.ts';
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

const NOUNS = ['workspace', 'user', 'report', 'model', 'data source', 'refusal'];

const walk: Walk = { workspace: 'users', model: 'datasources', done: finish };

runSteps({
  workspaces: { then: readPage },
  users: { then: () => list('user', userRow), otherwise: () => refused({ kind: 'user' }) },
  reports: { then: () => list('report', reportRow), otherwise: () => refused({ kind: 'report' }) },
  models: { then: readModels, otherwise: () => refused({ kind: 'model' }, () => nextWorkspace(walk)) },
  datasources: { then: readSources, otherwise: () => refused(nameless(modelNow()), askForRefresh) },
  refreshes: { then: readRefresh, otherwise: () => refused(modelRow(modelNow(), place()), () => nextModel(walk)) },
  tenant: { then: readTenant },
});

function readPage(): void {
  const workspaces = listIn();
  show(workspaces.map(workspaceRow));
  walkWorkspaces(walk, workspaces);
}

function list(noun: string, rowOf: (thing: Thing, place: Place) => Thing): void {
  const things = listIn();
  count(noun, things.length);
  show(things.map((thing) => rowOf(thing, place())));
}

function readModels(): void {
  walkModels(walk, listIn().map(briefly));
}

/** What travels on until the row is shown: not the addresses, which are long. */
function briefly(model: Thing): Thing {
  return Object.fromEntries(
    Object.entries(model).filter(([, value]) => typeof value !== 'object' && !/^https:/.test(String(value))),
  );
}

function readSources(): void {
  const { name, id } = modelNow();
  list('data source', (source) => sourceRow(source, { ...place(), model: name, modelId: id }));
  askForRefresh();
}

function askForRefresh(): void {
  if (modelNow()['isRefreshable'] !== false) return goTo('refreshes');
  show([modelRow(modelNow(), place())]);
  nextModel(walk);
}

function readRefresh(): void {
  const [latest] = listIn();
  show([modelRow(modelNow(), place(), latest)]);
  nextModel(walk);
}

function refused(row: Thing, goOn: () => void = () => {}): boolean {
  return passOver((refusal) => ({ ...place(), ...row, refused: refusal, why: pm.variables.get('why') }), goOn);
}

/** The data sources of a model, none of which is known. */
function nameless({ id, name }: Thing): Thing {
  return { kind: 'data source', model: name, modelId: id, detail: `of ${String(name)}` };
}

function readTenant(): void {
  const workspaces = listIn();
  const rows = workspaces.flatMap((workspace) => {
    const where = { workspace: workspace['name'], workspaceId: workspace['id'] };
    const inside = (noun: string, name: string, rowOf: (thing: Thing, place: Place) => Thing): Thing[] => {
      const things = listOf(workspace[name]);
      count(noun, things.length);
      return things.map((thing) => rowOf(thing, where));
    };
    return [
      workspaceRow({ ...workspace, users: undefined, reports: undefined, datasets: undefined }),
      ...inside('user', 'users', userRow),
      ...inside('report', 'reports', reportRow),
      ...inside('model', 'datasets', modelRow),
    ];
  });
  count('workspace', workspaces.length);
  const soFar = amount(counted('workspace'), 'workspace');
  tell(soFar);
  show(rows);
  if (turnPage(workspaces.length)) return readOn('tenant', `${soFar} so far`);
  finish();
}

function finish(): void {
  pass(`there are ${NOUNS.map((noun) => amount(counted(noun), noun)).join(', ')}`);
  end('it is for administrators, and asAdmin is not true.');
}

function place(): Place {
  const { id, name } = workspaceNow();
  return { workspace: name, workspaceId: id };
}
