import { accessSync, constants } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Recipe } from '../../catalogue/model/recipe.ts';
import { defined } from '../../catalogue/model/defined.ts';
import { lockFolder, planRun, RecordFile, runCollection, type RunOptions, type RunRecord } from '../../runner/index.ts';
import { prepareReports, reportFiles, type ExchangeOf } from '../../reporting/index.ts';
import { CliError } from '../errors/cli-error.ts';
import type { Terminal } from '../output/terminal.ts';
import { bodySaver } from './saved-body.ts';
import { outcomeOf, type RecipeOutcome } from './outcome.ts';
import { Patience } from './patience.ts';
import { RecipeProgress } from './progress.ts';
import { takesRows } from './saved-rows.ts';
import { ShownRows } from './shown-rows.ts';
import { loadStorage } from './storage.ts';
import { Upload } from './upload.ts';

/** What a recipe's run needs besides what every run does. */
export interface RecipeRunOptions {
  readonly recipe: Recipe;
  /** Folder of its record and reports. */
  readonly reports: string;
  /** File for its rows, or for the file that it fetches. */
  readonly save: string | undefined;
  /** Absolute path of a file that is uploaded on the way. */
  readonly upload: string | undefined;
  /** Milliseconds for all of it. */
  readonly timeout: number;
  /** Keeps all rows: they are printed as JSON. */
  readonly keepRows: boolean;
  /** Somebody wants it to end. */
  readonly signal: AbortSignal;
}

/** What became of a recipe. */
export interface RecipeResult {
  readonly record: RunRecord;
  readonly outcome: RecipeOutcome;
  /** The first rows, or all that were to be kept. */
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly columns: readonly string[];
  /** How many rows there were. */
  readonly count: number;
  /** What was saved where; absent when nothing was. */
  readonly saved?: string;
  /** What the recipe says that comes after it, line by line. */
  readonly next: readonly string[];
}

/** Its own scripts say that no time is left; this ends a recipe that does not come to say so. */
const GRACE = 30_000;

/**
 * Runs the folder of a recipe through the runner.
 * @throws CliError E_OUT_UNWRITABLE, E_UPLOAD_FAILED, E_UPLOAD_LIBRARY_MISSING
 * @param use is called with the result while what was exchanged can still be read
 */
export async function runRecipe(
  options: RunOptions,
  about: RecipeRunOptions,
  terminal: Terminal,
  use: (result: RecipeResult, exchangeOf: ExchangeOf) => Promise<number>,
): Promise<number> {
  const { recipe, reports, save, timeout, keepRows, signal } = about;
  if (save !== undefined) checkWritable(save);
  const plan = planRun({ ...options, select: { folders: [recipe.title], operations: [] } });
  const upload = about.upload === undefined ? undefined : await uploadOf(about.upload, options, terminal);
  const body = save === undefined || takesRows(save) ? undefined : bodySaver(save, recipe);
  await prepareReports(reports);
  const lock = await lockFolder(reports);
  const file = recordIn(reports);
  const progress = new RecipeProgress(terminal);
  const shown = new ShownRows(recipe.columns, save !== undefined && takesRows(save) ? save : undefined, keepRows);
  const timer = AbortSignal.timeout(timeout + GRACE);
  const patience = new Patience(signal, recipe);
  const ends = AbortSignal.any([patience.signal, timer]);
  try {
    const record = await runCollection(
      {
        ...options,
        file,
        signal: upload ? AbortSignal.any([ends, upload.failed]) : ends,
        onProgress: (state) => {
          progress.show(state);
          patience.ended();
        },
        onConsole: (_level, text) => progress.say(text),
        onTable: (rows, columns) => {
          shown.add(rows, columns);
          progress.add(rows.length);
        },
        onEmitter: (emitter) => {
          patience.watch(emitter);
          body?.watch(emitter);
          upload?.watch(emitter, { recipe, signal: ends, say: (text) => progress.say(text) });
        },
      },
      plan,
    );
    progress.end();
    upload?.failed.throwIfAborted();
    const outcome = outcomeOf(record, timer.aborted && !signal.aborted);
    const saved = shown.saved() ?? body?.saved();
    const { columns, count, rows } = shown;
    const { next } = progress;
    return await use({ record, outcome, rows, columns, count, next, ...defined({ saved }) }, (entry) =>
      file.exchangeOf(entry),
    );
  } finally {
    patience.close();
    shown.close();
    terminal.live.remove();
    file.close();
    lock.release();
  }
}

async function uploadOf(file: string, { transport = {} }: RunOptions, { env, secrets }: Terminal): Promise<Upload> {
  return new Upload({
    file,
    library: await loadStorage(file),
    ca: [transport.ca, env['NODE_EXTRA_CA_CERTS']],
    trustedHosts: transport.trustedHosts ?? [],
    learnSecret: (address) => secrets.add(address),
  });
}

/** Before anything is sent: what is fetched should find its place. */
function checkWritable(path: string): void {
  try {
    accessSync(dirname(path), constants.W_OK);
  } catch (cause) {
    throw new CliError('E_OUT_UNWRITABLE', path, { cause });
  }
}

function recordIn(reports: string): RecordFile {
  return new RecordFile(
    join(reports, 'record.ndjson'),
    reportFiles.map((name) => join(reports, name)),
  );
}
