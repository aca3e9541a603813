/**
 * The parts of Postman Collection v2.1 that the generator writes, and of an environment. Plain objects: the SDK adds ids of its own
 * and loses others when it writes.
 * @see https://schema.getpostman.com/json/collection/v2.1.0/collection.json
 */
export interface Collection {
  readonly info: {
    readonly _postman_id: string;
    readonly name: string;
    readonly description: string;
    readonly schema: string;
  };
  readonly item: readonly (Folder | Item)[];
  readonly auth: {
    readonly type: 'bearer';
    readonly bearer: readonly { readonly key: 'token'; readonly value: string; readonly type: 'string' }[];
  };
  readonly event: readonly Event[];
  readonly variable: readonly CollectionVariable[];
}

export interface Folder {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** Scripts that run for each of its requests, after those of the collection. */
  readonly event?: readonly Event[];
  readonly item: readonly (Folder | Item)[];
}

export interface Item {
  readonly id: string;
  readonly name: string;
  readonly event: readonly Event[];
  readonly protocolProfileBehavior?: { readonly followRedirects: false };
  readonly request: Request;
  readonly response: readonly SavedResponse[];
}

export interface Event {
  readonly listen: 'prerequest' | 'test';
  readonly script: { readonly id: string; readonly type: 'text/javascript'; readonly exec: readonly string[] };
}

export interface Request {
  readonly method: string;
  readonly header: readonly Header[];
  readonly body?: Body;
  readonly url: Url;
  /** In place of the collection's: nothing in the header `Authorization`. */
  readonly auth?: { readonly type: 'noauth' };
  readonly description?: string;
}

export interface Header {
  readonly key: string;
  readonly value: string;
  readonly description?: string;
  readonly disabled?: true;
}

export type Body =
  | { readonly mode: 'raw'; readonly raw: string; readonly options: { readonly raw: { readonly language: 'json' } } }
  | {
      readonly mode: 'formdata';
      readonly formdata: readonly {
        readonly key: string;
        readonly type: 'text';
        readonly value: string;
        readonly contentType: string;
        readonly description: string;
      }[];
    };

export interface Url {
  readonly raw: string;
  readonly host: readonly string[];
  readonly path: readonly string[];
  readonly query?: readonly QueryParam[];
  readonly variable?: readonly UrlVariable[];
}

export interface QueryParam {
  readonly key: string;
  readonly value: string;
  readonly description?: string;
  readonly disabled?: true;
}

export interface UrlVariable {
  readonly key: string;
  readonly value: string;
  readonly description?: string;
}

export interface SavedResponse {
  readonly id: string;
  readonly name: string;
  readonly originalRequest: Request;
  readonly status: string;
  readonly code: number;
  readonly _postman_previewlanguage: 'json' | 'text';
  readonly header: readonly Header[];
  readonly cookie: readonly never[];
  readonly body: string;
}

export interface CollectionVariable {
  readonly key: string;
  readonly value: string;
  readonly type: 'string';
  readonly description: string;
}

export interface Environment {
  readonly id: string;
  readonly name: string;
  readonly values: readonly {
    readonly key: string;
    readonly value: string;
    readonly type: 'default' | 'secret';
    readonly enabled: true;
    readonly description?: string;
  }[];
  readonly _postman_variable_scope: 'environment';
}
