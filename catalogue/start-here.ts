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
  /** What it checks, for the folder's documentation. */
  readonly about: string;
}

export const START_FOLDER = 'Start here';

/** From nothing to access, one step after the other: each needs the one before. They only repeat calls that stand elsewhere. */
export const startSteps: readonly StartStep[] = [
  {
    id: 'token',
    name: 'Check settings and token',
    operation: 'Groups_GetGroups',
    query: { $top: '1' },
    judgesToken: true,
    about: 'The settings are filled in, Entra gives a token, its claims are those of an app for Power BI, and the tenant lets service principals call the API.',
  },
  { id: 'workspaces', name: 'Check workspaces', operation: 'Groups_GetGroups', notEmpty: true, about: 'The service principal has a role in a workspace.' },
  { id: 'content', name: 'Check one workspace', operation: 'Datasets_GetDatasetsInGroup', about: 'It may read what is in the first of them.' },
  { id: 'query', name: 'Check a query', operation: 'Datasets_ExecuteQueries', about: 'It may query a semantic model. A query costs capacity, so this is not sent unless `allowHeavyReads` is true.' },
  { id: 'admin', name: 'Check admin APIs', operation: 'Groups_GetGroupsAsAdmin', query: { $top: '1' }, about: 'It may call the read-only admin APIs. Only needed for the folder Admin.' },
];
