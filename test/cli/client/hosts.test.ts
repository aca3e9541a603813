import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answeredHosts } from '../../../emulator/index.ts';
import { hostsFile, opensslConfig } from '../../../cli/client/setup.ts';
import { namespaceVariables } from '../../../cli/client/variables.ts';
import { build, builtMain, startNode } from '../fixtures/built.ts';

/** Linux that lets this user make namespaces, and the programs that it takes: elsewhere these tests are skipped. */
const isPossible =
  process.platform === 'linux' &&
  spawnSync('unshare', [
    ...['--net', '--mount', ...(process.getuid?.() === 0 ? [] : ['--map-root-user'])],
    ...['sh', '-c', 'mount -t tmpfs none /mnt && ip link set lo up && openssl version'],
  ]).status === 0;
const here = isPossible ? test : test.skip;

let folder: string;
beforeAll(build);
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'powerbi-postman-client-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Our folders in the folder for temporary files of a test's own. */
const leftovers = (): string[] => readdirSync(folder);
const underNames = (script: string, env: Record<string, string> = {}): ReturnType<typeof startNode> =>
  startNode([builtMain, 'emulate', '--hosts', '--', process.execPath, '-e', script], {
    cwd: tmpdir(),
    env: { ...env, TMPDIR: folder },
  });

here("every name leads to the emulator, over TLS that the client's own check accepts", async () => {
  const script = `
    const names = ${JSON.stringify(answeredHosts)};
    Promise.all(names.map(async (name) => (await fetch('https://' + name + '/v1.0/myorg/groups')).status))
      .then((statuses) => console.log(JSON.stringify(statuses)));`;
  const { code, out, err } = await underNames(script).ended;
  expect([code, err]).toEqual([0, '']);
  const statuses = JSON.parse(out) as number[];
  expect(statuses).toHaveLength(answeredHosts.length);
  // The login hosts know no such path, the API wants a token: none of it is the 421 for somebody else's name.
  expect([...new Set(statuses)].sort()).toEqual([401, 403, 404]);
});

here('the key is only for its owner, the authority cannot sign again, and all is gone at the end', async () => {
  const hosts = readFileSync('/etc/hosts', 'utf8');
  const script = `
    const { dirname } = require('node:path'); const { readdirSync, statSync } = require('node:fs');
    const folder = dirname(process.env.SSL_CERT_FILE);
    console.log(JSON.stringify(readdirSync(folder).sort()), (statSync(folder + '/server-key.pem').mode & 0o777).toString(8));`;
  const { code, out } = await underNames(script).ended;
  expect([code, out]).toEqual([0, '["ca.pem","hosts","server-key.pem","server.pem"] 600\n']);
  expect(leftovers()).toEqual([]);
  expect(readFileSync('/etc/hosts', 'utf8')).toBe(hosts);
});

here('what the namespace holds is never in the folder outside, and that is removed after SIGTERM', async () => {
  const run = underNames(`setInterval(() => {}, 1000); console.log('the client is ready')`);
  await run.printed('the client is ready');
  const [mine = ''] = leftovers();
  expect(readdirSync(join(folder, mine))).toEqual([]);
  run.child.kill('SIGTERM');
  expect(await run.ended).toMatchObject({ code: 143 });
  expect(leftovers()).toEqual([]);
});

test('a namespace trusts its authority, uses no proxy, and keeps the accounts of Azure CLI', () => {
  const given = { PATH: '/bin', HTTPS_PROXY: 'http://proxy', all_proxy: 'x', NO_PROXY: 'y', SSL_CERT_FILE: '/mine' };
  const ca = join('/folder', 'ca.pem');
  expect(namespaceVariables('/folder', given)).toEqual({
    PATH: '/bin',
    NODE_EXTRA_CA_CERTS: ca,
    REQUESTS_CA_BUNDLE: ca,
    SSL_CERT_FILE: ca,
    CURL_CA_BUNDLE: ca,
    AZURE_CONFIG_DIR: join('/folder', 'azure'),
  });
});

test('the hosts file and the certificate have the same names', () => {
  expect(hostsFile(['api.example'])).toBe('127.0.0.1 localhost\n::1 localhost\n127.0.0.1 api.example\n');
  expect(opensslConfig(['api.example'])).toMatch(
    /^subjectAltName = DNS:localhost, DNS:api\.example, IP:127\.0\.0\.1, IP:::1$/m,
  );
});
