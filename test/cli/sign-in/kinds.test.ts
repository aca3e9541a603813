import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { startServer, type FixtureServer } from '../../runner/fixtures/server.ts';
import { makeCommittedProject, type Project, type Result } from '../fixtures/terminal.ts';
import { reach, startSecureTenant, TRUSTED, type SecureTenant } from './tenant.ts';

let tenant: SecureTenant;
let github: FixtureServer;
let project: Project;
beforeAll(async () => {
  tenant = await startSecureTenant();
  github = await startServer((path, { headers }) =>
    headers.authorization === 'Bearer the-request-token' &&
    path.includes(`audience=${encodeURIComponent(TRUSTED.audience)}`)
      ? { status: 200, body: { value: tenant.assertion() } }
      : { status: 403 },
  );
});
afterAll(async () => {
  await tenant.emulator.close();
  await github.close();
});
beforeEach(() => {
  project = makeCommittedProject();
  reach(project, tenant);
});
afterEach(() => project.remove());

/** Values of a process that are of one kind, and none of the others. */
function variables(kind: string): Record<string, string> {
  const { emulator, app } = tenant;
  switch (kind) {
    case 'secret':
      return { AZURE_CLIENT_SECRET: emulator.clientSecret };
    case 'certificate':
      return { AZURE_CLIENT_CERTIFICATE_PATH: project.write('app.pem', `${app.key}${app.certificate}`) };
    case 'certificate in variables':
      return {
        POWERBI_PRIVATE_KEY: app.key.replaceAll('\n', '\\n'),
        POWERBI_CERTIFICATE: app.certificate.replaceAll('\n', ' '),
      };
    case 'github':
      return {
        ACTIONS_ID_TOKEN_REQUEST_URL: `${github.url}/token?api-version=2.0`,
        ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'the-request-token',
      };
    case 'kubernetes':
      return { AZURE_FEDERATED_TOKEN_FILE: project.write('federated', `${tenant.assertion()}\n`) };
    default:
      return { POWERBI_CLIENT_ASSERTION: tenant.assertion() };
  }
}

/** All that was written and printed. */
function everything({ out, err }: Result): string {
  const files = readdirSync(join(project.root, 'reports'), { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return [out, err, ...files.map((file) => readFileSync(join(file.parentPath, file.name), 'utf8'))].join('\n');
}

const KINDS: [string, string, string][] = [
  ['secret', 'secret', 'secret'],
  ['a certificate in a file', 'certificate', 'certificate'],
  ['a certificate in variables without line breaks', 'certificate', 'certificate in variables'],
  ['GitHub Actions', 'federated', 'github'],
  ['Kubernetes', 'federated', 'kubernetes'],
  ['a ready assertion', 'federated', 'assertion'],
];

describe('--auth signs in', () => {
  test.each(KINDS)('by %s, and leaks nothing', async (_name, auth, kind) => {
    const env = variables(kind);
    const result = await project.start(
      [
        'run',
        '--env',
        'file.json',
        '--ca',
        'ca.pem',
        '--auth',
        auth,
        '--operation',
        'Groups_GetGroups',
        '--format',
        'json',
        'html',
        'markdown',
        'junit',
      ],
      { env },
    );
    expect(result).toMatchObject({ code: 0 });
    const written = everything(result);
    for (const secret of [
      ...Object.entries(env)
        .filter(([name]) => !/PATH|FILE|URL|CERTIFICATE$/.test(name))
        .map(([, value]) => value),
      tenant.app.key.split('\n')[3]!,
    ])
      expect(written).not.toContain(secret);
    expect(written).not.toMatch(/eyJ[\w-]{20,}\.[\w-]{20,}\./);
  });

  test.each(KINDS)('by %s, for `token` and `doctor`', async (_name, auth, kind) => {
    const env = variables(kind);
    const told = await project.start(['token', '--env', 'file.json', '--ca', 'ca.pem', '--auth', auth, '--json'], {
      env,
    });
    expect(JSON.parse(told.out)).toMatchObject({ kind: 'app', app: tenant.emulator.clientId });
    const { code, out } = await project.start(['doctor', '--env', 'file.json', '--ca', 'ca.pem', '--auth', auth], {
      env,
    });
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('0 to fix') as string });
  });

  test('the first --auth stands above what else is filled in', async () => {
    reach(project, tenant, { clientSecret: 'never-issued', accessToken: 'not-one-either' });
    const { code } = await project.start(
      ['run', '--env', 'file.json', '--ca', 'ca.pem', '--auth', 'certificate', '--operation', 'Groups_GetGroups'],
      { env: variables('certificate') },
    );
    expect(code).toBe(0);
  });
});

describe('without --auth', () => {
  test.each(['secret', 'certificate', 'certificate in variables', 'assertion'])(
    '`token` gets one by %s',
    async (kind) => {
      const { code, out, err } = await project.start(['token', '--env', 'file.json', '--ca', 'ca.pem', '--json'], {
        env: variables(kind),
      });
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(JSON.parse(out)).toMatchObject({ kind: 'app' });
    },
  );
});
