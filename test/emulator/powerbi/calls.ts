import { findOperation, shapes, standardTenant } from '../../../catalogue/powerbi/index.ts';
import type { Answer, Call, Caller } from '../../../emulator/call.ts';
import { fieldsOf, rowsOf, type Fields } from '../../../emulator/powerbi/fields.ts';
import { answer, type Content } from '../../../emulator/powerbi/index.ts';

const { tenantId, clientId, servicePrincipalId, userId, userEmail } = standardTenant;

export const app: Caller = {
  kind: 'app',
  objectId: servicePrincipalId,
  name: 'Northwind reporting app',
  appId: clientId,
  tenantId,
};

export const user: Caller = {
  kind: 'user',
  objectId: userId,
  name: 'Ada',
  email: userEmail,
  appId: clientId,
  tenantId,
};

export const ORIGIN = 'http://127.0.0.1:4280';

/** What a test says of a call; the rest is usual. */
export interface Said {
  readonly path?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly body?: unknown;
  /** A multipart body, as it goes over the wire. */
  readonly multipart?: string;
  readonly caller?: Caller;
}

/** A call as the server hands it over. */
export function callOf(operationId: string, { path = {}, query = {}, body, multipart, caller = app }: Said = {}): Call {
  const operation = findOperation(operationId);
  if (!operation) throw new Error(`No operation ${operationId}`);
  const text = multipart ?? (body === undefined ? '' : JSON.stringify(body));
  const contentType =
    multipart === undefined ? (body === undefined ? '' : 'application/json') : 'multipart/form-data; boundary=b';
  return {
    operation,
    path,
    query: new URLSearchParams(query),
    body,
    raw: Buffer.from(text),
    contentType,
    caller,
    origin: ORIGIN,
  };
}

/** Calls an operation of a tenant. */
export function send(content: Content, operationId: string, said?: Said): Answer {
  return answer(callOf(operationId, said), content, { shapes });
}

/** An answer's body as a record; empty when there is none. */
export function bodyOf(answered: Answer): Fields {
  return fieldsOf(answered.body);
}

/** The items of a list in an answer. */
export function itemsOf(answered: Answer, name = 'value'): Fields[] {
  return rowsOf(bodyOf(answered)[name]);
}

/** The id that an answer gives. */
export function idOf(answered: Answer): string {
  return String(bodyOf(answered)['id']);
}
