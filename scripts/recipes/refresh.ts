import { pickOne } from './flow/pick-one.ts';
import { prepareRefresh, refreshSteps } from './refreshing.ts';
import { runSteps } from './flow/steps.ts';

runSteps({
  workspace: { then: () => pickOne({ noun: 'workspace', by: 'workspace', id: 'groupId' }, prepareRefresh) },
  model: { then: () => pickOne({ noun: 'semantic model', by: 'model', id: 'datasetId' }, () => {}) },
  ...refreshSteps,
});
