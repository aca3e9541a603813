import { INPUT_TEST } from '../../catalogue/model/vocabulary.ts';
import { isGuid } from '../../catalogue/model/guid.ts';
import { readJson } from '../shared/response.ts';
import { textOfBody } from './flow/answer.ts';
import { input, isOn } from './flow/input.ts';
import type { Thing } from './flow/list.ts';
import { goOn, goTo } from './flow/next.ts';
import { pickOne } from './flow/pick-one.ts';
import { give, keep, kept } from './flow/state.ts';
import { runSteps } from './flow/steps.ts';
import { show } from './flow/table.ts';
import { fail, pass } from './flow/tell.ts';

const IDENTITY = 'The identity fits the model';
/** A token is renewed this long before it ends, in milliseconds. */
const MARGIN = 600_000;

/** What a model wants to know of whoever looks at it. */
interface Model {
  readonly id: string;
  readonly identity: boolean;
}

runSteps({
  workspace: {
    then: () => pickOne({ noun: 'workspace', by: 'workspace', id: 'groupId' }, ({ id }) => keep('workspaceId', id)),
  },
  report: { then: () => pickOne({ noun: 'report', by: 'report', id: 'reportId' }, begin) },
  model: { then: judgeModel },
  tokenV1: { then: issued, otherwise: refused },
  tokenV2: { then: issued, otherwise: refused },
  show: { then: shown },
});

function begin({ id, datasetId, datasetWorkspaceId, reportType }: Thing): void {
  const version = input('embedVersion') || '2';
  const more = namesIn('embedModels');
  if (version !== '1' && version !== '2') return fail(INPUT_TEST, 'embedVersion is 1 or 2');
  if (version === '1' && more.length > 0)
    return fail(INPUT_TEST, 'a token of version 1 opens no further models: use embedVersion 2');
  const wrong = more.find((id) => !isGuid(id));
  if (wrong !== undefined)
    return fail(INPUT_TEST, `embedModels has ids of semantic models, and "${wrong}" is not an id`);
  keep('isPaginated', reportType === 'PaginatedReport');
  keep('reportId', id);
  // A report can show a model of another workspace.
  keep('modelWorkspaceId', datasetWorkspaceId);
  keep('todo', [...(typeof datasetId === 'string' ? [datasetId] : []), ...more]);
  nextModel();
}

function namesIn(name: string): string[] {
  return input(name)
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean);
}

function nextModel(): void {
  const [id] = kept<string[]>('todo') ?? [];
  const isFirst = kept('models') === undefined;
  const place = isFirst ? kept<string>('modelWorkspaceId') : undefined;
  if (id === undefined) return ask();
  give('groupId', place ?? kept<string>('workspaceId') ?? '');
  give('datasetId', id);
  if (isFirst) goTo('model');
  else goOn();
}

interface Dataset {
  readonly id: string;
  readonly name?: string;
  readonly isEffectiveIdentityRequired?: boolean;
  readonly isEffectiveIdentityRolesRequired?: boolean;
}

/** What would only be refused later is told at once, with the input that is missing. */
function judgeModel(): void {
  const {
    id,
    name,
    isEffectiveIdentityRequired: identity = false,
    isEffectiveIdentityRolesRequired: roles = false,
  } = readJson() as Dataset;
  const model = `the model ${name ?? id}`;
  if (identity && input('embedUser') === '')
    return fail(
      IDENTITY,
      `${model} shows everybody other rows: type embedUser, the name that its rules know the reader by`,
    );
  if (roles && namesIn('embedRoles').length === 0)
    return fail(IDENTITY, `${model} has roles: type embedRoles, the roles of the reader`);
  keep('models', [...(kept<Model[]>('models') ?? []), { id, identity }]);
  keep('todo', (kept<string[]>('todo') ?? []).slice(1));
  nextModel();
}

/** Asks for the token. It is not in the table, and the recipe does not keep it. */
function ask(): void {
  give('groupId', kept<string>('workspaceId') ?? '');
  const models = kept<Model[]>('models') ?? [];
  const secured = models.filter(({ identity }) => identity).map(({ id }) => id);
  if (input('embedUser') !== '' && secured.length === 0)
    return fail(
      IDENTITY,
      'no model of this token distinguishes readers, so the reader would see everything, whatever embedUser is. Empty embedUser if that is meant',
    );
  const identities = secured.length > 0 ? { identities: [identityFor(secured)] } : {};
  const version = input('embedVersion') || '2';
  give('embedBody', JSON.stringify({ ...(version === '1' ? bodyV1() : bodyV2(models)), ...identities }));
  goTo(`tokenV${version}`);
}

function identityFor(datasets: readonly string[]): object {
  const roles = namesIn('embedRoles');
  return { username: input('embedUser'), ...(roles.length > 0 ? { roles } : {}), datasets };
}

function bodyV1(): object {
  return isOn('embedEdit') ? { accessLevel: 'Edit', allowSaveAs: true } : { accessLevel: 'View' };
}

function bodyV2(models: readonly Model[]): object {
  const edit = isOn('embedEdit');
  return {
    reports: [{ id: kept('reportId'), allowEdit: edit }],
    // A paginated report reads its models over XMLA.
    datasets: models.map(({ id }) => (kept('isPaginated') ? { id, xmlaPermissions: 'ReadOnly' } : { id })),
    ...(edit ? { targetWorkspaces: [{ id: kept('workspaceId') }] } : {}),
  };
}

function issued(): void {
  const { tokenId, expiration } = readJson() as { tokenId: string; expiration: string };
  keep('tokenId', tokenId);
  keep('expiration', expiration);
  pass(`a token was issued (${tokenId})`);
  goTo('show');
}

/** Where the service does not say more than no. */
function refused(): boolean {
  if (pm.response.code !== 403 || textOfBody().includes('effective identity')) return false;
  fail(
    'The token is issued',
    'the service refuses it, and does not say why. Three things are needed. The app is Member or Admin of the workspace. The workspace is on a capacity. The tenant setting "Embed content in apps" is on for the app',
  );
  return true;
}

function shown(): void {
  const { embedUrl, name, id } = readJson() as { embedUrl: string; name: string; id: string };
  const expiration = kept<string>('expiration') ?? '';
  show([
    {
      report: name,
      reportId: id,
      embedUrl,
      tokenId: kept('tokenId'),
      expiration,
      renewAt: new Date(Date.parse(expiration) - MARGIN).toISOString(),
      reader: input('embedUser'),
      roles: namesIn('embedRoles').join(', '),
    },
  ]);
}
