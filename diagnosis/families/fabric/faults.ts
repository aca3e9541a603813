import * as pages from '../../pages.ts';
import type { View } from '../../view.ts';
import type { Row } from '../row.ts';
import { isRetriable } from './capacity.ts';
import { answered, fromPowerBi, WORKSPACE } from './sample.ts';
import { askSupport } from './steps.ts';

/** Faults of the service by name. */
export const faultRows: readonly Row[] = [
  {
    code: 'FABRIC_UNKNOWN_ERROR',
    title: 'The service failed and gives no reason',
    certainty: 'documented',
    docs: pages.fabricTroubleshoot,
    source: 'the descriptions of 168 operations; fabric-toolbox #264 for 500',
    when: { service: 'fabric', says: ['UnknownError'] },
    why: (view) =>
      view.status >= 500
        ? `The answer ${view.status} with UnknownError is a fault of the service: token and rights were not refused.`
        : 'UnknownError is a failure without a name of its own. In the request, the body is the most likely place.',
    fix: (view) => [
      'Send it again in a minute.',
      'Send it smaller: without optional fields, query parameters and items, to find the part that makes it fail.',
      'Check that the capacity of the workspace is running.',
      ...(view.status >= 500 ? [askSupport(view)] : ['Try the same in the portal: its message often says more.']),
    ],
    example: answered('UnknownError', { path: '/v1/admin/workspaces/discoverGitConnections', status: 500 }),
    nearMiss: fromPowerBi('UnknownError'),
  },
  {
    code: 'FABRIC_INTERNAL_SERVER_ERROR',
    title: 'The service failed',
    certainty: 'documented',
    docs: pages.fabricTroubleshoot,
    source: 'the descriptions of 7 operations',
    when: { service: 'fabric', says: ['InternalServerError', 'Internal Server Error', 'SparkCoreUnexpectedException'] },
    why: 'The name says that the fault is in the service: token, rights and ids were not refused.',
    fix: (view) => [
      'Send it again in a minute.',
      'Check that the capacity of the workspace is running.',
      ...(view.status >= 500 ? [askSupport(view)] : ['Send it smaller, to find the part that makes it fail.']),
    ],
    example: answered('InternalServerError', { path: WORKSPACE, status: 500 }),
    nearMiss: fromPowerBi('InternalServerError'),
  },
];

/** What is left where Fabric says that sending it again can help. @param isKnown whether another row has the name */
export function retriable(isKnown: (name: string) => boolean): Row {
  return {
    code: 'FABRIC_RETRIABLE',
    title: 'Fabric says that the failure can pass by itself',
    stage: 'doubt',
    certainty: 'documented',
    docs: pages.fabricTroubleshoot,
    source: 'isRetriable in the schema of every error',
    when: { service: 'fabric', also: (view) => isRetriable(view) === true && !view.answer.names.some(isKnown) },
    evidence: 'isRetriable is true in the answer, and its name is not known',
    why: 'The answer has isRetriable true: the same request can work later.',
    fix: [
      'Wait 30 seconds, or as long as Retry-After says, and send the same request again, a few times with longer waits.',
      'If it never works, do what the message asks for.',
    ],
    example: answered('SomethingNew', { status: 409, isRetriable: true }),
    nearMiss: answered('SomethingNew', { status: 409, isRetriable: false }),
  };
}

/** The step in front of all others where the answer asks for it. */
export function retryFirst(view: View, steps: readonly string[]): readonly string[] {
  return isRetriable(view) === true
    ? [
        'The answer says isRetriable true: wait 30 seconds, or as long as Retry-After says, and send the same request again.',
        ...steps,
      ]
    : steps;
}
