import { spawnSync } from 'node:child_process';
import { makeProject, type Project } from './fixtures/terminal.ts';

let project: Project;
/** A clone of this project. */
beforeEach(() => {
  project = makeProject(undefined);
  project.write('package.json', '{"name":"powerbi-postman"}');
});
afterEach(() => project.remove());

const git = (...args: string[]): void =>
  void expect(spawnSync('git', args, { cwd: project.root, stdio: 'ignore' }).status).toBe(0);

test('GitHub: every command can be pasted whole, in any shell; another host is named', async () => {
  git('init', '-q');
  git('remote', 'add', 'origin', 'git@git.contoso.example:Northwind/reports.git');
  for (const auth of ['federated', 'secret', 'certificate']) {
    const { out } = await project.start(['init-ci', 'github', '--force', '--auth', auth]);
    for (const line of out.split('\n').filter((each) => /^ *gh /.test(each))) expect(line).not.toMatch(/[()']/);
  }
  const { out } = await project.start(['init-ci', 'github', '--force']);
  expect(out).toMatch(
    /^ +gh api repos\/Northwind\/reports --hostname git\.contoso\.example --jq "\.owner\.id, \.id"$/m,
  );
  expect(out).toMatch(/^ +gh variable set AZURE_TENANT_ID --repo git\.contoso\.example\/Northwind\/reports$/m);
});

test('what the artifact with access.json is called; the first run may be red', async () => {
  for (const [system, name] of [
    ['github', '"report"'],
    ['azure', '"report-1"'],
    ['gitlab', '(folder reports)'],
  ] as const) {
    const { out } = await project.start(['init-ci', system]);
    expect(out).toMatch(/Look at the first run, which may be red\. .* copy access\.json from its artifacts? /);
    expect(out).toContain(name);
  }
});

// prettier-ignore
test.each([
  ['github', 'federated', ['Issuer:   https://token.actions.githubusercontent.com', 'gh variable set AZURE_CLIENT_ID'], ['gh secret']],
  ['github', 'secret', ['gh secret set AZURE_CLIENT_SECRET', "the secret's Value"], ['Issuer']],
  ['github', 'certificate', ['gh secret set POWERBI_PRIVATE_KEY < key.pem\n', '| gh secret set POWERBI_PRIVATE_KEY\n', 'gh variable set POWERBI_CERTIFICATE < certificate.pem\n', 'Do not paste'], ['Issuer', 'AZURE_CLIENT_SECRET']],
  ['github', 'managed-identity', ['labels self-hosted, linux'], ['Issuer', 'gh secret']],
  ['azure', 'federated', ['service connection named power-bi', 'sc://ORGANIZATION/PROJECT/power-bi', 'https://vstoken.dev.azure.com/', '/eid1/', 'Exclusive lock'], ['variable group']],
  ['azure', 'secret', ['variable group named power-bi', 'AZURE_CLIENT_SECRET', 'click the lock'], ['service connection']],
  ['azure', 'certificate', ['POWERBI_PRIVATE_KEY', 'POWERBI_CERTIFICATE', "toString('base64')"], ['AZURE_CLIENT_SECRET']],
  ['azure', 'managed-identity', ['pool Default'], ['click the lock']],
  ['gitlab', 'federated', ['Issuer:   https://gitlab.com', 'Pipeline schedules'], ['AZURE_CLIENT_SECRET']],
  ['gitlab', 'secret', ['AZURE_CLIENT_SECRET', 'masked and hidden; protect the variable'], ['Issuer', 'POWERBI_PRIVATE_KEY']],
  ['gitlab', 'certificate', ['POWERBI_PRIVATE_KEY', "toString('base64')"], ['Issuer', 'AZURE_CLIENT_SECRET']],
  ['gitlab', 'managed-identity', ['tag azure'], ['Issuer', 'masked']],
])('%s, %s: the steps are those of this choice', async (system, auth, said, unsaid) => {
  const { out } = await project.start(['init-ci', system, '--auth', auth]);
  for (const text of [...said, 'It needs no API permissions', 'access.json', 'doctor --env commercial']) expect(out).toContain(text);
  for (const text of unsaid) expect(out).not.toContain(text);
  const numbers = [...out.matchAll(/^(\d)\. /gm)].map(([, number]) => Number(number));
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
});
