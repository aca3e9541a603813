import { join, resolve } from 'node:path';
import { CliError } from '../errors/cli-error.ts';
import { flags, number, text, toggle } from '../input/flags.ts';
import { pathWithin } from '../input/within.ts';
import { writeNew } from '../output/out-file.ts';
import { azurePipeline } from '../pipelines/azure.ts';
import { ciSystemOf, mostShards, pipelineFiles, type CiSystem, type PipelineChoice } from '../pipelines/choice.ts';
import { readCommit } from '../pipelines/commit.ts';
import { cronProblem } from '../pipelines/cron.ts';
import { findTool } from '../pipelines/find-tool.ts';
import { githubPipeline } from '../pipelines/github.ts';
import { gitlabPipeline } from '../pipelines/gitlab.ts';
import { nextSteps } from '../pipelines/next-steps.ts';
import { readCheckout } from '../pipelines/remote.ts';
import { pipelineSignIns } from '../pipelines/sign-ins.ts';
import type { Terminal } from '../output/terminal.ts';
import type { AddCommand } from './command.ts';
import { examples } from './examples.ts';

/** Two hundred reads take seconds; a second job costs a machine, an install and a report of its own. */
const SHARDS = 1;
const NIGHTLY = '17 4 * * *';
/** What git takes as the name of a branch, without what YAML, patterns or a shell would read into it. */
const BRANCH = /^(?!.*(?:\.\.|\/\/|\.lock$|\/$|\.$))[A-Za-z0-9_][\w./-]*$/;

/** Options of `init-ci`. */
export interface InitCiOptions extends Omit<PipelineChoice, 'tool'> {
  /** `github`, `azure` or `gitlab`, in any letter case, or another name of theirs; absent when none was named. */
  readonly system: string | undefined;
  /** A file, or `-` for standard output; absent: where the system looks for it. */
  readonly out: string | undefined;
  /** Where the pipeline gets the program; absent: from package.json, or from the clone itself. */
  readonly package: string | undefined;
  readonly force: boolean;
}

const makers: Readonly<Record<CiSystem, (choice: PipelineChoice) => string>> = {
  github: githubPipeline,
  azure: azurePipeline,
  gitlab: gitlabPipeline,
};

const options = {
  out: {
    ...text,
    defaultDescription: Object.values(pipelineFiles).join('; '),
    describe: 'File to write; - for standard output',
  },
  package: {
    ...text,
    defaultDescription: 'the dependency in package.json',
    describe: 'Where the pipeline gets the tool: a .tgz file or address, or git+https://…',
  },
  shards: { ...number, default: SHARDS, describe: 'Number of parallel jobs that share the run' },
  schedule: {
    ...text,
    default: NIGHTLY,
    describe: 'When to run, in addition to pushes: cron with five fields, in UTC',
  },
  env: { ...flags.cloud, default: 'commercial', describe: 'The cloud' },
  auth: {
    ...text,
    choices: pipelineSignIns,
    default: 'federated' as const,
    describe: 'How the pipeline signs in',
  },
  branch: { ...text, default: 'main', describe: 'Branch whose pushes start a run, and whose runs may sign in' },
  force: { ...toggle, describe: 'Overwrite the file if it already exists' },
} as const;

/** `init-ci`: writes a pipeline that runs the collection regularly. */
export const addInitCi: AddCommand = (parser, choose) =>
  parser.command(
    'init-ci [system]',
    'Write a pipeline for GitHub Actions, Azure Pipelines or GitLab that signs in without a secret',
    (yargs) =>
      yargs
        .positional('system', { type: 'string', describe: 'github, azure or gitlab' })
        .epilogue(
          examples(
            ['init-ci github', 'A workflow that signs in without a secret'],
            ['init-ci gitlab --auth secret --out -', 'Look at a pipeline that has a secret'],
          ),
        )
        .options(options),
    ({ system, out, package: from, shards, schedule, env, auth, branch, force }) =>
      choose((terminal) =>
        initCi({ system, out, package: from, shards, schedule, env, auth, branch, force }, terminal),
      ),
  );

/**
 * Writes the pipeline, and says what is left to do.
 * @throws CliError E_USAGE, E_TOOL_NOT_FOUND, E_FILE_EXISTS, E_OUT_UNWRITABLE
 */
export async function initCi(
  { system: named, out, package: from, force, ...choices }: InitCiOptions,
  terminal: Terminal,
): Promise<number> {
  const system = named === undefined ? undefined : ciSystemOf(named);
  if (system === undefined)
    throw new CliError(
      'E_USAGE',
      `init-ci takes github, azure or gitlab${named === undefined ? '' : `, not ${named}`}`,
    );
  check(system, choices);
  const { top: repository, remote } = await readCheckout(terminal.cwd, system === 'gitlab');
  const top = repository ?? terminal.cwd;
  const choice: PipelineChoice = { ...choices, tool: await findTool(from, terminal.cwd, top) };
  const pipeline = makers[system](choice);
  const steps = async (file: string): Promise<string[]> =>
    nextSteps(system, choice, remote, file, await readCommit(choice.tool, file, repository));
  if (out === '-') {
    terminal.out(pipeline.replace(/\n$/, ''));
    terminal.err(`${(await steps(pipelineFiles[system])).join('\n')}\n`);
    return 0;
  }
  const path = out === undefined ? join(top, pipelineFiles[system]) : resolve(terminal.cwd, out);
  terminal.err(`${await writeNew(path, pipeline, force)}: ${path}\n`);
  for (const line of await steps(pathWithin(top, path) ?? path)) terminal.out(line);
  return 0;
}

/** @throws CliError E_USAGE for what no pipeline can be made of */
function check(system: CiSystem, { shards, schedule, branch }: Omit<PipelineChoice, 'tool'>): void {
  const most = mostShards[system];
  if (!Number.isInteger(shards) || shards < 1 || shards > most)
    throw new CliError('E_USAGE', `--shards takes a number from 1 to ${most}`);
  const problem = cronProblem(schedule);
  if (problem !== undefined) throw new CliError('E_USAGE', `--schedule '${schedule}': ${problem}`);
  if (!BRANCH.test(branch))
    throw new CliError(
      'E_USAGE',
      `--branch takes the name of one branch, such as main or release/2026; not "${branch}"`,
    );
}
