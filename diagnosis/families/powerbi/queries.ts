import * as pages from '../../pages.ts';
import { isUnexplained } from '../../rules/powerbi/refusal.ts';
import type { Row } from '../row.ts';
import { DATASET, detail, odata } from './answers.ts';
import { caller } from './cures.ts';

const ARROW = /\/executeDaxQueries\/?$/i;

/** DAX queries, where the answer or the path names the cause. */
export const queryRows: readonly Row[] = [
  {
    code: 'PBI_DAX_QUERIES_CAPACITY',
    title: 'executeDaxQueries works only on a capacity',
    certainty: 'reported',
    docs: pages.executeQueries,
    source: 'documented: capacity only; an issue: 401 on a Pro workspace',
    when: { service: 'powerbi', path: ARROW, status: [401, 403], also: isUnexplained },
    evidence: '401 or 403 without a reason of its own on executeDaxQueries',
    why: 'The new operation, which answers in Arrow, is refused in a workspace without a capacity.',
    fix: (view) => ['Send the same DAX to executeQueries of the same model: if that answers, the missing capacity is the cause. It answers in JSON and needs none.', 'Or assign the workspace to a Fabric or Premium capacity (Get Group shows isOnDedicatedCapacity).', `If executeQueries is refused also: give ${caller(view)} Build on the model.`],
    example: { path: `${DATASET}/executeDaxQueries`, method: 'POST', status: 401 },
    nearMiss: { path: `${DATASET}/executeDaxQueries`, method: 'POST', status: 400, body: odata('DatasetExecuteQueriesError') },
  },
  {
    code: 'PBI_CAPACITY_OVERLOADED',
    title: 'The capacity has used up its limits',
    certainty: 'inferred',
    docs: pages.throttling,
    source: 'concluded from the words; the message is one that reports show while a capacity is throttled',
    when: { service: 'powerbi', words: /reach\w* (the )?capacity limits?|capacity has exceeded its limits?/i },
    why: 'The answer speaks of the limits of the capacity: it turns work away until its use has come down. Query, token and role are fine.',
    fix: ['Send it again later, with longer and longer pauses.', 'In the Fabric Capacity Metrics app look for what uses the capacity, and move or spread that.', 'If it stays, have the capacity administrator choose a larger SKU, or pause and resume the capacity, which settles what is overdue and is billed.'],
    example: { path: `${DATASET}/executeQueries`, method: 'POST', status: 400, body: odata('DatasetExecuteQueriesError', [detail('DetailsMessage', 'Cannot load model due to reaching capacity limits.')]) },
    nearMiss: { path: `${DATASET}/executeQueries`, method: 'POST', status: 400, body: odata('DatasetExecuteQueriesError', [detail('DetailsMessage', 'Query (1, 10) Cannot find table \'Sales\'.')]) },
  },
  {
    code: 'PBI_QUERY_XMLA_OFF',
    title: 'Queries over the XMLA endpoint are switched off in the tenant',
    certainty: 'documented',
    docs: pages.executeQueries,
    source: 'the page of Execute Dax Queries has the message',
    when: { service: 'powerbi', words: /XMLA endpoint feature is disabled/i },
    why: 'The answer says that the XMLA endpoint is disabled. The query itself has not been looked at.',
    fix: ['Have a Fabric administrator switch on "Allow XMLA endpoints and Analyze in Excel with on-premises semantic models" (Admin portal, Tenant settings, Integration settings), for all or for a group that the caller is in.', 'If it is on: in the settings of the capacity, Power BI workloads, the XMLA endpoint must be Read Only or Read Write.'],
    example: { path: `${DATASET}/executeQueries`, method: 'POST', status: 400, body: odata('DatasetExecuteQueriesError', [detail('DetailsMessage', 'XMLA endpoint feature is disabled.')]) },
    nearMiss: { path: `${DATASET}/executeQueries`, method: 'POST', status: 400, body: odata('DatasetExecuteQueriesError', [detail('DetailsMessage', 'Query (1, 10) Cannot find table \'Sales\'.')]) },
  },
  {
    code: 'PBI_QUERY_NO_REASON',
    title: 'The engine could not run the query, and does not say why',
    certainty: 'inferred',
    docs: pages.executeQueries,
    source: 'an issue with the whole body, its cause open; a client\'s code takes it for missing credentials of the data source',
    when: { service: 'powerbi', says: ['DatasetExecuteQueriesError'], words: /"value":"Failed to execute the DAX query\.?"/i },
    why: 'The call was let through to the engine, which gives a number and no words. Query, model or its data source can be the reason.',
    fix: [
      'To tell them apart, send EVALUATE ROW("x", 1) to the same model: if it is answered, correct the DAX in the DAX query view.',
      'If it fails also: open a report on the model. A model with DirectQuery needs valid credentials of its source.',
      'INFO functions show the structure of the model and need a right to write to it: Contributor in the workspace (inferred).',
    ],
    example: { path: `${DATASET}/executeQueries`, method: 'POST', status: 400, body: odata('DatasetExecuteQueriesError', [detail('DetailsMessage', 'Failed to execute the DAX query.'), detail('AnalysisServicesErrorCode', '3239575574')]) },
    nearMiss: { path: `${DATASET}/executeQueries`, method: 'POST', status: 400, body: odata('DatasetExecuteQueriesError', [detail('DetailsMessage', 'Query (1, 10) Cannot find table \'Sales\'.')]) },
  },
  {
    code: 'PBI_QUERY_RLS',
    title: 'The model has row-level security, and the caller has no rows in it',
    certainty: 'measured',
    docs: pages.executeQueries,
    source: 'measured on a live tenant with three identities, one of them a service principal',
    when: { service: 'powerbi', says: ['RLSNotAuthorizedForModel'] },
    why: 'The answer names RLSNotAuthorizedForModel: a service principal cannot query such a model, and a user must be in one of its roles.',
    fix: (view) => [...(view.caller === 'user' ? [] : ['Query with the token of a user who is in a role of the model, or a copy of the model without row-level security.']), 'A user: the owner adds the user to a role of the model (settings of the model, Security).', 'Query another model without row-level security: if that answers, the rest is fine.'],
    example: { path: `${DATASET}/executeQueries`, method: 'POST', status: 401, body: odata('RLSNotAuthorizedForModel') },
    nearMiss: { path: `${DATASET}/executeQueries`, method: 'POST', status: 401, body: odata('PowerBINotAuthorizedException') },
  },
];
