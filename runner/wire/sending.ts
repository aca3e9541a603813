import type { Level } from '../../catalogue/model/permission.ts';
import type { Operation } from '../../catalogue/model/types.ts';
import { callerOf } from './caller.ts';
import type { Judgement, Outgoing } from './gate.ts';
import type { Caller } from './limit-keeper.ts';
import type { Movable } from './redirect.ts';

/** A request as Newman hands it over to be sent: an object of the Postman SDK. */
export interface SdkRequest extends Movable {
  readonly headers: {
    get(name: string): string | undefined;
    remove(name: string): void;
    each(take: (header: SdkHeader) => void): void;
  };
  readonly body?: SdkBody;
  /** A proxy that the collection names. */
  proxy?: unknown;
  clone(): SdkRequest;
}

interface SdkHeader {
  readonly key?: string;
  readonly value?: unknown;
  readonly disabled?: boolean;
}

interface SdkBody {
  readonly mode?: string;
  readonly file?: { readonly src?: unknown; readonly content?: unknown };
  readonly formdata?: { all(): readonly FormPart[] };
  toString(): string;
}

interface FormPart {
  readonly key?: string;
  readonly type?: string;
  readonly src?: unknown;
  readonly value?: unknown;
  readonly disabled?: boolean;
}

/** What the rules on sending need to know of a request. */
export interface Sending {
  readonly request: SdkRequest;
  readonly method: string;
  readonly url: string;
  readonly operation: Operation | undefined;
  readonly level: Level;
  readonly caller: Caller;
  /** Whether it asks for a token: then it carries the secret. */
  readonly token: boolean;
  /** Whether sending it twice is the same as sending it once. */
  readonly changesNothing: boolean;
  /** Whether it can be sent a second time at all: a file is read only once. */
  readonly repeatable: boolean;
  /** Equal for requests that will get the same answer; undefined when that cannot be said. */
  readonly sameAs: string | undefined;
}

/** What the gate is asked about. */
export function outgoingOf(
  request: SdkRequest,
  method: string = request.method,
  url: string = request.url.toString(),
): Outgoing {
  const headers = new Map<string, string[]>();
  request.headers.each(({ key = '', value, disabled }) => {
    if (!disabled)
      headers.set(key.toLowerCase(), [
        ...(headers.get(key.toLowerCase()) ?? []),
        typeof value === 'string' ? value : '',
      ]);
  });
  return { method, url, headers };
}

/** @param byScript whether a script sends it */
export function describeSending(
  request: SdkRequest,
  { level, operation, token = false }: Extract<Judgement, { allowed: true }>,
  byScript: boolean,
): Sending {
  const { method } = request;
  const url = request.url.toString();
  const get = method === 'GET' || method === 'HEAD';
  const authorization = request.headers.get('Authorization');
  return {
    request,
    method,
    url,
    operation,
    level,
    caller: callerOf(authorization),
    token,
    changesNothing: token || level === 'plain read',
    repeatable: filesOf(request.body).length === 0,
    sameAs:
      byScript && (token || get)
        ? [method, url, authorization ?? '', token ? request.body?.toString() : ''].join('\n')
        : undefined,
  };
}

/** Files of a body that could not be read: Newman would send the request without them. */
export function unreadFiles(body: SdkBody | undefined): string[] {
  return filesOf(body)
    .filter(({ loaded }) => !loaded)
    .map(({ name }) => name);
}

function filesOf(body: SdkBody | undefined): { readonly name: string; readonly loaded: boolean }[] {
  if (body?.mode === 'file')
    return [{ name: nameOf(body.file?.src), loaded: body.file?.content !== undefined && body.file.content !== null }];
  if (body?.mode !== 'formdata') return [];
  // Newman switches a part off when its file cannot be read; a part that somebody switched off has no file to be read either.
  const parts = body.formdata?.all() ?? [];
  return parts
    .filter(({ type, src }) => type === 'file' && src)
    .map(({ src, value, disabled }) => ({
      name: nameOf(src),
      loaded: !disabled && typeof value === 'object' && value !== null,
    }));
}

function nameOf(src: unknown): string {
  return (
    [src]
      .flat()
      .filter((each) => typeof each === 'string')
      .join(', ') || 'without a name'
  );
}
