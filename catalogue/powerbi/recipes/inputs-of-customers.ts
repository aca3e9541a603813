import type { DescribedVariable } from '../../model/described-variable.ts';

/** What the recipes take that set up, embed, export, query and push. */
export const inputsOfCustomers: readonly DescribedVariable[] = [
  {
    name: 'newWorkspace',
    value: '',
    about: 'For Onboard a workspace: name of the workspace to create. Empty: a rehearsal, deleted at the end.',
  },
  {
    name: 'ifExists',
    value: 'use',
    about: 'For Onboard a workspace: if the name is taken, use goes on with that workspace, refuse ends there.',
  },
  {
    name: 'capacity',
    value: '',
    about: 'For Onboard a workspace: name or id of the capacity to assign it to. Empty: none is assigned.',
  },
  {
    name: 'members',
    value: '',
    about:
      'For Onboard a workspace: who gets which role, as JSON such as [{"identifier":"…","principalType":"User","groupUserAccessRight":"Member"}]. For an App, identifier is the object id of its enterprise application.',
  },
  { name: 'workspaceBody', value: '{}', about: 'Set by recipes: the workspace to create.' },
  { name: 'memberBody', value: '{}', about: 'Set by Onboard a workspace: whom to give which role.' },
  {
    name: 'report',
    value: '',
    about: 'For recipes: name or id of the report. Empty: the one that is typed into reportId.',
  },
  {
    name: 'exportFormat',
    value: 'PDF',
    about: 'For Export a report: PDF, PPTX or PNG; for a paginated report also XLSX, DOCX, CSV, XML, MHTML or IMAGE.',
  },
  {
    name: 'exportPages',
    value: '',
    about: 'For Export a report: names of pages, with commas between them. Empty: all pages.',
  },
  { name: 'exportBody', value: '{"format":"PDF"}', about: 'Set by Export a report: what to export.' },
  {
    name: 'dax',
    value: 'EVALUATE ROW("Hello", 1)',
    about: 'For Query a model: the query. The one that is here asks nothing of the model.',
  },
  {
    name: 'impersonatedUserName',
    value: '',
    about: 'For Query a model: address of the user as whom to query. It does not open a secured model to an app.',
  },
  {
    name: 'queryBody',
    value: '{"queries":[{"query":"EVALUATE ROW(\\"Hello\\", 1)"}]}',
    about: 'Set by Query a model: what is asked.',
  },
  { name: 'table', value: '', about: 'For Push rows: name of the table in the push model.' },
  {
    name: 'rows',
    value: '',
    about: 'For Push rows: the rows as JSON, such as [{"Region":"North","Amount":1200}].',
  },
  { name: 'pushModelBody', value: '{}', about: 'Set by Push rows: the model of a rehearsal.' },
  { name: 'rowsBody', value: '{"rows":[]}', about: 'Set by Push rows: the rows of one request.' },
  {
    name: 'customers',
    value: '',
    about: 'For Service principal profiles: names of customers, with commas between them. Empty: a rehearsal.',
  },
  { name: 'profileBody', value: '{}', about: 'Set by Service principal profiles: the profile to create.' },
  {
    name: 'embedUser',
    value: '',
    about: 'For Embed: the reader, for a model with row-level security: the name that its rules know.',
  },
  { name: 'embedRoles', value: '', about: 'For Embed: roles of the reader, with commas between them.' },
  {
    name: 'embedModels',
    value: '',
    about: 'For Embed: ids of further semantic models that the token opens, with commas between them.',
  },
  { name: 'embedEdit', value: 'false', about: 'For Embed: true lets readers change the report and save it.' },
  { name: 'embedVersion', value: '2', about: 'For Embed: 2 for any report, 1 for a token of the older kind.' },
  { name: 'embedBody', value: '{}', about: 'Set by Embed: what the token is for.' },
];
