import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { makeProject, type Project } from './fixtures/terminal.ts';

const GITHUB = join('.github', 'workflows', 'power-bi-access.yml');
const AZURE = 'azure-pipelines-power-bi.yml';
const GITLAB = '.gitlab-ci.yml';
const ADDRESS = 'git+https://git.contoso.example/tools/powerbi-postman.git';

let project: Project;
/** A clone of this project, unless a test makes it somebody else's repository. */
beforeEach(() => {
  project = makeProject(undefined);
  project.write('package.json', '{"name":"powerbi-postman"}');
});
afterEach(() => project.remove());

const read = (...path: string[]): string => readFileSync(join(project.root, ...path), 'utf8');
const git = (...args: string[]): void =>
  void expect(spawnSync('git', args, { cwd: project.root, stdio: 'ignore' }).status).toBe(0);

test.each([
  ['github', GITHUB, /^name: Power BI access$/m],
  ['azure', AZURE, /^pr: none$/m],
  ['gitlab', GITLAB, /^power-bi-access:$/m],
  ['GitHub', GITHUB, /^name: Power BI access$/m],
  ['GITLAB', GITLAB, /^power-bi-access:$/m],
  ['github-actions', GITHUB, /^name: Power BI access$/m],
  ['Azure-DevOps', AZURE, /^pr: none$/m],
  ['azure-pipelines', AZURE, /^pr: none$/m],
  ['gitlab-ci', GITLAB, /^power-bi-access:$/m],
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
  [[], /init-ci takes github, azure or gitlab\./],
  [['constructor'], /init-ci takes github, azure or gitlab, not constructor\./],
  [['jenkins'], /init-ci takes github, azure or gitlab, not jenkins\./],
  [['gitlab', '--shards', '201'], /--shards takes a number from 1 to 200/],
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
  expect(existsSync(join(project.root, GITLAB))).toBe(false);
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
  for (const system of ['github', 'azure', 'gitlab'])
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
});

test('without git it says so by names to fill in', async () => {
  expect((await project.start(['init-ci', 'github'])).out).toContain('repo:OWNER/REPOSITORY:ref:refs/heads/main');
  expect((await project.start(['init-ci', 'gitlab'])).out).toContain(
    'project_path:GROUP/PROJECT:ref_type:branch:ref:main',
  );
});

test('GitLab: groups within groups, a GitLab of their own, and a file that has to be included', async () => {
  git('init', '-q');
  git('remote', 'add', 'origin', 'git@gitlab.contoso.example:northwind/bi/reports.git');
  const { out } = await project.start(['init-ci', 'gitlab', '--out', 'ci/power-bi.yml', '--schedule', '5 3 * * 1']);
  expect(out).toContain('Issuer:   https://gitlab.contoso.example\n');
  expect(out).toContain('project_path:northwind/bi/reports:ref_type:branch:ref:main');
  expect(out).toContain("- local: 'ci/power-bi.yml'");
  expect(out).toContain('Interval pattern: 5 3 * * 1');
});

describe("in somebody else's repository", () => {
  const manifest = (dependencies: object, other: object = {}): void =>
    void project.write('package.json', JSON.stringify({ name: 'theirs', devDependencies: dependencies, ...other }));
  const texts = async (...args: string[]): Promise<string[]> =>
    Promise.all(
      ['github', 'azure', 'gitlab'].map(async (system) => {
        const { code, out, err } = await project.start(['init-ci', system, '--out', '-', ...args]);
        expect([code, err]).toEqual([0, expect.stringContaining('npx --no-install powerbi-postman doctor')]);
        return out;
      }),
    );

  test('a dependency in package.json: installed as it is locked there, started without the registry', async () => {
    manifest({ 'powerbi-postman': ADDRESS, '@azure/identity': '4.13.0' });
    project.write('package-lock.json', '{"packages":{"node_modules/powerbi-postman":{}}}');
    for (const text of await texts()) {
      expect(text).toMatch(/(?:- |run: |script: )npm ci$/m);
      expect(text).toContain('npx --no-install powerbi-postman run --env commercial --auth federated');
      expect(text).toContain('npx --no-install powerbi-postman report record/record.ndjson --exit-code');
      expect(text).not.toMatch(/npm run build|dist\/cli|npm install/);
    }
  });

  test('a lock file without the sign-in library: it is to be added to the lock, and no run takes whatever is newest', async () => {
    manifest({ 'powerbi-postman': ADDRESS });
    project.write('package-lock.json', '{"packages":{"node_modules/powerbi-postman":{}}}');
    for (const system of ['github', 'azure', 'gitlab']) {
      const { out, err } = await project.start(['init-ci', system, '--out', '-']);
      expect(out).not.toContain('npm install');
      expect(err).toMatch(/^2\. Add the library that signs in[^\n]*\n +npm install --save-dev @azure\/identity@4$/m);
      expect((await project.start(['init-ci', system, '--out', '-', '--auth', 'secret'])).err).not.toContain('@azure');
    }
  });

  test('what is to be committed: a file that package.json takes it from, also where git would leave it out', async () => {
    git('init', '-q');
    project.write('vendor/powerbi-postman-0.1.0.tgz', 'x');
    manifest({ 'powerbi-postman': 'file:vendor/powerbi-postman-0.1.0.tgz', '@azure/identity': '4.13.0' });
    project.write('package-lock.json', '{"packages":{"node_modules/powerbi-postman":{}}}');
    const open = (await project.start(['init-ci', 'github'])).out;
    expect(open).toContain(
      `git add ${GITHUB.split('\\').join('/')} package.json package-lock.json vendor/powerbi-postman-0.1.0.tgz\n`,
    );
    expect(open).toContain('Add node_modules/ to .gitignore');
    expect(open).not.toMatch(/add -f|must be able to read/);

    project.write('.gitignore', 'node_modules/\n*.tgz\n');
    const closed = (await project.start(['init-ci', 'azure'])).out;
    expect(closed).toMatch(/^ +git add azure-pipelines-power-bi\.yml package\.json package-lock\.json$/m);
    expect(closed).toMatch(/^ +git add -f vendor\/powerbi-postman-0\.1\.0\.tgz$/m);
    expect(closed).not.toContain('node_modules');
  });

  test('an address that the machine must be able to read is named', async () => {
    manifest({ 'powerbi-postman': ADDRESS });
    expect((await project.start(['init-ci', 'gitlab'])).out).toMatch(
      new RegExp(`at this address:\\n +${ADDRESS.replace('+', '\\+')}\\n`),
    );
  });

  test('a folder below that has it: it is named, with what to add', async () => {
    rmSync(join(project.root, 'package.json'));
    git('init', '-q');
    project.write('tools/pbi/powerbi-postman-0.1.0.tgz', 'x');
    const theirs = (spec: string): void =>
      void project.write('tools/pbi/package.json', JSON.stringify({ devDependencies: { 'powerbi-postman': spec } }));
    const start = async (): Promise<string> => {
      const { err } = await project.start(['init-ci', 'github'], { cwd: join(project.root, 'tools', 'pbi') });
      return err.replaceAll('\n', ' ');
    };
    theirs('file:powerbi-postman-0.1.0.tgz');
    expect(await start()).toMatch(
      /has no package\.json[^]*tools\/pbi\/package\.json has it, [^]*Add `--package powerbi-postman-0\.1\.0\.tgz`/,
    );
    theirs(ADDRESS);
    expect(await start()).toContain(`Add \`--package ${ADDRESS}\``);
    theirs('git+https://x:planted-token@h.example/o/p.git');
    expect(await start()).toContain('tools/pbi/package.json has it');
    expect(await start()).not.toContain('planted-token');
  });

  test('without a lock file, and without the sign-in library: both are looked after', async () => {
    manifest({ 'powerbi-postman': 'github:contoso/powerbi-postman' });
    for (const text of await texts()) {
      expect(text).toMatch(/npm install$/m);
      expect(text).toMatch(/npm install --no-save @azure\/identity@4$/m);
      expect(text).not.toContain('cache: npm');
    }
    for (const text of await texts('--auth', 'secret')) expect(text).not.toContain('@azure/identity');
  });

  test('--package: a file of the repository, from whatever folder of it; addresses are taken as they are', async () => {
    rmSync(join(project.root, 'package.json'));
    project.write('vendor/powerbi-postman-0.1.0.tgz', 'x');
    for (const text of await texts('--package', 'vendor/powerbi-postman-0.1.0.tgz', '--auth', 'secret'))
      expect(text).toMatch(/npm install --no-save \.\/vendor\/powerbi-postman-0\.1\.0\.tgz$/m);
    for (const text of await texts('--package', `${ADDRESS}#v0.1.0`))
      expect(text).toContain(`npm install --no-save '${ADDRESS}#v0.1.0' @azure/identity@4`);
  });

  test.each([
    ['no package.json', undefined, /has no package\.json/],
    ['one without it', { dependencies: { yaml: '2.9.1' } }, /does not have powerbi-postman as a dependency/],
    ['from the registry', { devDependencies: { 'powerbi-postman': '^0.1.0' } }, /from the npm registry \(\^0\.1\.0\)/],
    [
      'from a folder of this machine',
      { devDependencies: { 'powerbi-postman': 'file:../clone' } },
      /from file:\.\.\/clone/,
    ],
    [
      'from a file of this machine',
      { devDependencies: { 'powerbi-postman': 'git+file:///srv/x.git' } },
      /an address that a pipeline cannot use/,
    ],
    [
      'with a token',
      { devDependencies: { 'powerbi-postman': 'git+https://x:planted-token@h.example/o/p.git' } },
      /an address that a pipeline cannot use/,
    ],
  ])('%s: refused with the cure, and nothing is written', async (_name, content, words) => {
    rmSync(join(project.root, 'package.json'));
    if (content) project.write('package.json', JSON.stringify(content));
    for (const [system, path] of [
      ['github', GITHUB],
      ['azure', AZURE],
      ['gitlab', GITLAB],
    ] as const) {
      const { code, out, err } = await project.start(['init-ci', system]);
      expect([code, out]).toEqual([2, '']);
      expect(err).toMatch(/^E_TOOL_NOT_FOUND: /);
      expect(err).toMatch(words);
      expect(err).toContain('npm install --save-dev git+https://HOST/OWNER/powerbi-postman.git');
      expect(err).not.toContain('planted-token');
      expect(existsSync(join(project.root, path))).toBe(false);
    }
  });

  test('a lock file that is behind package.json: npm ci would fail', async () => {
    manifest({ 'powerbi-postman': ADDRESS });
    project.write('package-lock.json', '{"packages":{"node_modules/yaml":{}}}');
    expect((await project.start(['init-ci', 'github'])).err).toMatch(
      /^E_TOOL_NOT_FOUND: .*package-lock\.json does not have/,
    );
  });

  test.each([
    ['powerbi-postman', /takes a \.tgz file/],
    ['powerbi-postman@0.1.0', /takes a \.tgz file/],
    ['http://files.example/x.tgz', /takes a \.tgz file/],
    ['https://files.example/x.zip', /takes a \.tgz file/],
    ['git+file:///srv/x.git', /takes a \.tgz file/],
    ['https://user:planted-token@files.example/x.tgz', /must not contain a user, a password or a token/],
    ['git+https://planted-token@h.example/o/p.git', /must not contain a user/],
    ['git+ssh://git:planted-token@h.example/o/p.git', /must not contain a user/],
    ['git+https://HOST/OWNER/powerbi-postman.git', /replace HOST and OWNER/],
    ['git+https://h.example/o/p.git;id', /without blanks and quotes/],
    ['git+https://h.example/o/$(id).git', /without blanks and quotes/],
    ["git+https://h.example/o/'p.git", /without blanks and quotes/],
    ['missing.tgz', /--package missing\.tgz is not a file\. `npm pack`/],
    [
      'tools/vendored/powerbi-postman-0.1.0.tgz',
      /--package tools\/vendored\/powerbi-postman-0\.1\.0\.tgz is not a file\. .* counts from the current folder/,
    ],
    ['../outside.tgz', /outside of the repository/],
  ])('--package %s', async (spec, words) => {
    const { code, out, err } = await project.start(['init-ci', 'gitlab', '--package', spec]);
    expect([code, out]).toEqual([2, '']);
    expect(err.replaceAll('\n', ' ')).toMatch(words);
    expect(err).not.toContain('planted-token');
    expect(existsSync(join(project.root, GITLAB))).toBe(false);
  });
});
