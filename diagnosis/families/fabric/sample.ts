import { standardTenant } from '../../../catalogue/powerbi/standard-tenant.ts';
import type { AnswerExample } from '../../examples/example.ts';

/** Paths for the examples. */
export const WORKSPACE = `/v1/workspaces/${standardTenant.groupId}`;
export const ITEM = `${WORKSPACE}/items/${standardTenant.reportId}`;

/** What an example says beside its code; items of the workspace and 400 when absent. */
interface Given extends Partial<Omit<AnswerExample, 'body'>> {
  readonly message?: string;
  readonly more?: string;
  readonly isRetriable?: boolean;
}

/** An answer of Fabric that names a reason. @param given `more` is the code of an entry in `moreDetails` */
export function answered(
  errorCode: string,
  { message = 'What Fabric says.', more, isRetriable, ...given }: Given = {},
): AnswerExample {
  const body = {
    requestId: standardTenant.transactionId,
    errorCode,
    message,
    ...(more === undefined ? {} : { moreDetails: [{ errorCode: more, message }] }),
    ...(isRetriable === undefined ? {} : { isRetriable }),
  };
  return { path: `${WORKSPACE}/items`, status: 400, ...given, body };
}

/** An answer of Fabric without a body and a reason. */
export function silent(given: Partial<AnswerExample>): AnswerExample {
  return { path: `${WORKSPACE}/items`, ...given };
}

/** The state of an operation or a job that failed: the request for it is a success. */
export function failed(
  errorCode: string,
  message: string,
  path = `/v1/operations/${standardTenant.transactionId}`,
): AnswerExample {
  return {
    path,
    status: 200,
    body: {
      status: 'Failed',
      percentComplete: 100,
      [path.includes('/jobs/') ? 'failureReason' : 'error']: { errorCode, message },
    },
  };
}

/** The same name as a reason of Power BI, which the rows of this family leave alone. */
export function fromPowerBi(code: string): AnswerExample {
  return {
    path: `/v1.0/myorg/groups/${standardTenant.groupId}`,
    status: 400,
    body: { error: { code, message: 'What Power BI says.' } },
  };
}
