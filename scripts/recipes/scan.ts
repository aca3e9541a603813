import { NOTED, SINCE } from '../../catalogue/model/vocabulary.ts';
import { packed, numberIn, unpacked, without } from './flow/compact-ids.ts';
import { amount, count, counted } from './flow/count.ts';
import { isOn } from './flow/input.ts';
import { listIn } from './flow/list.ts';
import { askAgain, end, goTo, readOn } from './flow/next.ts';
import { isMine } from './flow/part.ts';
import { give, keep, kept, state } from './flow/state.ts';
import { runSteps } from './flow/steps.ts';
import { show } from './flow/table.ts';
import { fail, pass, tell } from './flow/tell.ts';
import { readScan, type Scan } from './scan-result.ts';
import { readJson } from '../shared/response.ts';

/** A scan has at most so many workspaces. */
const BATCH = 100;

/** What leaves details out of a scan, without a word of the service. */
const DETAILS = 'the tenant setting "Enhance admin APIs responses with detailed metadata"';
const EXPRESSIONS = 'the tenant setting "Enhance admin APIs responses with DAX and mashup expressions"';

runSteps({
  all: { then: readIds },
  changed: { then: readIds },
  start: { then: started },
  status: { then: looked, otherwise: failedScan },
  result: { then: read },
});

/** Only the batches of this part are kept. */
function readIds(): void {
  const ids = listIn().map(({ id }) => String(id));
  const mine = ids.filter((_, place) => isMine(Math.floor(place / BATCH)));
  keep('ids', packed(mine));
  count('workspace', mine.length);
  tell(amount(ids.length, 'workspace') + (mine.length < ids.length ? `, ${mine.length} of them in this part` : ''));
  startBatch();
}

/** @param soFar how far it is, in words; absent for the first batch, and for one that is started again */
function startBatch(soFar?: string): void {
  const ids = kept<string>('ids') ?? '';
  if (ids === '') return finish();
  give('scanBody', JSON.stringify({ workspaces: unpacked(ids, BATCH) }));
  if (soFar === undefined) return goTo('start');
  readOn('start', soFar);
}

function started(): void {
  const { id } = (readJson() ?? {}) as { id?: string };
  keep('scan', id);
  give('scanId', String(id));
}

function looked(): void {
  const { status, error } = (readJson() ?? {}) as { status?: string; error?: unknown };
  if (status === 'Succeeded') return keep('again', undefined);
  if (status !== 'Failed') return void askAgain(`the scan is at work (${String(status)})`);
  if (kept('again') === true)
    return fail('Scan succeeds', `it failed twice, with ${left()} left: ${JSON.stringify(error ?? {})}`);
  tell('the scan failed: it is started again, once');
  keep('again', true);
  startBatch();
}

/** A scan that failed is told by a success with an error in it. */
function failedScan(): boolean {
  const { status } = (readJson() ?? {}) as { status?: string };
  if (status !== 'Failed') return false;
  looked();
  return true;
}

function read(): void {
  const { rows, models, withTables, withExpressions } = readScan((readJson() ?? {}) as Scan);
  show(rows);
  count('scanned', rows.length);
  count('model', models);
  count('with tables', withTables);
  count('with expressions', withExpressions);
  keep('ids', without(kept<string>('ids') ?? '', BATCH));
  keep('scan', undefined);
  const soFar = `${counted('scanned')} of ${amount(counted('workspace'), 'workspace')}`;
  tell(soFar);
  startBatch(soFar);
}

function left(): string {
  return amount(numberIn(kept<string>('ids') ?? ''), 'workspace');
}

function finish(): void {
  give('scanId', '');
  give('scanBody', '');
  const models = counted('model');
  // Expressions stand in tables: where these are missing, so are those.
  const hasSchema = counted('with tables') > 0;
  if (models > 0 && isOn('datasetSchema') && !hasSchema) note('tables', DETAILS);
  if (hasSchema && isOn('datasetExpressions') && counted('with expressions') === 0) note('expressions', EXPRESSIONS);
  pass(`${amount(counted('scanned'), 'workspace')} scanned, with ${amount(models, 'model')}`);
  pass(`${SINCE}${new Date(state().startedAt).toISOString().slice(0, 19)}Z`);
  end('there is nothing to scan.');
}

/** The service does not say that a setting leaves something out: it may also be that no model has it. */
function note(what: string, setting: string): void {
  pass(`${NOTED}: not one of ${amount(counted('model'), 'model')} came with ${what}. Is ${setting} off?`);
}
