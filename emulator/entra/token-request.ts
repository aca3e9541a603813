import type { AppDefinition, TenantDefinition } from '../tenant/definition.ts';

/** Endpoint version: `2` takes `scope`, `1` takes `resource`. */
export type EndpointVersion = 1 | 2;

/** A request of the token endpoint, read but not judged. */
export interface TokenRequest {
  readonly method: string;
  readonly version: EndpointVersion;
  /** The tenant as the path names it: an id, a domain, `common`, or nonsense. */
  readonly tenantName: string;
  readonly tenant: TenantDefinition;
  /** Scheme and host that the caller addressed. */
  readonly origin: string;
  readonly form: URLSearchParams;
  /** A form by its type that is none by its text. */
  readonly formMalformed: boolean;
  /** Empty when absent, as the next ones. */
  readonly clientId: string;
  readonly clientSecret: string;
  readonly clientAssertion: string;
  /** The app of the client id, when the tenant has it. */
  readonly app: AppDefinition | undefined;
  readonly now: Date;
}

/** A token request as it came over the wire. */
export interface RawTokenRequest {
  readonly method: string;
  readonly version: EndpointVersion;
  readonly tenantName: string;
  readonly origin: string;
  readonly contentType: string;
  readonly authorization: string | undefined;
  readonly body: Buffer;
}

/** Reads client id and secret from the form, or else from HTTP Basic. A body of another type than a form has no parameters. */
export function readTokenRequest(raw: RawTokenRequest, tenant: TenantDefinition, now: Date): TokenRequest {
  const isForm = /^application\/x-www-form-urlencoded\b/i.test(raw.contentType);
  const text = isForm ? raw.body.toString('utf8') : '';
  const form = new URLSearchParams(text);
  const basic = readBasic(raw.authorization);
  const clientId = form.get('client_id') ?? basic.id;
  return {
    method: raw.method,
    version: raw.version,
    tenantName: raw.tenantName,
    tenant,
    origin: raw.origin,
    form,
    formMalformed: /^\s*\{|%(?![0-9a-f]{2})/i.test(text),
    clientId,
    clientSecret: form.get('client_secret') ?? basic.secret,
    clientAssertion: form.get('client_assertion') ?? '',
    app: tenant.apps.find((app) => app.clientId.toLowerCase() === clientId.toLowerCase()),
    now,
  };
}

/** RFC 6749 section 2.3.1: both halves are form-encoded inside the Basic value. */
function readBasic(authorization: string | undefined): { readonly id: string; readonly secret: string } {
  const encoded = /^Basic\s+(.+)$/i.exec(authorization ?? '')?.[1];
  if (encoded === undefined) return { id: '', secret: '' };
  const [id = '', ...rest] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return { id: formDecoded(id), secret: formDecoded(rest.join(':')) };
}

function formDecoded(text: string): string {
  return new URLSearchParams(`v=${text.replaceAll('&', '%26')}`).get('v') ?? '';
}
