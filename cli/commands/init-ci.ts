import { lstat, readFile } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { CliError } from '../errors/cli-error.ts';
import { flags, number, text, toggle } from '../input/flags.ts';
import { writeOut } from '../output/out-file.ts';
import { azurePipeline } from '../pipelines/azure.ts';
import {
  ciSystems,
  mostShards,
  pipelineFiles,
  pipelineSignIns,
  type CiSystem,
  type PipelineChoice,
} from '../pipelines/choice.ts';
import { cronProblem } from '../pipelines/cron.ts';
import { githubPipeline } from '../pipelines/github.ts';
import { nextSteps } from '../pipelines/next-steps.ts';
import { readCheckout } from '../pipelines/remote.ts';
import type { Terminal } from '../output/terminal.ts';
import type { AddCommand } from './command.ts';
import { examples } from './examples.ts';

const SHARDS = 4;
const NIGHTLY = '17 4 * * *';
/** What git takes as the name of a branch, without what YAML, patterns or a shell would read into it. */
const BRANCH = /^(?!.*(?:\.\.|\/\/|\.lock$|\/$|\.$))[A-Za-z0-9_][\w./-]*$/;

/** Options of `init-ci`. */
export interface InitCiOptions extends PipelineChoice {
  /** `github` or `azure`; absent when none was named. */
  readonly system: string | undefined;
  /** A file, or `-` for standard output; absent: where the system looks for it. */
  readonly out: string | undefined;
  readonly force: boolean;
}

const makers: Readonly<Record<CiSystem, (choice: PipelineChoice) => string>> = {
  github: githubPipeline,
  azure: azurePipeline,
};

/** `init-ci`: writes a pipeline that runs the collection regularly. */
export const addInitCi: AddCommand = (parser, choose) =>
  parser.command(
    'init-ci [system]',
    'Write a pipeline for GitHub Actions or Azure Pipelines that signs in without a secret',
    (yargs) =>
      yargs
        .positional('system', { type: 'string', describe: 'github or azure' })
        .epilogue(
          examples(
            ['init-ci github', 'A workflow that signs in without a secret'],
            ['init-ci azure --auth secret --out -', 'Look at a pipeline that has a secret'],
          ),
        )
        .options({
          out: {
            ...text,
            defaultDescription: Object.values(pipelineFiles).join('; '),
            describe: 'File to write; - for standard output',
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
        }),
    ({ system, out, shards, schedule, env, auth, branch, force }) =>
      choose((terminal) => initCi({ system, out, shards, schedule, env, auth, branch, force }, terminal)),
  );

/** Writes the pipeline, and says what is left to do. */
export async function initCi(
  { system: named, out, force, ...choice }: InitCiOptions,
  terminal: Terminal,
): Promise<number> {
  const system = ciSystems.find((each) => each === named);
  if (system === undefined)
    throw new CliError(
      'E_USAGE',
      `init-ci takes ${ciSystems.join(' or ')}${named === undefined ? '' : `, not ${named}`}`,
    );
  check(system, choice);
  const pipeline = makers[system](choice);
  const { top, remote } = await readCheckout(terminal.cwd);
  if (out === '-') {
    terminal.out(pipeline.replace(/\n$/, ''));
    terminal.err(`${nextSteps(system, choice, remote, pipelineFiles[system]).join('\n')}\n`);
    return 0;
  }
  const root = top ?? terminal.cwd;
  const path = out === undefined ? join(root, pipelineFiles[system]) : resolve(terminal.cwd, out);
  terminal.err(`${await put(path, pipeline, force)}: ${path}\n`);
  if ((await nameOfPackage(root)) !== 'powerbi-postman')
    terminal.err(
      `${root} is not a copy of this project. The pipeline installs and builds the repository it is in (npm ci, npm run build).\n`,
    );
  const inside = relative(root, path);
  for (const line of nextSteps(system, choice, remote, inside.startsWith('..') || isAbsolute(inside) ? path : inside))
    terminal.out(line);
  return 0;
}

/** @throws CliError E_USAGE for what no pipeline can be made of */
function check(system: CiSystem, { shards, schedule, branch }: PipelineChoice): void {
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

/** @throws CliError E_FILE_EXISTS, E_OUT_UNWRITABLE */
async function put(path: string, pipeline: string, force: boolean): Promise<'Written' | 'Already up to date'> {
  const there = await lstat(path).then(
    () => true,
    () => false,
  );
  if (there && (await readFile(path, 'utf8').catch(() => undefined)) === pipeline) return 'Already up to date';
  if (there && !force) throw new CliError('E_FILE_EXISTS', path);
  await writeOut(path, pipeline);
  return 'Written';
}

async function nameOfPackage(folder: string): Promise<unknown> {
  try {
    return (JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { name?: unknown }).name;
  } catch {
    return undefined;
  }
}
