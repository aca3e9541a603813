import type { TokenCredentialOptions } from '@azure/identity';

/** How the last thing that the library sent ended, when not well. What went well is not kept: it holds a token. */
export type LastFailure =
  | {
      readonly kind: 'answer';
      readonly method: string;
      readonly url: string;
      readonly status: number;
      readonly body: string;
    }
  | { readonly kind: 'error'; readonly url: string; readonly code: string; readonly message: string };

type Policies = NonNullable<TokenCredentialOptions['additionalPolicies']>;

/** Watches what Microsoft's library sends: its own errors do not tell why a host was not reached, nor what Entra said of the tenant. */
export class ExchangeWatch {
  last: LastFailure | undefined;
  /** Why there was nothing to trade in. The library keeps only its text. */
  assertionFailure: unknown;

  /** What to give the library. */
  readonly policies: Policies = [
    {
      position: 'perRetry',
      policy: {
        name: 'exchangeWatch',
        sendRequest: async (request, next) => {
          this.last = undefined;
          try {
            const answer = await next(request);
            if (answer.status >= 400)
              this.last = {
                kind: 'answer',
                method: request.method,
                url: request.url,
                status: answer.status,
                body: answer.bodyAsText ?? '',
              };
            return answer;
          } catch (error) {
            const { code = '', message } = error as Error & { code?: string };
            this.last = { kind: 'error', url: request.url, code, message };
            throw error;
          }
        },
      },
    },
  ];
}
