import { findFederation } from '../../../cli/sign-in/federation.ts';

const github = { ACTIONS_ID_TOKEN_REQUEST_URL: 'https://github.example/', ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'one-token' };
const pipelines = {
  SYSTEM_OIDCREQUESTURI: 'https://dev.azure.example/',
  SYSTEM_ACCESSTOKEN: 'another-token',
  AZURE_SERVICE_CONNECTION_ID: 'connection',
};
const kubernetes = { AZURE_FEDERATED_TOKEN_FILE: '/var/run/token' };

describe('who vouches for the run', () => {
  // prettier-ignore
  test.each<[string, Record<string, string>, string, string]>([
    ['GitHub', github, '', 'github'],
    ['Azure Pipelines', pipelines, '', 'azure-pipelines'],
    ['a task of Azure Pipelines', { ...pipelines, AZURE_SERVICE_CONNECTION_ID: '', AZURESUBSCRIPTION_SERVICE_CONNECTION_ID: 'c' }, '', 'azure-pipelines'],
    ['Kubernetes', kubernetes, '', 'kubernetes'],
    ['a ready assertion', {}, 'e.y.j', 'ready'],
    ['what is handed out anew goes before a ready one', kubernetes, 'e.y.j', 'kubernetes'],
    ['half of GitHub is none', { ACTIONS_ID_TOKEN_REQUEST_URL: 'https://github.example/' }, 'e.y.j', 'ready'],
    ['Azure Pipelines without a connection is none', { ...pipelines, AZURE_SERVICE_CONNECTION_ID: ' ' }, 'e.y.j', 'ready'],
  ])('%s', (_name, env, assertion, kind) => {
    const secrets = new Set<string>();
    expect(findFederation(assertion, { env, secrets }).kind).toBe(kind);
    expect([...secrets]).toEqual(kind === 'github' ? ['one-token'] : kind === 'azure-pipelines' ? ['another-token'] : []);
  });

  test.each<[string, Record<string, string>, RegExp]>([
    ['nowhere', {}, /POWERBI_CLIENT_ASSERTION is empty/],
    ['GitHub without the permission', { GITHUB_ACTIONS: 'true' }, /id-token: write/],
    ['Azure Pipelines without its token', { ...pipelines, SYSTEM_ACCESSTOKEN: '' }, /SYSTEM_ACCESSTOKEN is not set/],
    ['GitLab without its token', { GITLAB_CI: 'true' }, /no `id_tokens` of that name/],
  ])('%s: what is missing', (_name, env, says) => {
    expect(() => findFederation('', { env, secrets: new Set() })).toThrow(
      expect.objectContaining({
        code: 'E_SIGN_IN_NO_FEDERATION',
        subject: expect.stringMatching(says) as string,
      }) as Error,
    );
  });
});
