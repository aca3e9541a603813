import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { makeProject, type Project } from './fixtures/terminal.ts';

const GITHUB = join('.github', 'workflows', 'power-bi-access.yml');
const AZURE = 'azure-pipelines-power-bi.yml';

let project: Project;
beforeEach(() => void (project = makeProject(undefined)));
afterEach(() => project.remove());

const read = (...path: string[]): string => readFileSync(join(project.root, ...path), 'utf8');
const git = (...args: string[]): void =>
  void expect(spawnSync('git', args, { cwd: project.root, stdio: 'ignore' }).status).toBe(0);

test.each([
  ['github', GITHUB, /^name: Power BI access$/m],
  ['azure', AZURE, /^pr: none$/m],
])('%s: the file where the system looks for it, and what is left to do', async (system, path, line) => {
  const { code, out, err } = await project.start(['init-ci', system]);
  expect(code).toBe(0);
  expect(err).toContain(`Written: ${join(project.root, path)}\n`);
  expect(read(path)).toMatch(line);
  expect(out).toMatch(/^Next, in this order:\n\n1\. /);
  expect(out).toContain(`Commit ${path}`);
});

test('--out: another file, its folders are made; or standard output, and then the steps go to the other', async () => {
  expect((await project.start(['init-ci', 'github', '--out', 'a/b.yml'])).code).toBe(0);
  expect(existsSync(join(project.root, GITHUB))).toBe(false);
  const { code, out, err } = await project.start(['init-ci', 'github', '--out', '-']);
  expect(code).toBe(0);
  expect(out).toBe(read('a', 'b.yml'));
  expect(err).toMatch(/^Next, in this order:/);
});

test('what was chosen is in the file', async () => {
  await project.start([
    'init-ci',
    'github',
    '--shards',
    '2',
    '--schedule',
    '*/30 6-18 * * MON-FRI',
    '--env',
    'gcc-high',
    '--auth',
    'secret',
    '--branch',
    'release/2026',
  ]);
  const text = read(GITHUB);
  for (const part of [
    'shard: [1, 2]',
    "cron: '*/30 6-18 * * MON-FRI'",
    'run --env gcc-high',
    'secrets.AZURE_CLIENT_SECRET',
    "branches: ['release/2026']",
  ])
    expect(text).toContain(part);
});

test('a file that is there is left as it is, without --force; nothing else is left behind', async () => {
  project.write(GITHUB, 'name: mine\n');
  const { code, out, err } = await project.start(['init-ci', 'github']);
  expect([code, out]).toEqual([2, '']);
  expect(err).toMatch(/^E_FILE_EXISTS: .*power-bi-access\.yml already exists\.\n[^]*--force/);
  expect(read(GITHUB)).toBe('name: mine\n');
  expect(readdirSync(join(project.root, '.github', 'workflows'))).toEqual(['power-bi-access.yml']);

  expect((await project.start(['init-ci', 'github', '--force'])).code).toBe(0);
  expect(read(GITHUB)).toMatch(/^name: Power BI access$/m);
});

test('the same file again is no conflict, and a link that leads nowhere is', async () => {
  await project.start(['init-ci', 'azure']);
  const again = await project.start(['init-ci', 'azure']);
  expect([again.code, again.err]).toEqual([0, expect.stringContaining('Already up to date: ')]);
  expect((await project.start(['init-ci', 'azure', '--shards', '2'])).err).toMatch(/^E_FILE_EXISTS/);
  symlinkSync('nowhere', join(project.root, 'link.yml'));
  expect((await project.start(['init-ci', 'azure', '--out', 'link.yml'])).err).toMatch(/^E_FILE_EXISTS/);
});

test.each([
  [[], /init-ci takes github or azure\./],
  [['gitlab'], /init-ci takes github or azure, not gitlab\./],
  [['github', '--schedule', 'daily'], /--schedule 'daily': it takes five fields/],
  [['github', '--schedule', "17 4 * * *'"], /is not a valid day of the week/],
  [['azure', '--schedule', '*/2 * * * *'], /more often than every 5 minutes/],
  [['github', '--shards', '0'], /--shards takes a number from 1 to 256/],
  [['github', '--shards', '257'], /--shards takes a number from 1 to 256/],
  [['azure', '--shards', '100'], /--shards takes a number from 1 to 99/],
  [['github', '--shards', '2.5'], /--shards takes/],
  [['github', '--shards', 'two'], /--shards takes/],
  [['github', '--env', 'gcchigh'], /commercial.*gcc.*gcc-high.*dod.*china/],
  [['github', '--auth', 'password'], /federated.*secret.*certificate.*managed-identity/],
  [['github', '--branch', "main'"], /--branch takes the name of one branch/],
  [['github', '--branch', '${{ github.ref }}'], /--branch takes/],
  [['github', '--branch', 'a..b'], /--branch takes/],
  [['github', '--branch', '-x'], /branch/],
  [['github', '--auth', 'secret', '--auth', 'federated'], /--auth takes one value, but is given twice/],
  [['github', '--out', 'a.yml', '--out', 'b.yml'], /--out takes one value, but is given twice/],
])('%j is refused in words, and nothing is written', async (args, words) => {
  const { code, out, err } = await project.start(['init-ci', ...args]);
  expect([code, out]).toEqual([2, '']);
  expect(err).toMatch(/^E_USAGE: /);
  expect(err.replaceAll('\n', ' ')).toMatch(words);
  expect(existsSync(join(project.root, '.github'))).toBe(false);
  expect(existsSync(join(project.root, AZURE))).toBe(false);
});

test('a place that cannot be written to', async () => {
  project.write('file', '');
  expect((await project.start(['init-ci', 'github', '--out', 'file/x.yml'])).err).toMatch(/^E_OUT_UNWRITABLE/);
});

test.each([
  ['commercial', 'api://AzureADTokenExchange'],
  ['gcc', 'api://AzureADTokenExchange'],
  ['gcc-high', 'api://AzureADTokenExchangeUSGov'],
  ['dod', 'api://AzureADTokenExchangeUSGov'],
  ['china', 'api://AzureADTokenExchangeChina'],
])('%s: the audience that its Entra expects', async (env, audience) => {
  for (const system of ['github', 'azure'])
    expect(
      (await project.start(['init-ci', system, '--env', env, '--out', '-'])).err
        .split('\n')
        .filter((line) => /Audience:/.test(line)),
    ).toEqual([expect.stringMatching(new RegExp(`Audience: ${audience}$`))]);
});

test('from git it knows where the repository begins and what its runs are called; the address may hold a token, which nobody sees', async () => {
  git('init', '-q');
  git('remote', 'add', 'origin', 'https://somebody:gho_planted@github.com/Northwind/reports.git');
  mkdirSync(join(project.root, 'below'));
  project.write('package.json', '{"name":"powerbi-postman"}');
  const { code, out, err } = await project.start(['init-ci', 'github', '--branch', 'trunk']);
  expect(code).toBe(0);
  for (const subject of [
    'repo:Northwind/reports:ref:refs/heads/trunk',
    'repo:Northwind@OWNER_ID/reports@REPOSITORY_ID:ref:refs/heads/trunk',
  ])
    expect(out).toContain(subject);
  expect(out).toContain('gh api repos/Northwind/reports/actions/oidc/customization/sub');
  expect(out).toContain('gh variable set AZURE_TENANT_ID --repo Northwind/reports');
  expect(out + err).not.toContain('gho_planted');
  expect(err).not.toContain('is not a copy');
});

test('without git it says so by names to fill in, and that the folder is no copy of the project', async () => {
  const { out, err } = await project.start(['init-ci', 'github']);
  expect(out).toContain('repo:OWNER/REPOSITORY:ref:refs/heads/main');
  expect(err).toContain('is not a copy of this project');
});

// prettier-ignore
test.each([
  ['github', 'federated', ['Issuer:   https://token.actions.githubusercontent.com', 'gh variable set AZURE_CLIENT_ID'], ['gh secret']],
  ['github', 'secret', ['gh secret set AZURE_CLIENT_SECRET', "the secret's Value"], ['Issuer']],
  ['github', 'certificate', ['gh secret set POWERBI_PRIVATE_KEY', 'gh variable set POWERBI_CERTIFICATE'], ['Issuer', 'AZURE_CLIENT_SECRET']],
  ['github', 'managed-identity', ['labels self-hosted, linux'], ['Issuer', 'gh secret']],
  ['azure', 'federated', ['service connection named power-bi', 'sc://ORGANIZATION/PROJECT/power-bi', 'https://vstoken.dev.azure.com/', '/eid1/', 'Exclusive lock'], ['variable group']],
  ['azure', 'secret', ['variable group named power-bi', 'AZURE_CLIENT_SECRET', 'click the lock'], ['service connection']],
  ['azure', 'certificate', ['POWERBI_PRIVATE_KEY', 'POWERBI_CERTIFICATE'], ['AZURE_CLIENT_SECRET']],
  ['azure', 'managed-identity', ['pool Default'], ['click the lock']],
])('%s, %s: the steps are those of this choice', async (system, auth, said, unsaid) => {
  const { out } = await project.start(['init-ci', system, '--auth', auth]);
  for (const text of [...said, 'It needs no API permissions', 'access.json', 'doctor --env commercial']) expect(out).toContain(text);
  for (const text of unsaid) expect(out).not.toContain(text);
  const numbers = [...out.matchAll(/^(\d)\. /gm)].map(([, number]) => Number(number));
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
});
