import { collection, folder, request } from '../runner/fixtures/collection.ts';
import { makeProject, type Project, type Result } from './fixtures/terminal.ts';

const GUID = '11111111-2222-4333-8444-555555555555';
const ids = { AZURE_TENANT_ID: GUID, AZURE_CLIENT_ID: GUID };
let project: Project;
beforeEach(() => {
  project = makeProject(
    collection([folder('Workspaces', [request({ name: 'Get Groups', path: '/v1.0/myorg/groups' })])]),
  );
});
afterEach(() => project.remove());
const start = (env: Record<string, string>): Promise<Result> =>
  project.start(['run', '--auth', 'federated'], { env, columns: 4000 });

test.each([
  [{ GITHUB_ACTIONS: 'true' }, /Set the repository variables AZURE_TENANT_ID and AZURE_CLIENT_ID/],
  [{ TF_BUILD: 'True' }, /in the variable group of the pipeline/],
  [{ GITLAB_CI: 'true' }, /Set the variables AZURE_TENANT_ID and AZURE_CLIENT_ID of the project/],
])('%j: what is missing is to be set where that system keeps it', async (env: Record<string, string>, words) => {
  const { code, err } = await start(env);
  expect(code).toBe(2);
  expect(err).toMatch(/^E_CREDENTIALS_MISSING: /);
  expect(err).toMatch(words);
  expect(err).not.toContain('.env in this folder');
});

test('elsewhere the words are the usual ones, and nothing is annotated', async () => {
  const { err } = await start({});
  expect(err).toContain('.env in this folder');
  expect(err).not.toMatch(/^(?:::|##)/m);
});

test.each([
  [{ GITHUB_ACTIONS: 'true' }, /^::error title=powerbi-postman::E_TENANT_MALFORMED: "50%25 off" .* Next: /m],
  [{ TF_BUILD: 'True' }, /^##vso\[task\.logissue type=error;\]E_TENANT_MALFORMED: "50%AZP25 off" .* Next: /m],
])('%j: an error is shown beside the build, in one line of its own after the text', async (env, line) => {
  const { err } = await start({ ...ids, AZURE_TENANT_ID: '50% off', ...env });
  expect(err).toMatch(/^E_TENANT_MALFORMED/);
  expect(err).toMatch(line);
  expect(err.split('\n').filter((each) => /^(?:::|##)/.test(each))).toHaveLength(1);
});

test('a variable that Azure Pipelines does not have is named, before anything is sent', async () => {
  const { code, err } = await project.start(['run'], {
    env: { ...ids, AZURE_CLIENT_SECRET: '$(AZURE_CLIENT_SECRET)' },
  });
  expect(code).toBe(2);
  expect(err.replaceAll(/\s+/g, ' ')).toMatch(
    /^E_VALUE_PLACEHOLDER: the client secret \(Azure Pipelines has no variable of the name that the step maps\) is still a placeholder/,
  );
});
