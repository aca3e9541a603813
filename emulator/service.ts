import { operations } from '../catalogue/index.ts';
import type { Answer, Call, Caller } from './call.ts';
import type { SigningKey } from './entra/keys.ts';
import { badRequest } from './envelopes.ts';
import { spoiled } from './fault.ts';
import type { Fault } from './fault.ts';
import { readJsonBody } from './json-body.ts';
import type { JsonBody } from './json-body.ts';
import { compilePaths } from './path-matcher.ts';
import type { PathMatch } from './path-matcher.ts';
import { answer, roleOf, standardContent } from './powerbi/index.ts';
import { refuseCall, refuseToken } from './refusals/index.ts';
import { isInWorkspace } from './refusals/rule.ts';
import { createThrottle } from './refusals/throttle.ts';
import { readToken } from './refusals/verified-token.ts';
import type { AccessClaims } from './refusals/verified-token.ts';
import type { TenantDefinition } from './tenant/definition.ts';

/** A request of the Power BI API, as it came. */
export interface ApiRequest {
  readonly method: string;
  /** Path without the query, percent-encoded as sent. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly origin: string;
  readonly contentType: string;
  readonly authorization: string | undefined;
  readonly raw: Buffer;
}

/** An answer and what the record of requests says about it. */
export interface ApiOutcome {
  readonly answer: Answer;
  readonly operation: string | undefined;
  readonly caller: Caller['kind'] | 'none';
}

/** The emulated Power BI API of one tenant. */
export interface Service {
  answer(request: ApiRequest): Promise<ApiOutcome>;
  /** The faults in force; the last one of an operation counts. */
  readonly faults: Fault[];
  /** Puts the content back as it was at the start, and forgets who called how often. */
  reset(): void;
}

const matchPath = compilePaths(operations);

/** A service over the standard content. First the token is judged, then the call, then a fault may spoil the answer. */
export function createService(tenant: TenantDefinition, key: SigningKey): Service {
  let content = standardContent();
  const throttle = createThrottle();
  const faults: Fault[] = [];

  function refusal(match: PathMatch | undefined, body: JsonBody, caller: Caller, claims: AccessClaims): Answer | undefined {
    const operation = match?.operation;
    const path = match?.parameters ?? {};
    const role = isInWorkspace(operation) ? roleOf(content, path['groupId'] ?? '', caller.objectId) : undefined;
    const refused = refuseCall({ operation, path, body: body.value, caller, claims, tenant, role, throttle });
    return refused ?? (body.malformed ? badRequest('The request body is not valid JSON.', 'body') : undefined);
  }

  function allowed(call: Call): Answer {
    const fault = faults.findLast(({ operation }) => operation === call.operation.id);
    // A call that fails with a status has done nothing; one whose answer is misshapen has.
    const real = fault?.kind === 'status' ? { status: 200 } : answer(call, content);
    return fault === undefined ? real : spoiled(real, fault);
  }

  return {
    faults,
    reset() {
      content = standardContent();
      throttle.reset();
    },
    async answer(request) {
      const match = matchPath(request.method, request.path);
      const operation = match?.operation.id;
      const token = await readToken(request.authorization, tenant, key);
      const caller = token.state === 'genuine' ? token.caller.kind : 'none';
      const refusedToken = refuseToken(token, tenant);
      if (refusedToken !== undefined || token.state !== 'genuine') return { answer: refusedToken ?? { status: 403 }, operation, caller };
      const body = readJsonBody(request.contentType, request.raw);
      const refused = refusal(match, body, token.caller, token.claims);
      if (refused !== undefined || match === undefined) return { answer: refused ?? { status: 404 }, operation, caller };
      const { query, raw, contentType, origin } = request;
      const call: Call = { operation: match.operation, path: match.parameters, query, body: body.value, raw, contentType, caller: token.caller, origin };
      return { answer: allowed(call), operation, caller };
    },
  };
}
