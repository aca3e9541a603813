import type { Shard } from '../../runner/index.ts';
import { CliError } from '../errors/cli-error.ts';
import type { Terminal } from '../output/terminal.ts';

/** A system that tells each of its parallel jobs which one it is. `from`: the number of the first. */
interface ParallelJobs {
  readonly name: string;
  readonly index: string;
  readonly total: string;
  readonly from: 0 | 1;
}

/** In this order: what somebody set by hand comes first. */
export const parallelJobs: readonly ParallelJobs[] = [
  { name: 'set by hand', index: 'SHARD_INDEX', total: 'SHARD_TOTAL', from: 1 },
  { name: 'GitLab CI', index: 'CI_NODE_INDEX', total: 'CI_NODE_TOTAL', from: 1 },
  { name: 'CircleCI', index: 'CIRCLE_NODE_INDEX', total: 'CIRCLE_NODE_TOTAL', from: 0 },
  { name: 'Buildkite', index: 'BUILDKITE_PARALLEL_JOB', total: 'BUILDKITE_PARALLEL_JOB_COUNT', from: 0 },
  { name: 'Azure Pipelines', index: 'SYSTEM_JOBPOSITIONINPHASE', total: 'SYSTEM_TOTALJOBSINPHASE', from: 1 },
  // An indexed Job of Kubernetes sets the index alone.
  { name: 'Kubernetes', index: 'JOB_COMPLETION_INDEX', total: 'SHARD_TOTAL', from: 0 },
];

/**
 * Reads `--shard`: `2/5`, or `auto` for what the continuous integration says.
 * @returns undefined when it was not given
 * @throws CliError E_USAGE, E_SHARD_UNKNOWN
 */
export function readShard(given: string | undefined, terminal: Terminal): Shard | undefined {
  if (given === undefined) return undefined;
  if (given === 'auto') return detect(terminal.env);
  const [, index, total] = /^(\d{1,5})\/(\d{1,5})$/.exec(given) ?? [];
  if (index === undefined || total === undefined)
    throw new CliError('E_USAGE', '--shard takes a number and the total, such as 2/5, or auto');
  return checked(Number(index), Number(total), `--shard ${given}`, 1);
}

function detect(env: Terminal['env']): Shard {
  for (const { name, index, total, from } of parallelJobs) {
    const [ownIndex, ownTotal] = [env[index], env[total]];
    if (!ownIndex || !ownTotal) continue;
    const said = `${name}: ${index}=${ownIndex}, ${total}=${ownTotal}`;
    if (!/^\d{1,5}$/.test(ownIndex) || !/^\d{1,5}$/.test(ownTotal)) throw unknown(`${said} are not numbers`);
    return checked(Number(ownIndex) + 1 - from, Number(ownTotal), said, from);
  }
  throw unknown('SHARD_INDEX and SHARD_TOTAL are not set, nor the variables of a known CI system');
}

/** Why a number that was looked for in the process environment is not there. */
const SOURCES =
  '`--shard auto` reads the variables of GitLab CI, CircleCI, Buildkite and Azure Pipelines, or SHARD_INDEX (counted from 1) and SHARD_TOTAL. ' +
  'An indexed Job of Kubernetes sets JOB_COMPLETION_INDEX (counted from 0), but no total';

function unknown(subject: string, why = SOURCES): CliError {
  return new CliError('E_SHARD_UNKNOWN', subject, { cause: new Error(why) });
}

function checked(index: number, total: number, said: string, from: 0 | 1): Shard {
  if (index < 1 || index > total)
    throw unknown(
      `${said}: the number must be from ${from} to ${total - 1 + from}`,
      `There are ${total} shards, counted from ${from}`,
    );
  return { index, total };
}
