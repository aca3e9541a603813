import { INPUT_TEST } from '../../catalogue/model/vocabulary.ts';
import { readJson } from '../shared/response.ts';
import { input } from './flow/input.ts';
import type { Thing } from './flow/list.ts';
import { pickOne } from './flow/pick-one.ts';
import { give, keep, kept } from './flow/state.ts';
import { runSteps } from './flow/steps.ts';
import { show } from './flow/table.ts';
import { fail, pass } from './flow/tell.ts';
import { withPlainColumns } from './query/plain-columns.ts';

const COMPLETE = 'The result is complete';

runSteps({
  workspace: { then: () => pickOne({ noun: 'workspace', by: 'workspace', id: 'groupId' }, () => {}) },
  model: { then: () => pickOne({ noun: 'semantic model', by: 'model', id: 'datasetId' }, prepare) },
  query: { then: shown, otherwise: closedToApps },
});

function prepare({ isEffectiveIdentityRequired }: Thing): void {
  const query = input('dax');
  if (query === '') return fail(INPUT_TEST, 'type dax: a query that begins with EVALUATE or DEFINE');
  const user = input('impersonatedUserName');
  keep('secured', isEffectiveIdentityRequired === true);
  give(
    'queryBody',
    JSON.stringify({
      queries: [{ query }],
      serializerSettings: { includeNulls: true },
      ...(user === '' ? {} : { impersonatedUserName: user }),
    }),
  );
}

interface QueryError {
  readonly code?: string;
  readonly message?: string;
}

interface Answer {
  readonly results?: readonly {
    readonly tables?: readonly { readonly rows?: readonly Thing[]; readonly error?: QueryError }[];
    readonly error?: QueryError;
  }[];
}

/** What came is shown, even if it is not everything: a result that was cut has its error inside a success. */
function shown(): void {
  const [result] = (readJson() as Answer).results ?? [];
  const [table] = result?.tables ?? [];
  const { columns, rows } = withPlainColumns(table?.rows ?? []);
  show(rows, columns);
  const error = result?.error ?? table?.error;
  if (!error) return pass(rows.length === 1 ? '1 row' : `${rows.length} rows`);
  fail(
    COMPLETE,
    `${rows.length} rows came, and the service says: ${[error.code, error.message].filter(Boolean).join(': ')}`,
  );
}

/** The service says nothing of the reason. */
function closedToApps(): boolean {
  if (pm.response.code !== 401 || !kept('secured')) return false;
  fail(
    'An app may query the model',
    `${String(kept('model'))} has row-level security or single sign-on. Only people can query such a model, whatever role the app has. impersonatedUserName does not help`,
  );
  return true;
}
