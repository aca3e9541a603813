import type { Operation } from '../../catalogue/model/types.ts';
import type { Answer, Caller } from '../call.ts';
import type { Evidence } from '../certainty.ts';
import type { TenantDefinition } from '../tenant/definition.ts';
import type { Role } from '../tenant/role.ts';
import type { Throttle } from './throttle.ts';
import type { AccessClaims, TokenState } from './verified-token.ts';

/** A request with a genuine token for Power BI, before anything is answered. */
export interface Attempt {
  /** Undefined when no operation has this method and path. */
  readonly operation: Operation | undefined;
  readonly path: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly caller: Caller;
  readonly claims: AccessClaims;
  readonly tenant: TenantDefinition;
  /** The caller's role in the workspace that the path names, or that the queried semantic model is in; undefined without a role, and without either. */
  readonly role: Role | undefined;
  /** Whether the path names somebody's My workspace as if it were a workspace. */
  readonly personalWorkspace: boolean;
  /** Whether the capacity of the workspace, or of the semantic model, is paused. */
  readonly capacityPaused: boolean;
  /** Whether the service principal profile that the app calls as belongs to another one, or does not exist. */
  readonly foreignProfile: boolean;
  /** Whether the semantic model that the path names has another owner than the caller. */
  readonly foreignModel: boolean;
  /** Whether the owner of the semantic model that the path names was removed from Entra. */
  readonly ownerLeft: boolean;
  /** Whether the workspace, or that of the semantic model, is on Premium Per User. */
  readonly premiumPerUser: boolean;
  /** The request's `Content-Type`, empty when there is none. */
  readonly contentType: string;
  readonly hasBody: boolean;
  readonly throttle: Throttle;
  /** How many requests of this caller to this operation are not answered yet, this one included. */
  readonly alongside: number;
}

/** A token, and where it was sent to. */
export interface TokenAttempt {
  readonly token: TokenState;
  readonly tenant: TenantDefinition;
  /** Whether a path of Power BI was asked for under the name of the Fabric API's host. */
  readonly onFabricHost: boolean;
}

/** A reason for which a token is refused, whatever it is used for. */
export interface TokenRefusal extends Evidence {
  /** @returns undefined when the rule has nothing against the token */
  readonly refuse: (attempt: TokenAttempt) => Answer | undefined;
}

/** A reason for which a call with a good token is refused. */
export interface CallRefusal extends Evidence {
  /** @returns undefined when the rule has nothing against the call */
  readonly refuse: (attempt: Attempt) => Answer | undefined;
}
