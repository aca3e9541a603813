import type { Effect } from '../../catalogue/model/types.ts';

/**
 * What the collection's scripts know of its requests. The generator writes it in front of the bundled pre-request script
 * as the constant `PLAN`, one request a line, so that it can be read in Postman's own editor.
 */
export interface Plan {
  /** By request name. */
  readonly requests: Readonly<Record<string, RequestPlan>>;
  /** By variable. */
  readonly resources: Readonly<Record<string, ResourcePlan>>;
  /** Variables that stand for another resource's id: `targetWorkspaceId` is a `groupId`. */
  readonly aliases: Readonly<Record<string, string>>;
}

/** One request: what calling it does and which ids it needs. */
export interface RequestPlan {
  /** Method and path below `/v1.0/myorg`, such as `GET groups/{groupId}/reports`: what a request does is told by these, not by its name. */
  readonly at: string;
  /** `reads`, or what else it does: everything but `reads` needs permission. */
  readonly effect: Effect;
  /** Variables that must have a value, outermost first. */
  readonly needs?: readonly string[];
  /** Those of them that are only read, in a request that writes. */
  readonly sources?: readonly string[];
  /** The ids of the path, for a request that writes: the last is what it changes or deletes, the others are what that belongs to. */
  readonly path?: readonly string[];
  /** Why an app is refused; absent where apps may call. */
  readonly closed?: string;
  /** Resources that it creates, and where in the answer their ids are. */
  readonly gives?: readonly Gift[];
  /** The resource whose list it is. */
  readonly lists?: string;
  /** The resource that it deletes. */
  readonly takes?: string;
  /** A pattern: a success whose body matches it can hide a mistake, such as an empty list, and is looked at as well. */
  readonly looksFine?: string;
  /** A step of "Start here": the names of the steps without which it is left out. The first needs none. */
  readonly after?: readonly string[];
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
  /** Name of the request that lists it. */
  readonly listedBy?: string;
  /** Name of the request that creates one. */
  readonly createdBy?: string;
}

/** An id that a script came by, with the ids of what it belongs to. */
export interface KnownId {
  readonly id: string;
  readonly parents: Readonly<Record<string, string>>;
  /** It was refused, or is gone: it is looked up anew. */
  readonly doubted?: true;
}

/** An id that a list showed, under the name of its resource. */
export interface FoundId {
  readonly name: string;
  readonly noun: string;
  readonly id: string;
}

/** What the pre-request script hands to the test script of the same request. */
export interface Step {
  /** Its name. */
  readonly request: string;
  /** The request of the collection that has its method and address; the same as its name unless it was edited, empty when there is none. */
  readonly title: string;
  readonly caller: 'app' | 'user' | 'unknown';
  readonly ids: Readonly<Record<string, string>>;
  /** True when an id is a placeholder that names nothing: the call is expected to be refused. */
  readonly placeholder: boolean;
  /** The ids that a list showed: nobody typed them. */
  readonly found: readonly FoundId[];
  readonly plan: RequestPlan | null;
  /** How the ids that this request lists are picked. */
  readonly pick: string;
  readonly parentsOfList: readonly string[];
}
