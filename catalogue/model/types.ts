/** The vocabulary of the catalogue: what is known of each operation of the Power BI REST API. */

/** HTTP methods that the description uses. */
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** The shape of a value: our own compact form of a schema. Named shapes stand in `described/shapes.ts`. */
export type Shape =
  | { type: 'string'; format?: string; enum?: readonly string[]; pattern?: string; maxLength?: number; readOnly?: true }
  | {
      type: 'integer' | 'number';
      format?: string;
      enum?: readonly number[];
      minimum?: number;
      maximum?: number;
      readOnly?: true;
    }
  | { type: 'boolean'; readOnly?: true }
  | { type: 'array'; items: Shape; readOnly?: true }
  | {
      type: 'object';
      properties: Readonly<Record<string, Shape>>;
      required?: readonly string[];
      additional?: Shape;
      readOnly?: true;
    }
  | { type: 'ref'; name: string; readOnly?: true }
  | { type: 'file'; readOnly?: true }
  | { type: 'any'; readOnly?: true };

/** A path or query parameter. Paths carry it as `{name}`. */
export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'array';
  readonly format?: string;
  readonly enum?: readonly (string | number)[];
  readonly required: boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly default?: string | number | boolean;
}

/** What a request carries. `shown` are the property paths that the description's own examples fill, such as `datasets[].id`. */
export interface RequestBody {
  readonly shape: Shape;
  readonly required: boolean;
  readonly mediaTypes: readonly string[];
  readonly shown: readonly string[];
}

/** One documented answer. No shape means an empty body. `shown` as in {@link RequestBody}. */
export interface Response {
  readonly status: number;
  readonly shape?: Shape;
  readonly mediaTypes: readonly string[];
  readonly shown: readonly string[];
  /** Header names that the description's examples show. */
  readonly headers: readonly string[];
}

/**
 * Delegated scopes as AND of ORs: one scope of each requirement is needed. Only a user's token carries scopes; an app needs none.
 * `conditional` marks a requirement that holds only when the request uses the feature it belongs to.
 */
export type ScopeRequirement = { readonly anyOf: readonly string[]; readonly conditional?: true };

/**
 * Whether an app (service principal) may call the operation, as the description says it:
 * `yes` and `admin` (read-only admin APIs, behind a tenant setting) name it, `conditional` sets conditions, `only` excludes users,
 * `no` excludes apps, `undocumented` is silent.
 */
export type ServicePrincipalSupport = 'yes' | 'only' | 'admin' | 'conditional' | 'no' | 'undocumented';

/** Why an operation is closed to apps. `my-workspace`: the path belongs to a signed-in user, its twin is under `/groups/{groupId}`. */
export type ClosedReason = 'unsupported' | 'admin-write' | 'my-workspace';

/** A documented limit: `max` requests in each window, or at the same time. */
export interface RateLimit {
  readonly max: number;
  readonly unit: 'requests' | 'simultaneous requests';
  readonly window?: 'minute' | 'hour' | 'day';
  /** Who shares the limit: one caller, or everybody in the tenant. */
  readonly per: 'caller' | 'tenant';
}

/** What `catalogue refresh` derives from the official description. */
export interface DescribedOperation {
  /** The official operation id, such as `Groups_GetGroups`. */
  readonly id: string;
  readonly area: string;
  readonly method: Method;
  /** Path template, such as `/v1.0/myorg/groups/{groupId}`. */
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body?: RequestBody;
  readonly responses: readonly Response[];
  readonly scopes: readonly ScopeRequirement[];
  readonly servicePrincipal: ServicePrincipalSupport;
  readonly closedReason?: ClosedReason;
  /** Open to a service principal profile (`X-PowerBI-Profile-Id`). */
  readonly profile: boolean;
  /** An app that holds an admin-consented Power BI application permission is refused. */
  readonly noAdminConsentedPermission: boolean;
  /** Id of the same operation on the other side of the My workspace border. */
  readonly twin?: string;
  readonly limits: readonly RateLimit[];
  readonly pagination: 'none' | 'top-skip' | 'continuation';
  readonly preview: boolean;
  readonly deprecated: boolean;
  /** Its page on learn.microsoft.com. */
  readonly docs: string;
}

/**
 * What calling it does. `reads` is plain; `heavy read` exports, scans or queries and costs capacity; `credential` issues one;
 * `creates`, `changes`, `deletes` say themselves; `starts` sets a job going.
 */
export type Effect = 'reads' | 'heavy read' | 'credential' | 'creates' | 'changes' | 'deletes' | 'starts';

/** How a job that outlives its request is followed. */
export type LongRunning = 'refresh' | 'export' | 'scan' | 'import' | 'deployment' | 'goal refresh' | 'dataflow refresh';

/** What people know of an operation and the description does not say, or not so that a program could read it. */
export interface CuratedOperation {
  /** Title in words, unique in the collection, without `/ : ?`. */
  readonly title: string;
  /** What it does and when one needs it, in one sentence; empty where nobody has looked at it yet. */
  readonly purpose: string;
  readonly effect: Effect;
  readonly longRunning?: LongRunning;
}

/** One operation of the API with everything that is known of it. */
export interface Operation extends DescribedOperation, CuratedOperation {}
