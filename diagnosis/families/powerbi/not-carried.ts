import * as pages from '../../pages.ts';
import { isBadActivityCall } from '../../rules/powerbi/dates.ts';
import { isUnexplained } from '../../rules/powerbi/refusal.ts';
import type { Rule } from '../../rule.ts';
import { ruleOf, type Row } from '../row.ts';
import { hidesQuery } from './admin.ts';
import { ADMIN, DATASET, detail, named, odata, REPORT, SOURCE } from './answers.ts';
import { caller } from './cures.ts';

/** Rows about what a script of the collection seldom meets, or never. */
export const rowsNotCarried: readonly Row[] = [
  {
    code: 'PBI_CREDENTIALS_OWNER',
    title: 'The caller is neither admin of the gateway nor owner of the cloud source',
    certainty: 'reported',
    docs: pages.updateDatasource,
    source: "users' reports of 401 for apps; the description asks for a gateway admin",
    stage: 'shape',
    when: {
      service: 'powerbi',
      method: 'PATCH',
      path: /\/gateways\/[^/]+\/datasources\/[^/]+\/?$/i,
      status: [401, 403],
      also: isUnexplained,
    },
    evidence: '401 or 403 without a reason of its own on PATCH …/gateways/{gatewayId}/datasources/{datasourceId}',
    why: 'Credentials are set by the admin of the gateway; those of a cloud source by the owner of the model. A role in the workspace is not enough.',
    fix: (view) => [
      'A source in the cloud: send Take Over Dataset In Group. Read both ids again with Get Bound Gateway Datasources In Group, then send this again.',
      `A source behind a gateway: in Manage connections and gateways, make ${caller(view)} admin of the gateway.`,
      'Send Get Gateways: it lists the gateways that you administer.',
    ],
    example: { path: SOURCE, method: 'PATCH', status: 401, body: odata('PowerBINotAuthorizedException') },
    nearMiss: { path: `${SOURCE}/users`, status: 401, body: odata('PowerBINotAuthorizedException') },
  },
  {
    code: 'PBI_REFRESH_PERMISSIONS_LIMIT',
    title: 'Permissions can be refreshed once an hour',
    certainty: 'documented',
    docs: pages.refreshPermissions,
    source: 'the description',
    when: { service: 'powerbi', path: /\/RefreshUserPermissions\/?$/i, status: [429] },
    why: 'A caller may send Refresh User Permissions once an hour; other operations still work.',
    fix: [
      'Wait an hour before the next one.',
      'A right that was given now also takes effect by itself, within minutes to hours.',
    ],
    example: { path: '/v1.0/myorg/RefreshUserPermissions', method: 'POST', status: 429 },
    nearMiss: { path: '/v1.0/myorg/groups', status: 429 },
  },
  {
    code: 'PBI_DATES_REFUSED',
    title: 'The dates of the activity log are not accepted',
    certainty: 'reported',
    docs: pages.activityEvents,
    source:
      'four issues: 400 with an empty body for two days in one call, and for a day too far back; Data Factory leaves the query out',
    when: { service: 'powerbi', status: [400], also: (view) => isBadActivityCall(view) && hidesQuery(view) },
    evidence: 'a text with 400 on activityevents whose address has no query, as clients print it',
    why: 'The text does not show the dates. Two days in one call, and a day more than about 28 days back, both give this answer without a reason.',
    fix: [
      "Send startDateTime='2026-01-31T00:00:00'&endDateTime='2026-01-31T23:59:59', in single quotes, both on one day in UTC.",
      'Begin at most 27 days back, not 30.',
      'To see which it is, explain it again with --url and the whole address.',
    ],
    example: { path: `${ADMIN}/activityevents`, origin: 'text', status: 400, claims: null },
    nearMiss: { path: `${ADMIN}/activityevents`, status: 400 },
  },
  {
    code: 'PBI_CAPACITY_OVERLOADED',
    title: 'The capacity has used up its limits',
    certainty: 'inferred',
    docs: pages.throttling,
    source: 'concluded from the words; the message is one that reports show while a capacity is throttled',
    when: { service: 'powerbi', words: /reach\w* (the )?capacity limits?|capacity has exceeded its limits?/i },
    why: 'The answer speaks of the limits of the capacity: it refuses work until its use has decreased. Query, token and role are not the cause.',
    fix: [
      'Send it again later, with longer and longer pauses.',
      'In the Fabric Capacity Metrics app find the items that use the capacity, and move or spread them.',
      'If it continues, have the capacity administrator choose a larger SKU, or pause and resume the capacity. That settles the overdue use, and is billed.',
    ],
    example: {
      path: `${DATASET}/executeQueries`,
      method: 'POST',
      status: 400,
      body: odata('DatasetExecuteQueriesError', [
        detail('DetailsMessage', 'Cannot load model due to reaching capacity limits.'),
      ]),
    },
    nearMiss: {
      path: `${DATASET}/executeQueries`,
      method: 'POST',
      status: 400,
      body: odata('DatasetExecuteQueriesError', [detail('DetailsMessage', "Query (1, 10) Cannot find table 'Sales'.")]),
    },
  },
  {
    code: 'PBI_QUERY_XMLA_OFF',
    title: 'Queries over the XMLA endpoint are switched off in the tenant',
    certainty: 'documented',
    docs: pages.executeQueries,
    source: 'the page of Execute Dax Queries has the message',
    when: { service: 'powerbi', words: /XMLA endpoint feature is disabled/i },
    why: 'The answer says that the XMLA endpoint is disabled. The query itself has not been looked at.',
    fix: [
      'Have a Fabric administrator switch on "Allow XMLA endpoints and Analyze in Excel with on-premises semantic models" (Admin portal, Tenant settings, Integration settings), for all or for a group of the caller.',
      'If it is on: in the settings of the capacity, Power BI workloads, the XMLA endpoint must be Read Only or Read Write.',
    ],
    example: {
      path: `${DATASET}/executeQueries`,
      method: 'POST',
      status: 400,
      body: odata('DatasetExecuteQueriesError', [detail('DetailsMessage', 'XMLA endpoint feature is disabled.')]),
    },
    nearMiss: {
      path: `${DATASET}/executeQueries`,
      method: 'POST',
      status: 400,
      body: odata('DatasetExecuteQueriesError', [detail('DetailsMessage', "Query (1, 10) Cannot find table 'Sales'.")]),
    },
  },
  {
    code: 'PBI_QUERY_NO_REASON',
    title: 'The engine could not run the query, and does not say why',
    certainty: 'inferred',
    docs: pages.executeQueries,
    source:
      "an issue with the whole body, its cause open; a client's code takes it for missing credentials of the data source",
    when: {
      service: 'powerbi',
      says: ['DatasetExecuteQueriesError'],
      words: /"value":"Failed to execute the DAX query\.?"/i,
    },
    why: 'The call reached the engine, which gives a number and no words. Query, model or its data source can be the reason.',
    fix: [
      'To find out which, send EVALUATE ROW("x", 1) to the same model: if it succeeds, correct the DAX in the DAX query view.',
      'If it also fails: open a report on the model. A model with DirectQuery needs valid credentials of its source.',
      'INFO functions show the structure of the model and need a right to write to it: Contributor in the workspace (inferred).',
    ],
    example: {
      path: `${DATASET}/executeQueries`,
      method: 'POST',
      status: 400,
      body: odata('DatasetExecuteQueriesError', [
        detail('DetailsMessage', 'Failed to execute the DAX query.'),
        detail('AnalysisServicesErrorCode', '3239575574'),
      ]),
    },
    nearMiss: {
      path: `${DATASET}/executeQueries`,
      method: 'POST',
      status: 400,
      body: odata('DatasetExecuteQueriesError', [detail('DetailsMessage', "Query (1, 10) Cannot find table 'Sales'.")]),
    },
  },
  {
    code: 'PBI_EXPORT_MODEL_WORKSPACE',
    title: 'The caller has no right in the workspace of the semantic model',
    certainty: 'reported',
    docs: pages.exportTo,
    source: 'an issue with the message; which right is enough is inferred',
    when: { service: 'powerbi', words: /permissions? in both report and (dataset|semantic model) workspaces?/i },
    why: 'Exporting a paginated report needs a right to the report and to the model that it reads, in both workspaces.',
    fix: (view) => [
      `In the workspace of the semantic model, open Manage access. Make ${caller(view)} Viewer. If that is refused in the same words, make it Contributor (inferred).`,
      'To see which it is, send Get Report In Group: datasetId; then Get Datasets In Group in the workspace where that model should be.',
      'A right given now takes effect after some minutes; then export again.',
    ],
    example: {
      path: `${REPORT}/ExportTo`,
      method: 'POST',
      status: 403,
      body: named(
        'Exporting a paginated report requires permissions in both report and dataset workspaces',
        'Forbidden',
      ),
    },
    nearMiss: { path: `${REPORT}/ExportTo`, method: 'POST', status: 403, body: odata('PowerBINotAuthorizedException') },
  },
];

/**
 * Answers of Power BI that the scripts of the collection do not carry, so that it stays small: a script always knows the whole call, and
 * shows the service's own words, which say the cause of the others.
 */
export const powerBiNotCarried: readonly Rule[] = rowsNotCarried.map(ruleOf);
