import { INPUT_TEST } from '../../catalogue/model/vocabulary.ts';
import { isGuid } from '../../catalogue/model/guid.ts';
import { readJson, saidByService } from '../shared/response.ts';
import { input } from './flow/input.ts';
import { listIn, type Thing } from './flow/list.ts';
import { goOn, goTo } from './flow/next.ts';
import { pickOne } from './flow/pick-one.ts';
import { cleanUpIn, rehearsalName } from './flow/rehearsal.ts';
import { give, keep, kept } from './flow/state.ts';
import { runSteps } from './flow/steps.ts';
import { show } from './flow/table.ts';
import { fail, pass } from './flow/tell.ts';

/** A report that is to be cloned, and the name of its copy. */
interface Wanted {
  readonly id: string;
  readonly name: string;
  readonly copy: string;
}

/** Answers that concern one report: the next one may fare better. */
const OF_ONE_REPORT = [400, 404, 409];
const PAGINATED = 'PaginatedReport';
/** So many names are listed in a message. */
const SHOWN = 8;

runSteps({
  workspace: {
    then: () => pickOne({ noun: 'workspace', by: 'workspace', id: 'groupId' }, ({ id }) => atSource(String(id))),
  },
  target: {
    then: () =>
      pickOne({ noun: 'workspace', by: 'targetWorkspace', id: 'targetWorkspaceId' }, ({ id }) => atTarget(String(id))),
  },
  model: {
    then: () => pickOne({ noun: 'semantic model', by: 'rebindTo', id: 'rebindTo' }, ({ id }) => keep('model', id)),
  },
  existing: { then: seeExisting },
  source: { then: chooseReports },
  clone: { then: cloned, otherwise: refused },
  delete: { then: () => pass('the copy of the rehearsal is deleted') },
});

function isRehearsal(): boolean {
  return input('targetWorkspace') === '';
}

function atSource(id: string): void {
  if (input('cloneReports') === '')
    return fail(INPUT_TEST, 'type cloneReports: names separated by commas, or * for all');
  keep('source', id);
  if (isRehearsal()) atTarget(id);
}

/** From here on the requests look into the target. */
function atTarget(id: string): void {
  if (!isRehearsal() && id === kept('source'))
    return fail(INPUT_TEST, 'targetWorkspace is the workspace of the reports itself');
  keep('target', id);
  give('groupId', id);
  goTo(input('rebindTo') === '' ? 'existing' : 'model');
}

function seeExisting(): void {
  keep(
    'existing',
    listIn().map(({ name }) => plain(name)),
  );
  give('groupId', String(kept('source')));
}

function chooseReports(): void {
  const reports = listIn();
  const chosen = input('cloneReports') === '*' ? reports : namedOf(reports);
  if (chosen === undefined) return;
  const existing = kept<string[]>('existing') ?? [];
  const rows: Thing[] = [];
  const queue: Wanted[] = [];
  for (const report of chosen.slice(0, isRehearsal() ? 1 : chosen.length)) {
    const name = String(report['name']);
    const why = isRehearsal() ? undefined : reasonAgainst(report, existing);
    if (why !== undefined) rows.push(rowOf(name, 'left as it is', why));
    else queue.push({ id: String(report['id']), name, copy: isRehearsal() ? rehearsalName() : name });
    existing.push(plain(name));
  }
  show(rows);
  keep('queue', queue);
  if (queue.length > 0) return prepare();
  pass(
    `nothing to clone: ${rows.length === 0 ? 'the workspace has no reports' : 'all of it is there already or cannot be cloned'}`,
  );
  goTo('delete');
}

/** Why a report is not cloned; undefined where it is. */
function reasonAgainst({ name, reportType }: Thing, existing: readonly string[]): string | undefined {
  if (existing.includes(plain(name))) return 'the target has a report of this name';
  if (reportType === PAGINATED && input('rebindTo') !== '') return 'a paginated report cannot be bound to a model';
  return undefined;
}

/** The reports with the names or ids that were typed; undefined after a failure: nothing is guessed. */
function namedOf(reports: readonly Thing[]): Thing[] | undefined {
  const chosen: Thing[] = [];
  for (const text of input('cloneReports')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)) {
    const matches = reports.filter(({ id, name }) => (isGuid(text) ? plain(id) : plain(name)) === plain(text));
    const [match, another] = matches;
    if (match === undefined || another !== undefined) {
      fail(INPUT_TEST, match === undefined ? unknown(text, reports) : ambiguous(text, matches));
      return undefined;
    }
    if (!chosen.includes(match)) chosen.push(match);
  }
  return chosen;
}

function unknown(text: string, reports: readonly Thing[]): string {
  const names = reports.slice(0, SHOWN).map(({ name }) => String(name));
  const more = reports.length > SHOWN ? ', and more' : '';
  return `no report has the name or id "${text}" here. There are: ${names.join(', ') || 'none'}${more}.`;
}

function ambiguous(text: string, matches: readonly Thing[]): string {
  return `several reports have the name "${text}": type the id of the one that you mean. There are: ${matches.map(({ id }) => String(id)).join(', ')}.`;
}

/** Gives the request its next report. */
function prepare(): void {
  const [next] = kept<Wanted[]>('queue') ?? [];
  if (next === undefined) return;
  const model = kept<string>('model');
  give('reportId', next.id);
  give(
    'recipeBody',
    JSON.stringify({
      name: next.copy,
      targetWorkspaceId: kept('target'),
      ...(model === undefined ? {} : { targetModelId: model }),
    }),
  );
}

function cloned(): void {
  const { id, datasetId } = (readJson() ?? {}) as Thing;
  const [{ name, copy } = { name: '', copy: '' }] = kept<Wanted[]>('queue') ?? [];
  pass(isRehearsal() ? `${name} is cloned as ${copy}` : `${name} is cloned`);
  show([{ ...rowOf(name, isRehearsal() ? 'rehearsed' : 'cloned', ''), id, model: datasetId }]);
  if (isRehearsal()) {
    give('reportId', String(id));
    cleanUpIn('delete');
  }
  goOnWithQueue();
}

/** One report that is refused does not keep back the others: its line is red, and the queue goes on. */
function refused(): boolean {
  const [{ name } = { name: '' }] = kept<Wanted[]>('queue') ?? [];
  show([rowOf(name, 'refused', `${pm.response.code} ${saidByService()}`.trim())]);
  if (OF_ONE_REPORT.includes(pm.response.code)) goOnWithQueue();
  return false;
}

function goOnWithQueue(): void {
  keep('queue', (kept<Wanted[]>('queue') ?? []).slice(1));
  if ((kept<Wanted[]>('queue') ?? []).length === 0) return goTo('delete');
  prepare();
  goOn();
}

function rowOf(report: string, done: string, why: string): Thing {
  return { report, done, why, targetWorkspace: isRehearsal() ? kept('workspace') : kept('targetWorkspace') };
}

function plain(value: unknown): string {
  return String(value ?? '')
    .trim()
    .toLowerCase();
}
