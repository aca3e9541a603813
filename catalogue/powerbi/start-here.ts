import type { Purpose } from './access/purpose.ts';

/** One step of the folder "Start here": an operation of the API under a name of its own. */
export interface StartStep {
  /** Stable, for programs. */
  readonly id: string;
  /** Name of the request. */
  readonly name: string;
  readonly operation: string;
  /** Query parameters to send instead of the operation's own. */
  readonly query?: Readonly<Record<string, string>>;
  /** The answer's list must have something in it. */
  readonly notEmpty?: true;
  /** The token's claims are judged before the answer. */
  readonly judgesToken?: true;
  /** Ids of the steps without which it cannot be answered. */
  readonly needs: readonly string[];
  /** What it is needed for; where that is not meant, it need not be OK. */
  readonly purposes: readonly Purpose[];
  /** A refusal is no failure, unless somebody does this: the test line says "not needed unless" and this. */
  readonly neededOnlyIf?: string;
  /** What it checks, for the folder's documentation. */
  readonly about: string;
}

export const START_FOLDER = 'Start here';

const EVERY: readonly Purpose[] = ['read', 'query', 'refresh', 'embed', 'admin-read', 'admin-write', 'deploy'];
const IN_WORKSPACE: readonly Purpose[] = ['read', 'query', 'refresh', 'embed'];

/** From nothing to access; each names the steps that it needs. They only repeat calls that stand elsewhere. */
export const startSteps: readonly StartStep[] = [
  {
    id: 'token',
    name: 'Check settings and token',
    operation: 'Groups_GetGroups',
    query: { $top: '1' },
    judgesToken: true,
    needs: [],
    purposes: EVERY,
    about:
      'The settings are filled in, Entra gives a token, its claims are those of an app for Power BI, and the tenant lets service principals call the API.',
  },
  {
    id: 'workspaces',
    name: 'Check workspaces',
    operation: 'Groups_GetGroups',
    notEmpty: true,
    needs: ['token'],
    purposes: [...IN_WORKSPACE, 'deploy'],
    about: 'The service principal has a role in a workspace.',
  },
  {
    id: 'content',
    name: 'Check one workspace',
    operation: 'Datasets_GetDatasetsInGroup',
    needs: ['workspaces'],
    purposes: IN_WORKSPACE,
    about: 'It may read what is in the first of them.',
  },
  {
    id: 'query',
    name: 'Check a query',
    operation: 'Datasets_ExecuteQueries',
    needs: ['content'],
    purposes: ['query'],
    about:
      'It may query a semantic model. A query costs capacity, so this is not sent unless `allowHeavyReads` is true.',
  },
  {
    id: 'admin',
    name: 'Check admin APIs',
    operation: 'Groups_GetGroupsAsAdmin',
    query: { $top: '1' },
    needs: ['token'],
    purposes: ['admin-read'],
    neededOnlyIf: 'you call admin APIs',
    about:
      'Optional: it may call the read-only admin APIs. Only the folder Admin needs it, so a refusal is no failure here; the test result names the cause.',
  },
];

/** Names of all the steps that must be OK before one can be sent, in order. */
export function stepsBefore({ needs }: StartStep): string[] {
  const direct = startSteps.filter(({ id }) => needs.includes(id));
  return [...new Set(direct.flatMap((step) => [...stepsBefore(step), step.name]))];
}
