import { azureFederations, githubFederation } from '../../../cli/pipelines/federation.ts';
import { readRemote } from '../../../cli/pipelines/remote.ts';

const github = { host: 'github.com', owner: 'Northwind', name: 'reports' };
const azure = { host: 'dev.azure.com', owner: 'northwind', project: 'Sales BI', name: 'reports' };

test.each([
  ['https://github.com/Northwind/reports.git', github],
  ['https://github.com/Northwind/reports', github],
  ['https://github.com/Northwind/reports/', github],
  ['https://somebody:gho_0123456789@github.com/Northwind/reports.git', github],
  ['git@github.com:Northwind/reports.git', github],
  ['ssh://git@github.com/Northwind/reports.git', github],
  ['ssh://git@ssh.github.com:443/Northwind/reports.git', { ...github, host: 'ssh.github.com' }],
  ['git@contoso.ghe.com:Northwind/reports.git', { ...github, host: 'contoso.ghe.com' }],
  ['https://northwind@dev.azure.com/northwind/Sales%20BI/_git/reports', azure],
  ['git@ssh.dev.azure.com:v3/northwind/Sales%20BI/reports', azure],
  ['https://northwind.visualstudio.com/Sales%20BI/_git/reports', azure],
  ['https://northwind.visualstudio.com/DefaultCollection/Sales%20BI/_git/reports', azure],
  ['northwind@vs-ssh.visualstudio.com:v3/northwind/Sales%20BI/reports', azure],
  ['https://dev.azure.com/northwind/_git/reports', { ...azure, project: 'reports' }],
  ['https://gitlab.example/group/below/reports.git', undefined],
  ['/srv/git/reports.git', undefined],
  ['../reports', undefined],
  ['origin', undefined],
  ['', undefined],
])('%s', (address, remote) => {
  expect(readRemote(address)).toEqual(remote);
});

test('GitHub: the issuer of its host, and the subject in both forms, letter by letter as the repository is called', () => {
  expect(githubFederation(github, 'main')).toEqual({
    issuer: 'https://token.actions.githubusercontent.com',
    subjects: [
      expect.objectContaining({ subject: 'repo:Northwind/reports:ref:refs/heads/main' }),
      expect.objectContaining({ subject: 'repo:Northwind@OWNER_ID/reports@REPOSITORY_ID:ref:refs/heads/main' }),
    ],
  });
  expect(githubFederation({ ...github, host: 'contoso.ghe.com' }, 'main').issuer).toBe(
    'https://token.actions.contoso.ghe.com',
  );
  expect(githubFederation({ ...github, host: 'git.contoso.example' }, 'main').issuer).toBe(
    'https://git.contoso.example/_services/token',
  );
  expect(githubFederation(undefined, 'release/1').subjects[0]!.subject).toBe(
    'repo:OWNER/REPOSITORY:ref:refs/heads/release/1',
  );
  expect(githubFederation(azure, 'main').subjects[0]!.subject).toBe('repo:OWNER/REPOSITORY:ref:refs/heads/main');
});

test('Azure: both issuers; the older subject names organization, project and connection', () => {
  const subjects = (remote: typeof azure | undefined): string[] =>
    azureFederations(remote).flatMap(({ issuer, subjects: own }) => [issuer, own[0]!.subject]);
  expect(subjects(azure)).toEqual([
    'https://login.microsoftonline.com/TENANT_ID/v2.0',
    '/eid1/c/pub/t/…/sc/…',
    'https://vstoken.dev.azure.com/ORGANIZATION_ID',
    'sc://northwind/Sales BI/power-bi',
  ]);
  expect(subjects(undefined)[3]).toBe('sc://ORGANIZATION/PROJECT/power-bi');
});
