import { amount, count, counted } from './flow/count.ts';
import { listIn, listOf, type Thing } from './flow/list.ts';
import { end, goTo } from './flow/next.ts';
import { turnPage } from './flow/page.ts';
import { refusalOfThing } from './flow/refusal.ts';
import { give, keep, kept } from './flow/state.ts';
import { runSteps } from './flow/steps.ts';
import { show } from './flow/table.ts';
import { pass, tell } from './flow/tell.ts';
import { modelRow, reportRow, sourceRow, userRow, workspaceRow, type Place } from './inventory-rows.ts';

const NOUNS = ['workspace', 'user', 'report', 'model', 'data source', 'refusal'];

runSteps({
  workspaces: { then: readPage },
  users: { then: () => list('user', userRow), otherwise: () => refused({ kind: 'user' }) },
  reports: { then: () => list('report', reportRow), otherwise: () => refused({ kind: 'report' }) },
  models: { then: readModels, otherwise: () => refused({ kind: 'model' }, nextWorkspace) },
  datasources: { then: readSources, otherwise: () => refused(nameless(model()), askForRefresh) },
  refreshes: { then: readRefresh, otherwise: () => refused(modelRow(model(), place()), nextModel) },
  tenant: { then: readTenant },
});

/** A page of workspaces: what is in them is read before the next one. */
function readPage(): void {
  const workspaces = listIn();
  show(workspaces.map(workspaceRow));
  count('workspace', workspaces.length);
  keep('found', workspaces.length);
  keep(
    'workspaces',
    workspaces.map(({ id, name }) => ({ id, name })),
  );
  nextWorkspace();
}

function nextWorkspace(): void {
  const [workspace, ...others] = kept<Thing[]>('workspaces') ?? [];
  if (workspace === undefined) return void (turnPage(kept<number>('found') ?? 0) ? goTo('workspaces') : finish());
  keep('workspaces', others);
  keep('workspace', workspace);
  give('groupId', String(workspace['id']));
  tell(`workspace ${counted('workspace') - others.length}: ${String(workspace['name'])}`);
  goTo('users');
}

function list(noun: string, rowOf: (thing: Thing, place: Place) => Thing): void {
  const things = listIn();
  count(noun, things.length);
  show(things.map((thing) => rowOf(thing, place())));
}

function readModels(): void {
  const models = listIn();
  count('model', models.length);
  keep('models', models.map(briefly));
  nextModel();
}

/** What travels on until the row is shown: not the addresses, which are long. */
function briefly(model: Thing): Thing {
  return Object.fromEntries(
    Object.entries(model).filter(([, value]) => typeof value !== 'object' && !/^https:/.test(String(value))),
  );
}

function nextModel(): void {
  const [model, ...others] = kept<Thing[]>('models') ?? [];
  if (model === undefined) return nextWorkspace();
  keep('models', others);
  keep('model', model);
  give('datasetId', String(model['id']));
  goTo('datasources');
}

function readSources(): void {
  const { name, id } = model();
  list('data source', (source) => sourceRow(source, { ...place(), model: name, modelId: id }));
  askForRefresh();
}

function askForRefresh(): void {
  if (model()['isRefreshable'] !== false) return goTo('refreshes');
  show([modelRow(model(), place())]);
  nextModel();
}

function readRefresh(): void {
  const [latest] = listIn();
  show([modelRow(model(), place(), latest)]);
  nextModel();
}

/** One thing is refused: that is a row, and the rest is read. */
function refused(row: Thing, goOn: () => void = () => {}): boolean {
  const refusal = refusalOfThing();
  if (refusal === undefined) return false;
  count('refusal', 1);
  show([{ ...place(), ...row, refused: refusal, why: pm.variables.get('why') }]);
  goOn();
  return true;
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
  tell(`${counted('workspace')} workspaces`);
  show(rows);
  if (turnPage(workspaces.length)) return goTo('tenant');
  finish();
}

/** What was found in a list is for nothing but this list. */
function finish(): void {
  for (const variable of ['groupId', 'datasetId']) give(variable, '');
  pass(`there are ${NOUNS.map((noun) => amount(counted(noun), noun)).join(', ')}`);
  end('it is for administrators, and asAdmin is not true.');
}

function place(): Place {
  const { id, name } = kept<Thing>('workspace') ?? {};
  return { workspace: name, workspaceId: id };
}

function model(): Thing {
  return kept<Thing>('model') ?? {};
}
