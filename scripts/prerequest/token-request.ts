import type { SentAnswer } from '../shared/answer.ts';

/**
 * Sends a request to a token endpoint. The request is put together where it is sent, and the function is `async`, for Bruno alone: its converter
 * translates only a request that stands beside the call, whose callback has braces, and turns the call into one that is awaited. Nothing in it
 * waits or throws.
 * @param fields of its form, in order
 */
// eslint-disable-next-line no-restricted-syntax
export async function sendTokenRequest(
  url: string,
  fields: readonly (readonly [name: string, value: string])[],
  answered: (error: unknown, answer: SentAnswer) => void,
): Promise<void> {
  const request = {
    url,
    method: 'POST',
    header: { 'Content-Type': 'application/x-www-form-urlencoded' },
    // As text: a list that is put together is read by Postman and not by Bruno.
    body: { mode: 'raw', raw: fields.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&') },
  };
  pm.sendRequest(request as never, (error: unknown, answer: unknown) => {
    answered(error, answer as SentAnswer);
  });
}
