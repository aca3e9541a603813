import { INPUT_TEST } from '../../catalogue/model/vocabulary.ts';
import { isGuid } from '../../catalogue/model/guid.ts';
import { readJson } from '../shared/response.ts';
import { textOfBody } from './flow/answer.ts';
import { input, isOn } from './flow/input.ts';
import { listIn, type Thing } from './flow/list.ts';
import { askAgain, goTo } from './flow/next.ts';
import { pickOne } from './flow/pick-one.ts';
import { cleanUpIn, rehearsalName } from './flow/rehearsal.ts';
import { give, keep, kept } from './flow/state.ts';
import { runSteps } from './flow/steps.ts';
import { show } from './flow/table.ts';
import { fail, pass, tell } from './flow/tell.ts';
import { inShell, tellNext } from './flow/tell-next.ts';

/** Ways to deal with a name that is taken, for both kinds of files. A paginated report has but two. */
const CONFLICTS = ['Abort', 'CreateOrOverwrite', 'GenerateUniqueName', 'Ignore', 'Overwrite'];
const PAGINATED_CONFLICTS = ['Abort', 'Overwrite'];
const PUBLISHED = 'File is published';

runSteps({
  workspace: { then: checkInputs },
  place: { then: placed },
  uploaded: { then: accepted, otherwise: refused },
  import: { then: accepted, otherwise: refused },
  rehearse: { then: accepted },
  follow: { then: followed },
  target: { then: () => pickTarget() },
  rebind: { then: () => pass(`the report reads from ${String(kept('rebindTo'))}`) },
  show: { then: () => show(rowsOf(readImport())) },
  delete: { then: () => pass('the report of the rehearsal is deleted') },
});

function checkInputs(): void {
  const problem = problemOfInputs();
  if (problem !== undefined) return fail(INPUT_TEST, problem);
  pickOne({ noun: 'workspace', by: 'workspace', id: 'groupId' }, ({ id, name }) => {
    keep('place', { id, name });
    give('importName', isRehearsal() ? `${rehearsalName()}.rdl` : importName());
    give('importConflict', isRehearsal() ? 'Abort' : conflict());
    sendFile();
  });
}

function problemOfInputs(): string | undefined {
  if (isRehearsal()) return undefined;
  if (!/\.(pbix|rdl)$/i.test(input('file'))) return 'file must be a PBIX or RDL file, with that ending';
  const allowed = isPaginated() ? PAGINATED_CONFLICTS : CONFLICTS;
  const file = isPaginated() ? 'a paginated report' : 'a PBIX file';
  if (!allowed.includes(conflict())) return `nameConflict must be one of ${allowed.join(', ')} for ${file}`;
  if (isPaginated() && input('rebindTo') !== '') return 'rebindTo must be empty: a paginated report cannot be rebound';
  return undefined;
}

/** Without a file nobody has named anything that is to stay. */
function isRehearsal(): boolean {
  return input('file') === '';
}

function sendFile(): void {
  if (isRehearsal()) return goTo('rehearse');
  if (input('uploadSasUrl') !== '') return goTo('uploaded');
  goTo(isOn('uploadFirst') ? 'place' : 'import');
}

/** A script can upload no file: the command line does, before the next request goes out, or a person with another tool. */
function placed(): void {
  if (!isOn('uploadsItself'))
    return fail(
      PUBLISHED,
      'not yet. Upload it to the address in this answer (azcopy copy FILE "ADDRESS"), type the address into uploadSasUrl, and run the recipe again',
    );
  give('uploadSasUrl', String((readJson() as Thing | null)?.['Url'] ?? ''));
}

function isPaginated(): boolean {
  return /\.rdl$/i.test(input('file'));
}

/** The name with the ending of the file: the service tells by it what the file is. */
function importName(): string {
  const [, name = '', ending = ''] = /([^/\\]+?)(\.\w+)$/.exec(input('file')) ?? [];
  const wanted = input('publishAs');
  if (wanted === '') return name + ending;
  return wanted.toLowerCase().endsWith(ending.toLowerCase()) ? wanted : wanted + ending;
}

/** The way that was typed, as the service writes it. Without one: what is there is replaced, so that a second run adds nothing. */
function conflict(): string {
  const typed = input('nameConflict');
  if (typed === '') return isPaginated() ? 'Overwrite' : 'CreateOrOverwrite';
  return CONFLICTS.find((way) => way.toLowerCase() === typed.toLowerCase()) ?? typed;
}

/** A paginated report can be replaced or added, and not the one or the other: with nothing to replace, it is added. */
function refused(): boolean {
  if (input('nameConflict') !== '' || kept('added') === true) return false;
  if (pm.response.code !== 404 || !/DuplicatePackageNotFoundError/.test(textOfBody())) return false;
  keep('added', true);
  tell('nothing of this name is there to be replaced: it is added');
  give('importConflict', 'Abort');
  sendFile();
  return true;
}

function accepted(): void {
  const id = String(readImport()['id'] ?? '');
  pass(`the file is accepted (${id})`);
  give('importId', id);
  goTo('follow');
}

function followed(): void {
  const { importState, error } = readImport();
  rememberReport();
  if (importState === 'Publishing') return void askAgain('the file is being published');
  if (importState !== 'Succeeded') {
    const reason = error === undefined ? 'The service says no more' : JSON.stringify(error);
    return fail(PUBLISHED, `it ended as ${String(importState)}. ${reason}`);
  }
  pass(PUBLISHED);
  if (isRehearsal()) return goTo('show');
  const [model] = itemsOf('datasets');
  if (model)
    tellNext('for the model: connect and refresh it', [
      `own --workspace ${inShell(kept<Thing>('place')!)} --model ${String(model['id'])} --allow-write`,
    ]);
  if (input('rebindTo') === '') return goTo('show');
  const [report] = itemsOf('reports');
  if (report === undefined) return fail(INPUT_TEST, 'rebindTo: the file brought no report that could be rebound');
  keep('report', report['id']);
  keep('readsFrom', report['datasetId']);
}

/** The report of a rehearsal is deleted whatever becomes of the import: it can be there before that has ended. */
function rememberReport(): void {
  const [report] = itemsOf('reports');
  if (!isRehearsal() || report === undefined || kept('made') !== undefined) return;
  keep('made', report['id']);
  give('reportId', String(report['id']));
  cleanUpIn('delete');
}

/** A model of another workspace can only be named by its id. */
function pickTarget(): void {
  const text = input('rebindTo');
  const isHere = listIn().some(({ id, name }) => id === text.toLowerCase() || name === text);
  if (isGuid(text) && !isHere) return rebindTo(text.toLowerCase(), text);
  pickOne({ noun: 'semantic model', by: 'rebindTo', id: 'rebindTo' }, ({ id, name }) =>
    rebindTo(String(id), String(name)),
  );
}

function rebindTo(id: string, name: string): void {
  keep('rebindTo', name);
  if (id === kept('readsFrom')) {
    pass(`the report reads from ${name} already`);
    return goTo('show');
  }
  give('reportId', String(kept('report')));
  give('recipeBody', JSON.stringify({ datasetId: id }));
  goTo('rebind');
}

function readImport(): Thing {
  return (readJson() ?? {}) as Thing;
}

function itemsOf(kind: 'datasets' | 'reports'): Thing[] {
  return listIn(readImport()[kind] ?? []);
}

function rowsOf({ importState }: Thing): Thing[] {
  const rows = (kind: string, items: readonly Thing[]): Thing[] =>
    items.map(({ name, id }) => ({ workspace: kept('workspace'), kind, name, id, done: importState }));
  return [...rows('semantic model', itemsOf('datasets')), ...rows('report', itemsOf('reports'))];
}
