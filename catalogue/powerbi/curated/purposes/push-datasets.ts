/** Semantic models whose rows are pushed through the API. */
export const pushDatasets = {
  Datasets_PostDatasetInGroup:
    'Creates a push model in a workspace: tables without a data source, which your program then fills with rows.',
  Datasets_GetTablesInGroup:
    'Lists the tables of a push model, by the names that rows are sent to; ordinary semantic models are not supported.',
  Datasets_PutTableInGroup:
    'Changes the columns and measures of a table of a push model; it cannot add a table that is not there yet.',
  Datasets_PostRowsInGroup:
    'Adds rows to a table of a push model, at most 10,000 a request; use it for live figures without a refresh.',
  Datasets_DeleteRowsInGroup:
    'Empties a table of a push model, for example before it is filled again; single rows cannot be deleted.',
} as const;
