import type { TenantChange } from '../tenant/change.ts';

/** A call that a scenario's client makes. */
export interface ClientCall {
  /** GET when absent. */
  readonly method?: string;
  /** With the query. `{groupId}` and the like stand for ids of the standard tenant, `{id}` for the `id` of the answer before. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON, with that content type unless the headers have another. */
  readonly body?: unknown;
  /** Sent as it is, in place of a body. */
  readonly text?: string;
}

/** What the client does otherwise than it should; what is absent it does right. */
export interface ScenarioClient {
  /** This and the next may name ids of the standard tenant, such as `{clientId}`. */
  readonly tenantId?: string;
  readonly clientId?: string;
  readonly clientSecret?: string;
  readonly scope?: string;
  /** The token request, where it is not what the endpoint expects. A parameter that is null is left out. */
  readonly tokenRequest?: {
    /** 2 when absent. */
    readonly version?: 1 | 2;
    readonly method?: string;
    readonly contentType?: string;
    readonly form?: Readonly<Record<string, string | null>>;
    /** Sent in place of the form. */
    readonly body?: string;
  };
  /** Claims of an assertion that is sent in place of the secret, signed with a key that nobody knows; `{tokenUrl}` is the token endpoint. A text is sent as it is. */
  readonly assertion?: string | { readonly issuer: string; readonly subject: string; readonly audience: string };
  /** The user whose token `{user}` is: the first Fabric administrator with all scopes, unless said otherwise. */
  readonly user?: { readonly email?: string; readonly scopes?: readonly string[] };
  /** A token that is pasted instead of asked for. `{app}` and `{user}` stand for good tokens, `{half of app}` for the first half of one; empty: none is sent, nor asked for. */
  readonly accessToken?: string;
  /** Calls made before, in order. */
  readonly before?: readonly ClientCall[];
  /** The call that the scenario is about; the list of workspaces when absent. */
  readonly call?: ClientCall;
}

/** A tenant where something is wrong, or a client who does something wrong. It never says what the answer is. */
export interface Scenario {
  /** What is broken, in a sentence. */
  readonly about: string;
  /** What differs from the standard tenant. */
  readonly tenant?: TenantChange;
  readonly client?: ScenarioClient;
}
