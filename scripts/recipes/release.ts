import { INPUT_TEST } from '../../catalogue/model/vocabulary.ts';
import { readJson } from '../shared/response.ts';
import { input } from './flow/input.ts';
import { listIn, type Thing } from './flow/list.ts';
import { askAgain, goTo } from './flow/next.ts';
import { pickOne } from './flow/pick-one.ts';
import { give, keep, kept } from './flow/state.ts';
import { runSteps } from './flow/steps.ts';
import { show } from './flow/table.ts';
import { fail, pass } from './flow/tell.ts';
import { inShell, tellNext } from './flow/tell-next.ts';

const STAGES = ['Development', 'Test', 'Production'];
/** The service deploys no more items at a time. */
const MOST_ITEMS = 300;
/** So many models are named in what comes next. */
const MOST_NAMED = 3;
const ENDED = 'Deployment succeeds';

/** What a stage can have, by its name in the answer. */
const KINDS: Readonly<Record<string, string>> = {
  datasets: 'semantic model',
  reports: 'report',
  dashboards: 'dashboard',
  dataflows: 'dataflow',
  datamarts: 'datamart',
};

/** How the service calls it where its steps are: a dataset. */
const MODEL = 'semantic model';
const NAMED: Readonly<Record<string, string>> = { dataset: MODEL, semanticmodel: MODEL };

runSteps({
  pipeline: { then: checkInputs },
  stages: { then: checkStages },
  items: { then: showItems },
  deploy: { then: started },
  follow: { then: followed },
  show: { then: showTarget },
});

function checkInputs(): void {
  const from = stageTyped();
  if (from === undefined) return fail(INPUT_TEST, 'type fromStage: Development or Test');
  keep('from', from);
  keep('to', from + 1);
  give('fromOrder', String(from));
  give('toOrder', String(from + 1));
  pickOne({ noun: 'pipeline', by: 'pipeline', id: 'pipelineId', nameIn: 'displayName' }, () => {});
}

/** The order of the stage that was typed by its name or its order; Production has no next one. */
function stageTyped(): number | undefined {
  const text = input('fromStage').toLowerCase();
  const order = STAGES.findIndex((name, place) => name.toLowerCase() === text || String(place) === text);
  return order === 0 || order === 1 ? order : undefined;
}

function checkStages(): void {
  const stages = listIn();
  for (const order of [kept<number>('from'), kept<number>('to')]) {
    const { workspaceId, workspaceName } = stages.find((stage) => stage['order'] === order) ?? {};
    const name = STAGES[order ?? 0]!;
    if (!workspaceId)
      return fail(INPUT_TEST, `the stage ${name} of this pipeline has no workspace. Assign one to it first`);
    keep('target', { id: workspaceId, name: workspaceName ?? workspaceId });
  }
}

function showItems(): void {
  const items = itemsIn(kept<number>('from') ?? 0);
  show(items);
  if (items.length === 0) {
    pass('nothing to deploy: the stage has no items');
    return goTo('show');
  }
  if (items.length > MOST_ITEMS)
    return fail(
      INPUT_TEST,
      `the stage has ${items.length} items, and the service deploys at most ${MOST_ITEMS} at a time. Use *Selective Deploy*`,
    );
  pass(`${items.length} items to deploy`);
  const note = input('note');
  give(
    'recipeBody',
    JSON.stringify({
      sourceStageOrder: kept('from'),
      options: { allowCreateArtifact: true, allowOverwriteArtifact: true },
      ...(note === '' ? {} : { note }),
    }),
  );
}

function started(): void {
  const { id } = (readJson() ?? {}) as Thing;
  pass(`the deployment has started (${String(id)})`);
  give('pipelineOperationId', String(id));
}

function followed(): void {
  const operation = (readJson() ?? {}) as Thing;
  const { status } = operation;
  if (status === 'NotStarted' || status === 'Executing') return void askAgain('the deployment is at work');
  const rows = stepsOf(operation);
  show(rows);
  if (status !== 'Succeeded') {
    const errors = rows.filter(({ error }) => error).map(({ name, error }) => String(name) + ': ' + String(error));
    return fail(ENDED, [`it ended as ${String(status)}`, ...errors].join('; '));
  }
  pass(ENDED);
  pass('the models of the target are not refreshed: a deployment does not do that');
  keep('deployed', true);
}

function showTarget(): void {
  const items = itemsIn(kept<number>('to') ?? 0);
  show(items);
  const models = items.filter(({ kind }) => kind === MODEL);
  if (kept('deployed') !== true || models.length === 0) return;
  const workspace = kept<Thing>('target') ?? {};
  const commands = models.slice(0, MOST_NAMED).flatMap((model) => {
    const flags = `--workspace ${inShell(workspace)} --model ${inShell(model)} --allow-write`;
    return [`own ${flags}`, `refresh ${flags}`];
  });
  const some = models.length > MOST_NAMED ? `, such as the first ${MOST_NAMED} of ${models.length}` : '';
  tellNext(`for each model of the target${some}: connect it once (own), and refresh it after each release`, commands);
}

/** The items of a stage in the answer, a row each. */
function itemsIn(order: number): Thing[] {
  const body = (readJson() ?? {}) as Readonly<Record<string, unknown>>;
  return Object.entries(KINDS).flatMap(([member, kind]) =>
    listIn(body[member] ?? []).map((item) => ({
      stage: STAGES[order],
      kind,
      name: item['artifactDisplayName'] ?? item['artifactName'],
      id: item['artifactId'],
      difference: order === kept('from') && item['targetArtifactId'] === undefined ? 'New' : '',
    })),
  );
}

/** What became of each item. The example of the description writes `Steps`, its model `steps`. */
function stepsOf({ executionPlan }: Thing): Thing[] {
  const plan = (executionPlan ?? {}) as Thing;
  return listIn(plan['steps'] ?? plan['Steps'] ?? []).map((step) => {
    const { source, sourceDisplayName, target, type } = (step['sourceAndTarget'] ?? {}) as Thing;
    return {
      stage: STAGES[kept<number>('to') ?? 0],
      kind: kindOf(type ?? step['type']),
      name: sourceDisplayName ?? source,
      id: target,
      difference: step['preDeploymentDiffState'],
      status: step['status'],
      error: errorOf(step),
    };
  });
}

/** Such as `Dataset`, or `DatasetDeployment` for the step that deploys it. */
function kindOf(type: unknown): string {
  const kind = String(type ?? '')
    .replace(/Deployment$/, '')
    .toLowerCase();
  return NAMED[kind] ?? kind;
}

function errorOf({ error }: Thing): string {
  if (error === null || typeof error !== 'object') return '';
  const { errorCode, errorDetails } = error as Thing;
  return [errorCode, errorDetails].filter(Boolean).map(String).join(': ');
}
