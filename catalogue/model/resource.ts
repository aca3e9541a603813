/**
 * One kind of thing that the API knows by an id: which collection variable carries the id, and which operations list, create,
 * read and delete it. This is what lets one request feed the next.
 */
export interface Resource {
  /** The variable that carries its id, such as `datasetId`. */
  readonly variable: string;
  /** In words, for messages. */
  readonly noun: string;
  /** Operation that lists it, and where in the answer the first one's id is (`|date`: the date of that moment). */
  readonly list?: { readonly operation: string; readonly pick: string; readonly query?: string };
  /** An answer that shows one, of an operation that is never asked just to find an id: its limits are the whole tenant's. */
  readonly seenIn?: { readonly operation: string; readonly pick: string };
  /** Operations that create one, and where its id is: a path into the answer's body, or the last segment of `Location`. */
  readonly create?: readonly { readonly operation: string; readonly id: string }[];
  readonly read?: string;
  readonly delete?: string;
  /** Variables of the things it belongs to, outermost first. */
  readonly parents: readonly string[];
}

/** In a `create`: the id is the last segment of the `Location` header. */
export const FROM_LOCATION = 'header:Location';
