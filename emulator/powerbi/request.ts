import type { Call } from '../call.ts';
import { isAdmin } from '../operation-kind.ts';
import type { Collection } from './content/collection.ts';
import type { Content } from './content/content.ts';
import type { Placed } from './content/items.ts';
import { signature } from './content/owner.ts';
import type { PlacedCollection } from './content/placed-collection.ts';
import type { Workspace } from './content/tenant-wide.ts';
import { isActive, personalWorkspace, roleOf } from './content/workspace.ts';
import { fieldsOf, type Fields } from './fields.ts';
import { notFound } from './refusal.ts';

/** A call together with the tenant that it is about. */
export interface Request extends Call {
  readonly content: Content;
  /** The body as a record; empty when there is none. */
  readonly fields: Fields;
  /** The workspace of the path; for paths without one the caller's My workspace. */
  readonly groupId: string;
}

/** What a handler gives. The status defaults to the first that the operation documents. */
export interface Result {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Answers one operation. Throws a Refusal to answer with an error. */
export type Handler = (request: Request) => Result;

/** Handlers by operation id. */
export type Handlers = Readonly<Record<string, Handler>>;

/** A success with an empty body. */
export const done: Result = {};

/** A success that shows something. */
export function shows(body: unknown): Result {
  return { body };
}

/** Handlers for both sides of the My workspace border: `X` and `XInGroup` are one operation on two workspaces. */
export function twins(handlers: Handlers): Handlers {
  return Object.fromEntries(
    Object.entries(handlers).flatMap(([id, handler]) => [
      [id, handler],
      [`${id}InGroup`, handler],
    ]),
  );
}

/** Whether the path is an administrator's: those see the whole tenant. */
export function isAdministrative(request: Pick<Request, 'operation'>): boolean {
  return isAdmin(request.operation);
}

/**
 * Binds a call to the tenant's content.
 * @throws Refusal 404 when the path names a workspace that is not there, or for others than administrators one that was deleted
 */
export function requestOf(call: Call, content: Content): Request {
  const groupId = call.path['groupId'];
  if (groupId !== undefined) {
    const workspace = content.workspaces.get(groupId);
    if (!isAdministrative(call) && !isActive(workspace)) throw notFound();
    return { ...call, content, fields: fieldsOf(call.body), groupId: workspace.id };
  }
  return {
    ...call,
    content,
    fields: fieldsOf(call.body),
    groupId: personalWorkspace(content, call.caller.objectId).id,
  };
}

/** The workspace that the request is about. */
export function workspaceOf(request: Request): Workspace {
  return request.content.workspaces.get(request.groupId);
}

/** What a list shows: of the workspace that the request is about, or of the whole tenant for an administrator. */
export function inView<T extends Placed>(request: Request, collection: PlacedCollection<T>): T[] {
  const wholeTenant = isAdministrative(request) && request.path['groupId'] === undefined;
  return wholeTenant ? collection.list() : collection.in(request.groupId);
}

/**
 * One thing by id. A path without a workspace reaches beyond My workspace to whatever the caller has a role in, as the service does.
 * @throws Refusal 404 when there is none within reach
 */
export function within<T extends Placed>(request: Request, collection: Collection<T>, id: string | undefined): T {
  const item = collection.get(id);
  if (item.groupId === request.groupId) return item;
  const free = request.path['groupId'] === undefined;
  if (free && (isAdministrative(request) || roleOf(request.content, item.groupId, request.caller))) return item;
  throw notFound();
}

/** How the caller is named in what they configure or create. */
export function callerName(request: Request): string {
  return signature(request.caller);
}
