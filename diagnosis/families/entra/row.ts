import type { AnswerExample } from '../../examples/example.ts';
import type { EntraRule } from '../../rules/token/aadsts.ts';
import type { Rule } from '../../rule.ts';

/** A refusal that its AADSTS number tells, with an answer that it explains and one like it that it does not. */
export type TokenRow = EntraRule & Required<Pick<Rule, 'example' | 'nearMiss'>>;

const TENANT = '6babcaad-604b-40ac-a9d7-9fd97c0b779f';

/** The answer of the token endpoint with this number and this text; 401 comes with invalid_client, else 400. */
export function refusedToken(number: number, text: string, error = 'invalid_grant', tenant = TENANT): AnswerExample {
  const trace = '5b1e0c7d-3a49-4f62-8d05-1c9e7a2b4f00';
  return {
    path: `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`,
    method: 'POST',
    status: error === 'invalid_client' ? 401 : 400,
    claims: null,
    body: {
      error,
      error_description: `AADSTS${number}: ${text} Trace ID: ${trace} Correlation ID: ${trace} Timestamp: 2026-11-23 10:00:00Z`,
      error_codes: [number],
      timestamp: '2026-11-23 10:00:00Z',
      trace_id: trace,
      correlation_id: trace,
    },
  };
}

/** As in most near misses: the secret is wrong, and so nothing else can be said. */
export const wrongSecret = refusedToken(7000215, 'Invalid client secret provided.', 'invalid_client');
