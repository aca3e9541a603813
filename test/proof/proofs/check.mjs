// `check` finds every planted secret, in the right file and place, and nothing in what is committed or clean.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cleanFiles } from '../tools/clean-files.mjs';
import { places } from '../tools/planted-places.mjs';
import { kinds, namedSecrets, spellings } from '../tools/planted-secrets.mjs';
import { assertNone } from '../tools/problems.mjs';
import { runToEnd } from '../tools/process.mjs';
import { inRoot, root } from '../tools/project.mjs';
import { temporaryFolder } from '../tools/temporary.mjs';

/** Each kind in each place, each kind in each spelling and each spelling in each place: one of so many combinations. */
const STEP = 4;
/** In a list of bytes no marker shows. */
const anywhere = [1, 100_000];
const MARKER = 'MARKERMARKER';
/** Tests hold made-up secrets on purpose: that is what they are about. Nothing of `test/` is packed or shared. */
const isTest = (file) => file.startsWith('test/');

export async function prove() {
  const planted = plant();
  const problems = await missed(planted);
  assertNone('every planted secret is found in its place', problems);
  const committed = await committedFiles();
  const clean = await cleanOnes();
  const sarif = await validSarif();
  return `${planted.length} planted secrets found, each in its file and place (${kinds().length} kinds, ${places.length} places, ${spellings.length} spellings, ${namedSecrets().length} by name); no false alarm in ${committed} and in ${clean}; ${sarif}`;
}

/** Every case with the file it stands in. */
function plant() {
  const cases = [];
  const all = kinds();
  places.forEach(([placeName, file, where, make], place) =>
    spellings.forEach(([spelling, write], way) =>
      all.forEach(([kind, rule, text], index) => {
        if ((place + way + index) % STEP !== 0) return;
        const first =
          make(MARKER)
            .split('\n')
            .findIndex((line) => line.includes(MARKER)) + 1;
        cases.push({
          name: `${kind}, ${spelling}, in ${placeName}`,
          rule,
          where,
          file,
          text: make(write(text)),
          secret: text,
          lines: first === 0 ? anywhere : [first, first + write(text).split('\n').length],
        });
      }),
    ),
  );
  for (const [name, rule, where, file, text, secret] of namedSecrets())
    cases.push({ name, rule, where, file, text, secret, lines: [1, text.split('\n').length] });
  return cases;
}

async function missed(cases) {
  const folder = temporaryFolder();
  cases.forEach(({ file, text }, index) => {
    mkdirSync(join(folder, String(index)));
    writeFileSync(join(folder, String(index), file), text);
  });
  const { code, findings, raw } = await check(folder, ['.']);
  const problems = code === 1 ? [] : [`the exit code is ${code}`];
  const byFile = grouped(findings);
  cases.forEach(({ name, rule, where, file, secret, lines: [first, last] }, index) => {
    const found = (byFile.get(`${index}/${file}`) ?? []).filter(({ severity }) => severity === 'error');
    const right = found.filter((each) => each.place.includes(where) && each.line >= first && each.line <= last);
    if (found.length === 0) problems.push(`not found: ${name}`);
    else if (right.length === 0) problems.push(`found elsewhere: ${name}, at ${found[0].line} ${found[0].place}`);
    else if (!right.some((each) => each.rule === rule)) problems.push(`taken for ${right[0].rule}: ${name}`);
    if (secret.length >= 12 && raw.includes(secret.slice(0, 12))) problems.push(`shown: ${name}`);
  });
  return problems;
}

function grouped(findings) {
  const groups = new Map();
  for (const finding of findings) groups.set(finding.file, [...(groups.get(finding.file) ?? []), finding]);
  return groups;
}

/** Everything that git keeps, tests apart. */
async function committedFiles() {
  const listed = spawnSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' });
  const files = listed.stdout.split('\0').filter((file) => file !== '' && !isTest(file));
  const { code, findings } = await check(root, files);
  const alarms = findings
    .filter(({ severity }) => severity === 'error')
    .map(({ file, line, place, what }) => `${file}:${line} ${place}: ${what}`);
  assertNone('no committed file holds a secret', [
    ...alarms,
    ...(files.length < 100 ? [`only ${files.length} files were listed`] : []),
    ...(code === 0 || alarms.length ? [] : [`the exit code is ${code}`]),
  ]);
  return `${files.length} committed files (${findings.length} warnings about ids)`;
}

async function cleanOnes() {
  const folder = temporaryFolder();
  const files = Object.entries(
    cleanFiles(readFileSync(inRoot('collections', 'powerbi.postman_collection.json'), 'utf8')),
  );
  for (const [file, text] of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  const { code, findings } = await check(folder, ['.']);
  const alarms = findings
    .filter(({ severity }) => severity === 'error')
    .map(({ file, line, place, what }) => `${file}:${line} ${place}: ${what}`);
  assertNone('nothing is found in clean files', [
    ...alarms,
    ...(code === 0 || alarms.length ? [] : [`the exit code is ${code}`]),
  ]);
  return `${files.length} clean ones`;
}

async function check(cwd, files) {
  const out = join(temporaryFolder(), 'found.json');
  const { code } = await runToEnd(
    process.execPath,
    [inRoot('dist', 'cli', 'main.js'), 'check', ...files, '--format', 'json', '--out', out],
    { cwd, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const raw = readFileSync(out, 'utf8');
  return { code, raw, findings: JSON.parse(raw).findings };
}

/** Microsoft's own validator looks at the SARIF: against the schema, and against what GitHub asks for. */
async function validSarif() {
  const tool = inRoot('test', 'proof', 'node_modules', '@microsoft', 'sarif-multitool-linux', 'Sarif.Multitool');
  if (!existsSync(tool)) return 'SARIF not validated: its validator runs on Linux only';
  chmodSync(tool, 0o755); // npm unpacks it without
  const folder = temporaryFolder();
  namedSecrets().forEach(([, , , file, text], index) => writeFileSync(join(folder, `${index} ä-${file}`), text));
  writeFileSync(
    join(folder, 'kinds.txt'),
    kinds()
      .map(([, , text]) => text)
      .join('\n\n'),
  );
  writeFileSync(join(folder, 'packed ä.7z'), Buffer.from("7z\xbc\xaf'\x1c\0\0", 'latin1'));
  await runToEnd(
    process.execPath,
    [inRoot('dist', 'cli', 'main.js'), 'check', '.', '--format', 'sarif', '--out', 'found.sarif'],
    { cwd: folder, stdio: ['ignore', 'ignore', 'ignore'] },
  );
  const run = () =>
    spawnSync(
      tool,
      ['validate', 'found.sarif', '--output', 'verdict.sarif', '--rule-kind', 'Sarif;Ghas', '--level', 'Error;Warning'],
      { cwd: folder, encoding: 'utf8', env: { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' } },
    );
  const complaints = (text) => text.split('\n').filter((line) => /: (?:error|warning) /.test(line));
  const { stdout, stderr } = run();
  const log = JSON.parse(readFileSync(join(folder, 'found.sarif'), 'utf8'));
  const results = log.runs[0].results.length;
  const notifications = log.runs[0].invocations[0].toolExecutionNotifications.length;
  const problems = [
    ...complaints(stdout + stderr),
    ...(notifications === 1 ? [] : [`${notifications} notifications of what was not read`]),
    ...(/completed successfully/.test(stdout) ? [] : [`the validator did not end well: ${stdout} ${stderr}`]),
    ...(results < 40 ? [`only ${results} results`] : []),
  ];
  assertNone('the SARIF is valid', problems);
  // The validator does say when something is wrong.
  writeFileSync(
    join(folder, 'found.sarif'),
    JSON.stringify({ ...log, runs: [{ ...log.runs[0], results: [{ level: 'terrible', message: {} }] }] }),
  );
  const spoilt = run();
  assertNone(
    'the validator would find a mistake',
    complaints(spoilt.stdout + spoilt.stderr).length === 0 ? ['a spoilt file passes'] : [],
  );
  return `SARIF with ${results} results and ${notifications} notification valid`;
}
