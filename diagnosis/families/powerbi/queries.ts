import * as pages from '../../pages.ts';
import { isUnexplained } from '../../rules/powerbi/refusal.ts';
import type { Row } from '../row.ts';
import { DATASET, odata } from './answers.ts';
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
    fix: (view) => [
      'Send the same DAX to executeQueries of the same model: if that succeeds, the missing capacity is the cause. It answers in JSON and needs none.',
      'Or assign the workspace to a Fabric or Premium capacity (Get Group shows isOnDedicatedCapacity).',
      `If executeQueries is also refused: give ${caller(view)} Build on the model.`,
    ],
    example: { path: `${DATASET}/executeDaxQueries`, method: 'POST', status: 401 },
    nearMiss: {
      path: `${DATASET}/executeDaxQueries`,
      method: 'POST',
      status: 400,
      body: odata('DatasetExecuteQueriesError'),
    },
  },
  {
    code: 'PBI_QUERY_RLS',
    title: 'The model has row-level security, and the caller has no rows in it',
    certainty: 'measured',
    docs: pages.executeQueries,
    source: 'measured on a live tenant with three identities, one of them a service principal',
    when: { service: 'powerbi', says: ['RLSNotAuthorizedForModel'] },
    why: 'The answer names RLSNotAuthorizedForModel: a service principal cannot query such a model, and a user must be in one of its roles.',
    fix: (view) => [
      ...(view.caller === 'user'
        ? []
        : [
            'Query with the token of a user who is in a role of the model, or a copy of the model without row-level security.',
          ]),
      'A user: the owner adds the user to a role of the model (settings of the model, Security).',
      'Query another model without row-level security: if that succeeds, the rest is fine.',
    ],
    example: {
      path: `${DATASET}/executeQueries`,
      method: 'POST',
      status: 401,
      body: odata('RLSNotAuthorizedForModel'),
    },
    nearMiss: {
      path: `${DATASET}/executeQueries`,
      method: 'POST',
      status: 401,
      body: odata('PowerBINotAuthorizedException'),
    },
  },
];
