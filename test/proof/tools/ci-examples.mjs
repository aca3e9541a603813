// The examples of docs/examples, each read as its system would read it: what a shard runs with which variables, which file it hands
// over, and what the report runs. The systems themselves are played as little as possible.
import { readFileSync } from 'node:fs';
import { basename, posix } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { inRoot } from './project.mjs';

/**
 * @typedef {object} Example
 * @property {string} file
 * @property {number} total how many shards
 * @property {(index: number) => Step} shard index from 1
 * @property {(index: number) => { from: string, to: string }} [handOver] from the shard's folder to the report's, a `*` standing for a part of a
 *   name; absent: all write to the same volume
 * @property {Step} report what makes the report
 * @property {(folder: string) => Step[]} [before] what has to succeed before the shards
 * @property {(folder: string) => Step[]} [after] and after the report
 *
 * @typedef {{ script: string, env: Record<string, string> }} Step
 */

/** Where the examples expect the volume of Kubernetes, and what a config map brings. */
export const VOLUME = '/srv/power-bi';
export const MOUNTED = '/etc/power-bi';

/** @param {string} file */
export const exampleText = (file) => readFileSync(inRoot('docs', 'examples', file), 'utf8');

/**
 * @param {string} text
 * @returns {any[]} the documents of a YAML text
 * @throws Error when it is not strictly YAML: a key twice, a wrong indent
 */
export function readYaml(text) {
  return parseAllDocuments(text, { strict: true, uniqueKeys: true }).map((document) => {
    const [problem] = [...document.errors, ...document.warnings];
    if (problem) throw problem;
    return document.toJS();
  });
}

/** @returns {Example[]} */
export function readExamples() {
  return [readGithub(), readGitlab(), readAzure(), readCircle(), readKubernetes()];
}

function readGithub() {
  const file = 'github-actions.yml';
  const { jobs } = readYaml(exampleText(file))[0];
  const shards = jobs.shard.strategy.matrix.shard;
  const contextOf = (shard) => ({ 'matrix.shard': shard, 'strategy.job-total': shards.length });
  const run = named(jobs.shard.steps, 'Run');
  const upload = named(jobs.shard.steps, 'Keep the record').with;
  const download = jobs.report.steps.find(({ uses }) => uses?.startsWith('actions/download-artifact')).with;
  return {
    file,
    total: shards.length,
    shard: (index) => ({ script: run.run, env: expanded(run.env, contextOf(shards[index - 1])) }),
    handOver(index) {
      const name = expand(upload.name, contextOf(shards[index - 1]));
      if (!like(download.pattern).test(name)) throw new Error(`${download.pattern} does not fetch ${name}`);
      return { from: upload.path, to: posix.join(download.path, name, basename(upload.path)) };
    },
    report: { script: named(jobs.report.steps, 'Report').run, env: {} },
    after: (folder) => [
      {
        script: `${named(jobs.report.steps, 'Summary').run}\ngrep -q . "$GITHUB_STEP_SUMMARY"`,
        env: { GITHUB_STEP_SUMMARY: posix.join(folder, 'step-summary.md') },
      },
    ],
  };
}

function readGitlab() {
  const file = 'gitlab-ci.yml';
  const { default: every, shard, report } = readYaml(exampleText(file))[0];
  const scriptOf = (job) => [...every.before_script, ...job.script].join('\n');
  const [kept] = shard.artifacts.paths;
  return {
    file,
    total: shard.parallel,
    shard: (index) => ({
      script: scriptOf(shard),
      env: { CI_NODE_INDEX: String(index), CI_NODE_TOTAL: String(shard.parallel) },
    }),
    handOver: () => ({ from: kept, to: kept }),
    report: { script: scriptOf(report), env: {} },
    after: () => [{ script: `test -s ${report.artifacts.reports.junit}`, env: {} }],
  };
}

function readAzure() {
  const file = 'azure-pipelines.yml';
  const { jobs } = readYaml(exampleText(file))[0];
  const [shard, report] = ['shard', 'report'].map((name) => jobs.find(({ job }) => job === name));
  const total = shard.strategy.parallel;
  const run = shard.steps.find(({ displayName }) => displayName === 'Run');
  const { targetPath, artifact } = shard.steps.find(({ task }) => task?.startsWith('PublishPipelineArtifact')).inputs;
  const download = report.steps.find(({ task }) => task?.startsWith('DownloadPipelineArtifact')).inputs;
  const tests = report.steps.find(({ task }) => task?.startsWith('PublishTestResults')).inputs;
  const macros = (index) => ({ 'System.JobPositionInPhase': index, 'System.JobAttempt': 1 });
  return {
    file,
    total,
    shard: (index) => ({
      script: run.script,
      env: { SYSTEM_JOBPOSITIONINPHASE: String(index), SYSTEM_TOTALJOBSINPHASE: String(total) },
    }),
    handOver: (index) => ({
      from: targetPath,
      to: posix.join(download.targetPath, expand(artifact, macros(index)), basename(targetPath)),
    }),
    report: { script: report.steps.find(({ displayName }) => displayName === 'Report').script, env: {} },
    after: () => [{ script: `test -s ${tests.testResultsFiles}`, env: {} }],
  };
}

function readCircle() {
  const file = 'circleci.yml';
  const { jobs } = readYaml(exampleText(file))[0];
  const stepOf = (job, kind) => job.steps.find((step) => step[kind] !== undefined)[kind];
  const runOf = (job, name) => job.steps.find(({ run }) => run?.name === name).run.command;
  const kept = stepOf(jobs.shard, 'persist_to_workspace');
  const total = jobs.shard.parallelism;
  return {
    file,
    total,
    shard: (index) => ({
      script: runOf(jobs.shard, 'Run'),
      env: { CIRCLE_NODE_INDEX: String(index - 1), CIRCLE_NODE_TOTAL: String(total) },
    }),
    handOver: () => ({
      from: posix.join(kept.root, kept.paths[0], '*', '*'),
      to: posix.join(stepOf(jobs.report, 'attach_workspace').at, kept.paths[0], '*', '*'),
    }),
    report: { script: runOf(jobs.report, 'Report'), env: {} },
    after: () => [{ script: `test -s ${stepOf(jobs.report, 'store_test_results').path}`, env: {} }],
  };
}

function readKubernetes() {
  const file = 'kubernetes.yaml';
  const documents = readYaml(exampleText(file));
  const specOf = (name) => documents.find(({ kind, metadata }) => kind === 'Job' && metadata.name === name).spec;
  const stepOf = ({ template }) => {
    const [{ args, env = [] }] = template.spec.containers;
    return { script: args.join('\n'), env: Object.fromEntries(env.map(({ name, value }) => [name, value])) };
  };
  const run = specOf('power-bi-run');
  const { script, env } = stepOf(run);
  return {
    file,
    total: run.completions,
    before: () => [stepOf(specOf('power-bi-build'))],
    shard: (index) => ({ script, env: { ...env, JOB_COMPLETION_INDEX: String(index - 1) } }),
    report: stepOf(specOf('power-bi-report')),
  };
}

function named(steps, wanted) {
  return steps.find(({ name }) => name === wanted);
}

/** Fills in `${{ name }}` and `$(name)`. What the platform keeps (variables and secrets) is left to the environment of the process. */
function expand(text, values) {
  return text.replace(/\$\{\{\s*([\w.-]+)\s*\}\}|\$\(([\w.]+)\)/g, (_, one, other) => {
    const value = values[one ?? other];
    if (value === undefined) throw new Error(`nothing is known of ${one ?? other}`);
    return String(value);
  });
}

function expanded(env, values) {
  const own = Object.entries(env).filter(([, value]) => !/\b(?:vars|secrets)\./.test(value));
  return Object.fromEntries(own.map(([name, value]) => [name, expand(value, values)]));
}

/** A pattern where `*` stands for a part of a name. @param {string} pattern */
export function like(pattern) {
  return new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '[^/]*')}$`);
}
