import { INPUT_TEST } from '../../catalogue/model/vocabulary.ts';
import { readJson } from '../shared/response.ts';
import { textOfBody } from './flow/answer.ts';
import { input } from './flow/input.ts';
import { listIn, type Thing } from './flow/list.ts';
import { askAgain, goOn, goTo } from './flow/next.ts';
import { pickOne } from './flow/pick-one.ts';
import { cleanUpIn, rehearsalName } from './flow/rehearsal.ts';
import { give, keep, kept } from './flow/state.ts';
import { runSteps } from './flow/steps.ts';
import { show } from './flow/table.ts';
import { fail, pass } from './flow/tell.ts';
import { isUncertain, tellUncertain } from './flow/uncertain.ts';
import { MOST_AT_A_TIME, readRows, type PushRow } from './push/rows.ts';

const TAKES_ROWS = 'The model takes rows';
const ORDINARY =
  'rows can be pushed only into a model that was made for it, by Post Dataset In Group. This one is refreshed from its source';
const REHEARSAL_TABLE = 'Rehearsal';
const REHEARSAL_ROWS: readonly PushRow[] = [
  { Text: 'one', Number: 1 },
  { Text: 'two', Number: 2 },
];

runSteps({
  workspace: { then: () => pickOne({ noun: 'workspace', by: 'workspace', id: 'groupId' }, begin) },
  model: { then: () => pickOne({ noun: 'semantic model', by: 'model', id: 'datasetId' }, prepare) },
  create: {
    then: created,
    otherwise: () => tellUncertain(`the model ${String(kept('model'))}`, 'Delete Dataset In Group'),
  },
  tables: { then: chooseTable, otherwise: isOrdinary },
  rows: { then: pushed, otherwise: refused },
  query: { then: compare },
  remove: { then: () => pass('the model of the rehearsal is deleted') },
  end: { then: lookAround },
});

function begin(): void {
  if (input('model') !== '') return;
  keep('rehearsal', true);
  keep('model', rehearsalName());
  const columns = [
    { name: 'Text', dataType: 'string' },
    { name: 'Number', dataType: 'Int64' },
  ];
  give(
    'pushModelBody',
    JSON.stringify({ name: kept('model'), defaultMode: 'Push', tables: [{ name: REHEARSAL_TABLE, columns }] }),
  );
  goTo('create');
}

function prepare({ addRowsAPIEnabled }: Thing): void {
  const rows = readRows();
  if (typeof rows === 'string') return fail(INPUT_TEST, rows);
  if (addRowsAPIEnabled === false) return fail(TAKES_ROWS, ORDINARY);
  goTo('tables');
}

function created(): void {
  const { id } = readJson() as { id: string };
  give('datasetId', id);
  keep('modelId', id);
  give('table', REHEARSAL_TABLE);
  cleanUpIn('remove');
  pass(`the model ${String(kept('model'))} was created`);
}

function rowsToPush(): readonly PushRow[] {
  return kept('rehearsal') ? REHEARSAL_ROWS : (readRows() as readonly PushRow[]);
}

function chooseTable(): void {
  const names = listIn().map(({ name }) => String(name));
  const name = names.find((each) => each.toLowerCase() === input('table').toLowerCase());
  if (name === undefined)
    return fail(INPUT_TEST, `the model has no table "${input('table')}". table is one of: ${names.join(', ')}`);
  give('table', name);
  giveChunk();
}

/** The rows of the next request. */
function giveChunk(): void {
  const from = kept<number>('pushed') ?? 0;
  const rows = rowsToPush().slice(from, from + (kept<number>('atATime') ?? MOST_AT_A_TIME));
  keep('chunk', rows.length);
  give('rowsBody', JSON.stringify({ rows }));
}

function pushed(): void {
  const [before, chunk] = [kept<number>('pushed') ?? 0, kept<number>('chunk') ?? 0];
  const all = rowsToPush().length;
  keep('pushed', before + chunk);
  show([{ model: kept('model'), table: input('table'), from: before + 1, to: before + chunk, of: all }]);
  if (before + chunk < all) {
    giveChunk();
    return goOn();
  }
  pass(`${all} rows were pushed into the table ${input('table')}`);
  if (!kept('rehearsal')) goTo('end');
}

function refused(): boolean {
  const code = pm.response.code || 0;
  const chunk = kept<number>('chunk') ?? 0;
  if (code === 413 && chunk > 1) {
    // Long rows: fewer at a time.
    keep('atATime', Math.ceil(chunk / 2));
    giveChunk();
    goOn();
    return true;
  }
  if (isOrdinary()) return true;
  if (!isUncertain()) return false;
  const before = kept<number>('pushed') ?? 0;
  fail(
    'Every row arrives once',
    `${code === 0 ? 'no answer came' : 'the service answered ' + code}, so nobody knows whether rows ${before + 1} to ${before + chunk} arrived. The ${before} before them did. Look into the model before you push the rest`,
  );
  return true;
}

function isOrdinary(): boolean {
  if (!textOfBody().includes('is not Push API dataset')) return false;
  fail(TAKES_ROWS, ORDINARY);
  return true;
}

/** Rows count a moment after they were taken. */
function compare(): void {
  const [result] = (readJson() as { results?: { tables?: { rows?: Thing[] }[] }[] }).results ?? [];
  const count = result?.tables?.[0]?.rows?.length ?? 0;
  if (count < REHEARSAL_ROWS.length) return void askAgain(`the model shows ${count} of ${REHEARSAL_ROWS.length} rows`);
  pass(`the model shows ${count} rows`);
}

function lookAround(): void {
  const isThere = listIn().some(({ id }) => id === kept('modelId'));
  if (!kept('rehearsal')) return;
  if (isThere) fail('The model of the rehearsal is gone', 'it is still in the list');
  else pass('the model of the rehearsal is gone');
}
