/** The vocabulary of a catalogue: what is known of each operation of an API. */

/** An HTTP method in upper case: one of the usual, or any other that a description has. */
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | (string & {});

/** A status, a range such as `2XX`, or `default`: whatever has no entry of its own. */
export type Status = number | `${1 | 2 | 3 | 4 | 5}XX` | 'default';

/** The shape of a value: our own compact form of a schema. Named shapes are in `described/shapes.json`. */
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

/** A parameter. Paths carry it as `{name}`. */
export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
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
  readonly status: Status;
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
  /** Path template, such as `/v1.0/myorg/groups/{groupId}`; with a query where that belongs to the address, such as `?beta=true`. */
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

/** One part of a multipart body. The text is sent as a file would be. */
export interface FormPart {
  readonly key: string;
  readonly value: string;
  readonly contentType: string;
}

/** Where in its folder a request stands, in this order; by the effect, unless somebody knows better. */
export type Stage =
  'list' | 'create' | 'read' | 'heavy' | 'prepare' | 'start' | 'follow' | 'credential' | 'change' | 'undo' | 'delete';

/** What people know of an operation and the description does not say, or not so that a program could read it. */
export interface CuratedOperation {
  /** Title in words, unique in the collection, without `/ : ?`. */
  readonly title: string;
  /** What it does and when one needs it, in one sentence. */
  readonly purpose?: string;
  /** What its parameters mean, a phrase each, by name. */
  readonly meanings?: Readonly<Record<string, string>>;
  readonly effect: Effect;
  readonly longRunning?: LongRunning;
  /** The variable that fills each path parameter; a parameter that is typed in place has none. */
  readonly variables: Readonly<Record<string, string>>;
  /** Values of parameters that are typed in place: path parameters that are not ids, and query parameters worth showing filled in. */
  readonly values?: Readonly<Record<string, string>>;
  /** Optional query parameters that are on although optional: without them the service refuses. */
  readonly neededQuery?: readonly string[];
  /** Variables that a request which changes something only reads: they may be found, as the original is not touched. */
  readonly sources?: readonly string[];
  /** A valid JSON body, with ids as `{{variable}}`. */
  readonly sample?: unknown;
  /** A multipart body in place of a JSON one. */
  readonly form?: readonly FormPart[];
  /** Redirects belong to it. Everywhere else one leads a token astray. */
  readonly redirects?: true;
  readonly stage?: Stage;
  /** Why an app is refused, in words for a test line; absent where apps may call, or where nothing is said. */
  readonly closed?: string;
  /** Of one that is closed to apps: title and path template of the operation that does the same and is open to them. */
  readonly openTwin?: { readonly title: string; readonly path: string };
  /** A pattern: a success whose body matches it can hide a mistake, such as an error inside. */
  readonly looksFine?: string;
  /** What its description says beside its purpose: who may call it, with which limits. Markdown, a paragraph each. */
  readonly notes?: readonly string[];
}

/** One operation of the API with everything that is known of it. */
export interface Operation extends DescribedOperation, CuratedOperation {}
