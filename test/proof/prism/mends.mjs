// Where the official description is wrong and our request right: by operation, with the reason and the mend. Nothing else is mended,
// and an operation that Prism accepts without its mend must not stand here.

const NO_MEDIA_TYPE = 'it takes a JSON body and names no media type that it consumes';
const READ_ONLY_ID = 'it requires an id in the body that the service gives';
const NO_FORM = 'its text asks for the file as form data, its parameters describe only the JSON for OneDrive';
const BINARY = 'it answers with a file of a type that Prism cannot write';
const BOTH = `${NO_MEDIA_TYPE}, and ${READ_ONLY_ID}`;

/** Applied to the copy of an operation of the description; `description` is the whole copy. */
const consumesJson = (operation) => (operation.consumes = ['application/json']);
const answersWritable = (operation) => (operation.produces = ['application/json']);

function takesForm(operation) {
  operation.consumes = ['multipart/form-data'];
  operation.parameters = [
    ...operation.parameters.filter((parameter) => parameter.in !== 'body'),
    { name: 'file', in: 'formData', type: 'file', required: true },
  ];
}

/** The id becomes optional in this operation's own copy of the shape: the same shape is an answer elsewhere. */
function wantsNoId(operation, description) {
  const body = operation.parameters.find((parameter) => parameter.in === 'body');
  body.schema = withoutRequiredId(description, body.schema);
}

function withoutRequiredId(description, schema) {
  if (schema.$ref) return withoutRequiredId(description, description.definitions[schema.$ref.split('/').pop()]);
  const parts = schema.allOf ? { allOf: schema.allOf.map((part) => withoutRequiredId(description, part)) } : {};
  return { ...schema, ...parts, required: (schema.required ?? []).filter((property) => property !== 'id') };
}

function consumesJsonWithoutId(operation, description) {
  consumesJson(operation);
  wantsNoId(operation, description);
}

const mend = (reason, change, ids) => ids.map((id) => [id, { reason, change }]);

/** By operation id: why the description is wrong, and what makes it right. */
export const mends = new Map([
  ...mend(NO_MEDIA_TYPE, consumesJson, [
    'Datasets_ExecuteQueries',
    'Datasets_ExecuteQueriesInGroup',
    'Datasets_PutTableInGroup',
    'Datasets_PostRowsInGroup',
    'Dataflows_UpdateDataflow',
    'Gateways_UpdateDatasource',
    'Groups_UpdateGroup',
    'Scorecards_(Preview)_Post',
    'Scorecards_(Preview)_PatchByID',
    'Scorecards_(Preview)_MoveGoals',
    'Goals_(Preview)_Post',
    'Goals_(Preview)_PatchByID',
    'GoalsStatusRules_(Preview)_Post',
    'GoalValues_(Preview)_Post',
    'GoalValues_(Preview)_PatchByID',
    'GoalNotes_(Preview)_Post',
    'GoalNotes_(Preview)_PatchByID',
  ]),
  ...mend(READ_ONLY_ID, wantsNoId, ['Profiles_CreateProfile', 'Profiles_UpdateProfile']),
  ...mend(BOTH, consumesJsonWithoutId, ['Groups_UpdateGroupAsAdmin']),
  ...mend(NO_FORM, takesForm, ['Imports_PostImport', 'Imports_PostImportInGroup']),
  ...mend(BINARY, answersWritable, [
    'Reports_ExportReport',
    'Reports_ExportReportInGroup',
    'Reports_GetFileOfExportToFile',
    'Reports_GetFileOfExportToFileInGroup',
  ]),
]);

/**
 * A mended copy of the description.
 * @param {any} description
 * @throws Error when an operation of the table is not in the description
 */
export function mendedDescription(description) {
  const copy = structuredClone(description);
  const byId = new Map(operationsOf(copy).map(({ operation }) => [operation.operationId, operation]));
  for (const [id, { change }] of mends) {
    const operation = byId.get(id);
    if (!operation) throw new Error(`The description has no ${id}: take it out of the mends.`);
    change(operation, copy);
  }
  return copy;
}

/**
 * The operations of a description, with their method and path.
 * @param {{ paths: Record<string, any> }} description
 * @returns {{ method: string, path: string, operation: any }[]}
 */
export function operationsOf(description) {
  const METHODS = ['get', 'post', 'put', 'patch', 'delete'];
  return Object.entries(description.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method]).map((method) => ({ method, path, operation: item[method] })),
  );
}
