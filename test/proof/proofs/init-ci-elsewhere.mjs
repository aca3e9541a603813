// In somebody else's repository: the pipelines that `init-ci` writes there, the action, and the file to include, as docs/ci.md shows them.
// Each is carried out in an otherwise empty git repository, where npm installs the packed tarball, against the emulator.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readYaml } from '../tools/ci-examples.mjs';
import { judges } from '../tools/ci-schemas.mjs';
import { jobsOf } from '../tools/gitlab-pipeline.mjs';
import * as ci from '../tools/init-ci.mjs';
import { assertNone, present } from '../tools/problems.mjs';
import { runToEnd } from '../tools/process.mjs';
import { inRoot, root } from '../tools/project.mjs';
import { Skip } from '../tools/skip.mjs';
import { npmEnvironment, pack } from '../tools/tarball.mjs';
import { temporaryFolder } from '../tools/temporary.mjs';

const TARBALL = 'powerbi-postman-0.1.0.tgz';
const SETTING = 'AllowServicePrincipalsUseReadAdminAPIs';

/** @param {{ short?: boolean }} [options] `short`: the action has a checkout that is built already */
export async function prove({ short = false } = {}) {
  if (process.platform === 'win32') throw new Skip('carrying the pipelines out takes bash');
  const { file } = await pack();
  const problems = [...(await proveRefused()), ...(await proveTexts())];
  const repositories = {};
  for (const system of ci.SYSTEMS)
    repositories[system] = await ci.initCi(system, ['--package', TARBALL], { [TARBALL]: file });
  const trust = ci.SYSTEMS.flatMap((system) => ci.readTrust(repositories[system].out, system));
  const of = (system) => trust.find((each) => each.system === system);
  await ci.withWorld(trust, async (world) => {
    const machine = { ...world, env: { ...world.env, ...npmEnvironment() } };
    const run = async (what, system, repository, more) => {
      world.tokens.says[system] = of(system);
      const result = await ci.carryOut(system, repository, machine, more);
      const output = result.jobs.map((job) => job.output).join('\n');
      problems.push(...ci.leaks(result, output, world.tokens).map((leak) => `${what}: ${leak}`));
      return { ...result, output };
    };
    const green = async (what, system, repository, more) => {
      const result = await run(what, system, repository, more);
      if (!result.ok) problems.push(`${what} is red: ${result.output.slice(-1500)}`);
      problems.push(...ci.judgeReport(system, result).map((problem) => `${what}: ${problem}`));
    };
    for (const system of ci.SYSTEMS) await green(`the pipeline for ${system}`, system, repositories[system]);

    const action = short ? root : await freshCheckout();
    await green('the action', 'github', ofExample(actionExample()), { action });
    await green('the included file', 'gitlab', ofExample(includeExample(`./${TARBALL}`), { [TARBALL]: file }));

    world.emulator.change({ settings: { [SETTING]: { enabled: false } } });
    const withArgs = actionExample().replace(
      /^( +)client-id: .*$/m,
      '$&\n$1args: |\n$1  --concurrency=4\n$1  --max-wait=5',
    );
    const lost = await run('the action', 'github', ofExample(withArgs), { action });
    if (lost.ok) problems.push('the action is green although access is refused');
    if (!/::error .*read-only admin APIs/i.test(lost.output))
      problems.push('the action does not say which access is refused');
    problems.push(...world.changes().map((line) => `something was changed: ${line}`));
  });
  assertNone("pipelines work in somebody else's repository", problems);
  return `in an empty git repository with the packed tarball: the pipelines of init-ci for ${ci.SYSTEMS.join(', ')}, the action${short ? '' : ' built from a fresh checkout'} and the included file of docs/ci.md, installed by npm and carried out, green with a report; refused where the tool cannot be found`;
}

/** Without a source of the tool there is no pipeline. */
async function proveRefused() {
  const problems = [];
  for (const system of ci.SYSTEMS) {
    const cwd = temporaryFolder();
    await runToEnd('git', ['init', '-q'], { cwd });
    const { code, output } = await runToEnd(process.execPath, [ci.MAIN, 'init-ci', system], { cwd });
    if (code !== 2 || !/E_TOOL_NOT_FOUND[^]*npm install --save-dev git\+https/.test(output))
      problems.push(`init-ci ${system} in an empty repository ends with ${code}: ${output.slice(0, 300)}`);
  }
  return problems;
}

/** What no tool of others judges: that the action and the included file use each input, and none of them as code. */
async function proveTexts() {
  const action = readFileSync(inRoot('action.yml'), 'utf8');
  const [{ inputs, runs }] = readYaml(action);
  const include = readFileSync(inRoot('ci', 'gitlab.yml'), 'utf8');
  const [{ spec }, included] = readYaml(include);
  const code = [...runs.steps.map(({ run }) => run), ...included['power-bi-access'].script].join('\n');
  const unused = [
    ...Object.keys(inputs).filter((name) => !action.includes(`\${{ inputs.${name} }}`)),
    ...Object.keys(spec.inputs).filter((name) => !include.includes(`$[[ inputs.${name} ]]`)),
  ];
  const judged = await judges['gitlab-ci.yml'](JSON.stringify(jobsOf(includeExample('./x.tgz'))));
  const linted = await judges['github-actions.yml'](actionExample());
  return [
    ...unused.map((name) => `the input ${name} is not used`),
    ...(/\$\{\{|\$\[\[/.test(code) ? ['an input is put into a command'] : []),
    ...judged.map((problem) => `ci/gitlab.yml: ${problem}`),
    ...linted.map((problem) => `the action's example: ${problem}`),
  ];
}

const examples = () =>
  [...readFileSync(inRoot('docs', 'ci.md'), 'utf8').matchAll(/^```yaml\n([^]*?)^```$/gm)].map(([, text]) => text);
const actionExample = () =>
  present(
    examples().find((text) => text.includes('uses: OWNER/powerbi-postman@')),
    'the example of the action',
  );

/** @param {string} spec where npm gets the package, in place of the address that has to be filled in */
function includeExample(spec) {
  const text = present(
    examples().find((each) => each.includes('file: ci/gitlab.yml')),
    'the example of the include',
  );
  return text.replace(/(package: ).*/, `$1${spec}`);
}

/** A repository that has a pipeline by hand. @param {string} text @param {Record<string, string>} [files] */
function ofExample(text, files = {}) {
  const folder = temporaryFolder();
  for (const [name, from] of Object.entries(files)) writeFileSync(join(folder, name), readFileSync(from));
  return { folder, text };
}

/** What GitHub makes of `uses:`: the files of a commit, and nothing installed or built. */
async function freshCheckout() {
  const folder = join(temporaryFolder(), 'powerbi-postman');
  const { code, output } = await runToEnd('git', ['clone', '--quiet', root, folder]);
  if (code !== 0) throw new Error(`git clone ends with ${code}: ${output}`);
  if (existsSync(join(folder, 'dist'))) throw new Error('a fresh checkout is built already');
  return folder;
}
