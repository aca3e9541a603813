import type { AnswerExample } from './example.ts';

/** Claims that make the app's good token that of a user. */
export const ofUser = { idtyp: 'user', sub: 'another subject', scp: 'Dataset.Read.All', upn: '{userEmail}' };

/** Power BI's usual body: a code, most often without words. */
export function odataBody(code: string, details: readonly object[] = []): object {
  return { error: { code, 'pbi.error': { code, parameters: {}, details, exceptionCulprit: 1 } } };
}

/** What the engine of a model answers to a query, with its words. */
export function engineAnswer(value: string): AnswerExample {
  return {
    path: '/v1.0/myorg/groups/{groupId}/datasets/{datasetId}/executeQueries',
    method: 'POST',
    status: 400,
    body: odataBody('DatasetExecuteQueriesError', [{ code: 'DetailsMessage', detail: { type: 1, value } }]),
  };
}

/** A body of the Fabric API. */
export function fabricBody(errorCode: string): object {
  return { requestId: '{transactionId}', errorCode, message: 'What Fabric says.' };
}

/**
 * An answer of the token endpoint. Its words do not matter: the number decides.
 * @param tenant as it stands in the address, encoded
 */
export function aadstsAnswer(
  number: number,
  { tenant = '{tenantId}', ...more }: Partial<AnswerExample> & { readonly tenant?: string } = {},
): AnswerExample {
  const body = { error: 'an_error', error_description: `AADSTS${number}: what Entra says.`, error_codes: [number] };
  return {
    path: `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`,
    method: 'POST',
    status: 400,
    claims: null,
    body,
    ...more,
  };
}
