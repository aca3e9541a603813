import type { DescribedVariable } from '../../model/described-variable.ts';

/** What only life cycles take. */
export const lifeCycleInputs: readonly DescribedVariable[] = [
  {
    name: 'report',
    value: '',
    about: 'For recipes: name or id of the report. Empty: the one that is typed into reportId.',
  },
  {
    name: 'gateway',
    value: '',
    about:
      'For recipes: name or id of the gateway. Empty: the one that is typed into gatewayId; in Own and connect none.',
  },
];
