import type { DescribedVariable } from '../../model/described-variable.ts';

/** What the recipes take that read a lot. */
export const inputsOfReading: readonly DescribedVariable[] = [
  {
    name: 'part',
    value: '',
    about:
      'For recipes that read a lot: which part of the work is done, such as 2/5 for the second of five. Empty: all of it.',
  },
  {
    name: 'asAdmin',
    value: 'false',
    about: 'For Inventory: true reads the whole tenant by the admin APIs, false the workspaces that the app is in.',
  },
  {
    name: 'pageSize',
    value: '',
    about: 'For recipes: how many workspaces are asked for at a time, at most 5000. Empty: what is usual there.',
  },
  {
    name: 'since',
    value: '',
    about:
      'For Tenant scan: only workspaces that changed since this moment in UTC, 30 minutes to 30 days ago, such as 2026-01-31T08:00:00Z. Empty: all.',
  },
  { name: 'lineage', value: 'true', about: 'For Tenant scan: true includes what each item is made from.' },
  { name: 'datasourceDetails', value: 'true', about: 'For Tenant scan: true includes the data sources.' },
  {
    name: 'datasetSchema',
    value: 'true',
    about: 'For Tenant scan: true includes tables, columns and measures, which a tenant setting must allow.',
  },
  {
    name: 'datasetExpressions',
    value: 'true',
    about: 'For Tenant scan: true includes DAX and Power Query expressions, which a tenant setting must allow.',
  },
  { name: 'getArtifactUsers', value: 'true', about: 'For Tenant scan: true includes who can reach each item.' },
  {
    name: 'day',
    value: '',
    about: 'For Activity log: the last day to read, in UTC, such as 2026-01-31. Empty: yesterday.',
  },
  {
    name: 'days',
    value: '1',
    about:
      'For Activity log: how many days to read, up to and including the last one. For Refresh report: how many days back.',
  },
  { name: 'top', value: '100', about: 'Set by recipes: how many things of a list are asked for at a time.' },
  { name: 'modifiedSince', value: '2026-01-31T08:00:00Z', about: 'Set by Tenant scan, from since.' },
  { name: 'scanBody', value: '{}', about: 'Set by Tenant scan: the workspaces of a batch.' },
  { name: 'nextPage', value: "''", about: 'Set by Activity log: where the next page begins, as the service says it.' },
];
