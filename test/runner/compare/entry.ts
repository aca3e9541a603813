import type { RunEntry } from '../../../runner/index.ts';

/** The entry of a plain read; with a path, it was sent there after a look-up. */
export const entry = (changes: Partial<RunEntry> = {}, path?: string): RunEntry => ({
  id: 'x',
  order: 0,
  request: 'Get Datasets In Group',
  operation: 'Datasets_GetDatasetsInGroup',
  area: 'Datasets',
  effect: 'reads',
  iteration: 0,
  shard: null,
  outcome: 'answered',
  status: 200,
  startedAt: null,
  milliseconds: null,
  assertions: [],
  identity: 'app',
  attempts:
    path === undefined
      ? []
      : [
          { purpose: 'look-up', method: 'GET', url: 'https://api.example/other', status: 200, at: '', milliseconds: 1 },
          {
            purpose: 'request',
            method: 'GET',
            url: `https://api.example${path}?$top=1`,
            status: 200,
            at: '',
            milliseconds: 1,
          },
        ],
  ...changes,
});
