import type { ANY_SUCCESS } from './vocabulary.ts';
import type { ClosedReason, Effect, ServicePrincipalSupport } from './types.ts';

/**
 * What the collection's scripts know of its requests. The generator writes it in front of the bundled pre-request script
 * as the constant `PLAN`, one request a line, so that it can be read in Postman's own editor: see `plan-text.ts`, and `plan-short.ts` for its form.
 */
export interface Plan {
  /** What every path begins with, and a pattern for what may stand for it. */
  readonly root: string;
  readonly rootPattern: string;
  /** First segments below the root that an app calls as itself, not as a service principal profile; absent where there are none. */
  readonly asItself?: readonly string[];
  /** By method and path below the root, such as `GET groups/{groupId}/reports`: what a request does is known by these, not by its name. */
  readonly requests: Readonly<Record<string, RequestPlan>>;
  /** The steps of the first folder, by name. */
  readonly steps: Readonly<Record<string, StepPlan>>;
  /** The recipes, by what the names of their requests begin with: numbers of the steps that clean up, which are sent after a failure too. */
  readonly recipes: Readonly<Record<string, readonly number[]>>;
  /** What the names of requests begin with that must be refused, each by itself; absent where there are none. */
  readonly checks?: string;
  /** By variable. */
  readonly resources: Readonly<Record<string, ResourcePlan>>;
  /** Variables that stand for another resource's id: `targetWorkspaceId` is a `groupId`. */
  readonly aliases: Readonly<Record<string, string>>;
  /** What the requests refer to by number: scopes as AND of ORs, and patterns of a success that can hide a mistake. */
  readonly scopes: readonly (readonly (readonly string[])[])[];
  readonly patterns: readonly string[];
  /** How the twin of a request that is closed to apps is named and addressed; absent where nothing has a twin. */
  readonly twins?: TwinPlan;
}

/** What tells a request that is open to apps from its twin that is closed to them. */
export interface TwinPlan {
  /** What its name ends with. */
  readonly ending: string;
  /** What its path begins with, below the root. */
  readonly below: string;
  /** Why the other is closed, and what the variables of the other begin with. */
  readonly closed: ClosedReason;
  readonly prefix: string;
}

/** One request: what calling it does, which ids it needs, and what the diagnosis needs to know of it. */
export interface RequestPlan {
  /** The operation's official id, where a rule that travels asks for it. */
  readonly id?: string;
  /** What calling it does; absent where it only reads. Everything else needs permission. */
  readonly effect?: Effect;
  /** The documented statuses of a success; 200 alone when absent. */
  readonly answers?: readonly number[] | typeof ANY_SUCCESS;
  /** Whether an app may call it; when absent `no` where it is closed, and `yes` elsewhere. */
  readonly app?: ServicePrincipalSupport;
  /** Why an app is refused; absent where apps may call. */
  readonly closed?: ClosedReason;
  /** Of one that is closed to apps: the name of the request that does the same and is open to them, where it is not as `twins` says. */
  readonly twin?: string;
  /** An app with an admin-consented permission is refused. */
  readonly ruled?: true;
  /** The least role in the workspace, where method and path do not say it. */
  readonly role?: string;
  /** Number of its scopes. */
  readonly scopes?: number;
  /** Variables beside those of the path that must have a value. */
  readonly needs?: readonly string[];
  /** Those of them that are only read, in a request that writes. */
  readonly sources?: readonly string[];
  /** The variables of the path. Of a request that writes the last is what it changes or deletes, the others are what that belongs to. */
  readonly path?: readonly string[];
  /** Resources that it creates, and where in the answer their ids are. */
  readonly gives?: readonly Gift[];
  /** The resource whose list it is. */
  readonly lists?: string;
  /** The resource that it deletes. */
  readonly takes?: string;
  /** Number of the pattern of a success that can hide a mistake, such as an empty list: it is looked at also. */
  readonly looksFine?: number;
}

/** One step of the first folder. */
export interface StepPlan {
  /** The names of the steps without which it is skipped. The first needs none. */
  readonly after: readonly string[];
  /** The token is to be an app's, for this API, and in time. */
  readonly judgesToken?: true;
  /** Its list must have something in it. */
  readonly notEmpty?: true;
}

/** The key of an operation in the plan: method and path below the root, such as `GET groups/{groupId}`. */
export function keyOf(root: string, { method, path }: { readonly method: string; readonly path: string }): string {
  return `${method} ${path.slice(root.length + 1)}`;
}

export interface Gift {
  readonly variable: string;
  /** A path into the answer, or `header:Location` for the last segment of that header. */
  readonly id: string;
  /** Which variable of this request holds the id of each parent; nothing else of the request belongs to what it created. */
  readonly parents?: Readonly<Record<string, string>>;
}

export interface ResourcePlan {
  readonly noun: string;
  readonly parents: readonly string[];
  /** Path of the list with `{{variable}}` for the parents; absent where nothing lists it. */
  readonly list?: string;
  /** Where in the list the first one's id is, such as `value[0].id`. */
  readonly pick?: string;
  /** Key of the request that lists it, and its name. */
  readonly listedAt?: string;
  readonly listedBy?: string;
  /** Name of the request that creates one. */
  readonly createdBy?: string;
}
