import { parallelJobs, readShard } from '../../cli/input/shard.ts';
import type { Terminal } from '../../cli/output/terminal.ts';

const terminal = (env: Record<string, string> = {}): Terminal => ({ env }) as unknown as Terminal;

describe('--shard', () => {
  test('not given: the run is whole', () =>
    expect(readShard(undefined, terminal({ SHARD_INDEX: '1', SHARD_TOTAL: '2' }))).toBeUndefined());

  test.each([
    ['1/1', 1, 1],
    ['2/5', 2, 5],
    ['5/5', 5, 5],
    ['007/10', 7, 10],
  ])('%s', (given, index, total) => expect(readShard(given, terminal())).toEqual({ index, total }));

  test.each([
    ['0/5', 'E_SHARD_UNKNOWN'],
    ['6/5', 'E_SHARD_UNKNOWN'],
    ['1/0', 'E_SHARD_UNKNOWN'],
    ['2', 'E_USAGE'],
    ['', 'E_USAGE'],
    ['-1/5', 'E_USAGE'],
    ['1.5/5', 'E_USAGE'],
    ['1/5/5', 'E_USAGE'],
    ['a/b', 'E_USAGE'],
    ['1 / 5', 'E_USAGE'],
    ['AUTO', 'E_USAGE'],
    ['1/999999', 'E_USAGE'],
  ])('%j: %s', (given, code) => {
    expect(() => readShard(given, terminal())).toThrow(expect.objectContaining({ code }) as Error);
  });
});

describe('--shard auto', () => {
  // prettier-ignore
  test.each<[string, Record<string, string>, number, number]>([
    ['by hand, from 1', { SHARD_INDEX: '2', SHARD_TOTAL: '3' }, 2, 3],
    ['GitLab, from 1', { CI_NODE_INDEX: '3', CI_NODE_TOTAL: '3' }, 3, 3],
    ['CircleCI, from 0', { CIRCLE_NODE_INDEX: '0', CIRCLE_NODE_TOTAL: '4' }, 1, 4],
    ['Buildkite, from 0', { BUILDKITE_PARALLEL_JOB: '3', BUILDKITE_PARALLEL_JOB_COUNT: '4' }, 4, 4],
    ['Azure Pipelines, from 1', { SYSTEM_JOBPOSITIONINPHASE: '1', SYSTEM_TOTALJOBSINPHASE: '2' }, 1, 2],
    ['Kubernetes, from 0, with a total by hand', { JOB_COMPLETION_INDEX: '0', SHARD_TOTAL: '2' }, 1, 2],
    ['what was set by hand comes first', { SHARD_INDEX: '1', SHARD_TOTAL: '9', CI_NODE_INDEX: '2', CI_NODE_TOTAL: '2' }, 1, 9],
    ['half of what one system sets is nothing', { CI_NODE_INDEX: '2', CIRCLE_NODE_INDEX: '1', CIRCLE_NODE_TOTAL: '2' }, 2, 2],
    ['empty is not set', { SHARD_INDEX: '', SHARD_TOTAL: '', CI_NODE_INDEX: '1', CI_NODE_TOTAL: '2' }, 1, 2],
  ])('%s', (_name, env, index, total) => expect(readShard('auto', terminal(env))).toEqual({ index, total }));

  test.each<[string, Record<string, string>, RegExp]>([
    ['nothing is set', {}, /SHARD_INDEX/],
    ['no total', { SHARD_INDEX: '1' }, /SHARD_TOTAL/],
    ['from 0 where it counts from 1', { SHARD_INDEX: '0', SHARD_TOTAL: '2' }, /from 1 to/],
    ['from 1 where it counts from 0', { CIRCLE_NODE_INDEX: '2', CIRCLE_NODE_TOTAL: '2' }, /from 0 to/],
    ['no number', { SHARD_INDEX: 'one', SHARD_TOTAL: '2' }, /are not numbers/],
    ['a negative one', { CI_NODE_INDEX: '-1', CI_NODE_TOTAL: '2' }, /are not numbers/],
  ])('%s', (_name, env, words) => {
    expect(() => readShard('auto', terminal(env))).toThrow(
      expect.objectContaining({ code: 'E_SHARD_UNKNOWN', subject: expect.stringMatching(words) as string }) as Error,
    );
  });

  test('every shard of every system is told apart', () => {
    for (const { index, total, from } of parallelJobs) {
      const shards = [0, 1, 2].map(
        (number) => readShard('auto', terminal({ [index]: String(number + from), [total]: '3' }))!.index,
      );
      expect(shards).toEqual([1, 2, 3]);
    }
  });
});
