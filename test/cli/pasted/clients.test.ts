import type { Cause } from '../../../diagnosis/cause.ts';
import { makeProject, type Project } from '../fixtures/terminal.ts';

const WORKSPACE = '3d9b93c6-7b6d-4801-a491-1738910904fd';
const NEVER = /(?!)/;

let project: Project;
beforeEach(() => (project = makeProject(undefined)));
afterEach(() => project.remove());

const firstOf = async (input: string): Promise<Cause | undefined> => {
  const { out, err } = await project.start(['explain', '--json'], { input });
  expect(err).toBe('');
  return (JSON.parse(out) as { causes: Cause[] }).causes[0];
};

// Texts of clients without an address, or without a code: what the first cause must be, and must not speak of.
// prettier-ignore
test.each<[name: string, text: string, code: string, notOf?: RegExp]>([
  ['the Fabric CLI, 403', 'x ls: [Forbidden] Access is forbidden. You do not have permission to access this resource', 'FABRIC_REFUSED_SILENTLY', /expired/i],
  ['the Fabric CLI, 404', 'x get: [NotFound] The requested resource could not be found', 'FABRIC_NOT_FOUND', /dataset|semantic model/i],
  ['Terraform, words over two lines', '│ Could not create resource: Authorization Context Requested but not\n│ available\n│\n│ Error Code: Unauthorized', 'FABRIC_ADMIN_REFUSED'],
  ['Terraform, words alone', '│ Could not read resource: The caller does not have sufficient permissions to access the requested resource', 'FABRIC_INSUFFICIENT_PRIVILEGES', /tenant setting "/],
  ['Terraform, a paused capacity', '│ Fabric Capacity is NOT in Active state. Inactive Capacity may cause\n│ unrecoverable damage.', 'FABRIC_CAPACITY_NOT_ACTIVE'],
  ['Terraform, a name of two words', '│ Could not create resource: Failed to authenticate\n│\n│ Error Code: IncorrectCredentials', 'FABRIC_INCORRECT_CREDENTIALS'],
  ['rayfin', 'Error making Fabric API request: Fabric API error: 400 Bad Request\n   Details: The operation is not supported for the principal type', 'FABRIC_PRINCIPAL_NOT_SUPPORTED', /Entra/],
  ['fabric-cicd, two failures of a log', `Unhandled error occurred calling POST on 'https://api.fabric.microsoft.com/v1/workspaces/${WORKSPACE}/items'. Message: The feature is not available\nUnhandled error occurred calling POST on 'https://api.fabric.microsoft.com/v1/workspaces/${WORKSPACE}/items'. Message: User does not have access to the connection used in the Pipeline.`, 'FABRIC_CONNECTION_NOT_SHARED'],
  ['fabric-cicd, throttled', `API is throttled. Maximum retry attempts (5) exceeded. POST https://api.fabric.microsoft.com/v1/workspaces/${WORKSPACE}/items`, 'FABRIC_THROTTLED'],
  ['a notebook that failed, and its 200', "Operation on target T failed: Notebook execution failed at Notebook service with http status code - '200', please check the Run logs on Notebook, additional details - 'Error name - Exception, Error value - x'", 'FABRIC_NOTEBOOK_FAILED'],
  ['a job that failed, without its address', '{"jobType":"Pipeline","status":"Failed","failureReason":{"errorCode":"JobInstanceStatusFailed","message":"x"}}', 'FABRIC_OPERATION_FAILED'],
  ['a task of a pipeline, 400 without a word', "New-PowerBIReport : Operation returned an invalid status code 'BadRequest'", 'UNKNOWN', /Entra|login/],
  ['Tabular Editor', 'Could not connect to server. Failed to resolve PBI workspace.', 'XMLA_WORKSPACE_NOT_FOUND'],
])('%s', async (_name, text, code, notOf = NEVER) => {
  const first = await firstOf(text);
  expect(first?.code).toBe(code);
  expect([first?.title, first?.why, ...(first?.fix ?? [])].join('\n')).not.toMatch(notOf);
});

test('near miss: a 403 alone is not taken for one of Fabric', async () => {
  expect((await firstOf('403'))?.code).toBe('TOKEN_EXPIRED');
});
