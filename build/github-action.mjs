// The step of action.yml: builds this checkout once, runs the collection, and hands over what GitHub shows. No input reaches a shell.
import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const main = join(root, 'dist', 'cli', 'main.js');
const FORMATS = ['html', 'markdown', 'json', 'junit', 'github'];
const WAYS = ['federated', 'secret', 'certificate', 'managed-identity'];
/** With a secret or a key the collection signs in by itself. */
const BY_LIBRARY = ['federated', 'managed-identity'];
const MISTAKE = 2;

const input = (name) => process.env[`POWERBI_ACTION_${name}`]?.trim() ?? '';
const lines = (name) =>
  input(name)
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

if (!WAYS.includes(input('AUTH'))) fail(`The input auth takes ${WAYS.join(', ')}; not ${input('AUTH')}`);
const crowded = lines('ARGS').find((line) => /^--[\w-]+\s/.test(line));
if (crowded !== undefined)
  fail(
    `The input args takes one argument on each line, with = before its value: --concurrency=4. Not ${crowded.split(/\s/)[0]} and a value after a blank`,
  );
build();
const reports = input('REPORTS') || 'power-bi-reports';
const code = run();
show('GITHUB_STEP_SUMMARY', () => readFileSync(join(reports, 'summary.md'), 'utf8'));
// A folder's name may not bring a line of its own.
show('GITHUB_OUTPUT', () => `reports=${reports.replace(/[\r\n]+/g, ' ')}\nexit-code=${code}\n`);
process.exit(code);

/** A checkout of the action has no node_modules and no dist. A second step of the same job finds both. */
function build() {
  if (existsSync(main)) return;
  const windows = process.platform === 'win32';
  // npm is a batch file on Windows, which only a shell starts. There is no value of anybody in these words.
  const { status } = spawnSync('npm', ['ci', '--include=dev', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: windows,
  });
  if (status !== 0 || !existsSync(main)) fail('powerbi-postman could not be installed. See the log above.');
}

function run() {
  const baseline = input('BASELINE');
  const more = lines('ARGS');
  const args = [
    ...['run', `--env=${input('ENV') || 'commercial'}`, `--reports=${reports}`],
    ...(more.some((arg) => arg.startsWith('--concurrency')) ? [] : ['--concurrency=8']), // given twice it would be refused
    ...(BY_LIBRARY.includes(input('AUTH')) ? [`--auth=${input('AUTH')}`] : []),
    ...FORMATS.map((format) => `--format=${format}`),
    ...lines('FOLDER').map((folder) => `--folder=${folder}`),
    ...(baseline !== '' && existsSync(baseline) ? [`--baseline=${baseline}`] : []),
    `--save-baseline=${join(reports, 'access.json')}`,
    ...more,
  ];
  const ids = { AZURE_TENANT_ID: input('TENANT_ID'), AZURE_CLIENT_ID: input('CLIENT_ID') };
  const given = Object.fromEntries(Object.entries(ids).filter(([, value]) => value !== ''));
  const { status } = spawnSync(process.execPath, [main, ...args], {
    env: { ...process.env, ...given },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return status ?? 1;
}

/** Appends to a file of GitHub's. What a run did not leave is not shown. */
function show(name, text) {
  const file = process.env[name];
  if (file === undefined || !isAbsolute(file)) return;
  try {
    appendFileSync(file, text());
  } catch {
    console.error(`${name} was not written.`);
  }
}

/** @returns {never} */
function fail(message) {
  console.log(`::error title=powerbi-postman::${message.replace(/[\r\n]+/g, ' ')}`);
  process.exit(MISTAKE);
}
