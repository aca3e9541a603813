import type { DescribedVariable } from '../../model/described-variable.ts';
import { inputsOfCustomers } from './inputs-of-customers.ts';
import { inputsOfReading } from './inputs-of-reading.ts';
import { deploymentInputs } from './inputs-of-deployments.ts';
import { lifeCycleInputs } from './inputs-of-life-cycles.ts';

/** Every variable that a recipe takes, in the order in which the collection lists them. A name means the same in each recipe. */
export const recipeInputs: readonly DescribedVariable[] = [
  {
    name: 'workspace',
    value: '',
    about:
      'For recipes: name or id of the workspace. Empty: the one that is typed into groupId; in Refresh report all workspaces.',
  },
  {
    name: 'model',
    value: '',
    about:
      'For recipes: name or id of the semantic model. Empty: the one that is typed into datasetId; in Push rows a rehearsal.',
  },
  { name: 'wait', value: 'true', about: 'For recipes: true waits for the end of a job, false only starts it.' },
  {
    name: 'ifRunning',
    value: 'wait',
    about: 'For recipes: if another refresh is running, wait for it, refuse, or follow it.',
  },
  {
    name: 'refreshType',
    value: 'Full',
    about: 'For recipes: type of an enhanced refresh, such as Full or DataOnly.',
  },
  { name: 'refreshBody', value: '{}', about: 'Set by Refresh and wait: what the refresh is asked to do.' },
  {
    name: 'cancelLate',
    value: 'false',
    about: 'For recipes: true cancels an enhanced refresh that does not end in time.',
  },
  { name: 'recipeMinutes', value: '60', about: 'For recipes: how many minutes one may take.' },
  {
    name: 'pollSeconds',
    value: '10',
    about: 'For recipes: seconds between two looks at a job, unless the service says how long to wait.',
  },
  ...inputsOfReading,
  ...deploymentInputs,
  { name: 'skip', value: '0', about: 'Set by recipes: how many things of a list were read before.' },
  ...inputsOfCustomers,
  ...lifeCycleInputs,
];
