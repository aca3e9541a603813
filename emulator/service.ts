import { withoutDoubledSlashes } from '../catalogue/powerbi/canonical-path.ts';
import { compilePaths, type PathMatch, type PathMatcher } from '../catalogue/model/match.ts';
import type { Answer, Caller } from './call.ts';
import type { EmulatedApi } from './emulated-api.ts';
import type { SigningKey } from './entra/keys.ts';
import { tooManyRequests, validationRefusal } from './envelopes.ts';
import { fabricAnswer, fabricError, isFabric } from './fabric/index.ts';
import { answerFaults, redirectAnswer, spoiled, tokenFaults, type Faults } from './fault.ts';
import { environmentsAnswer } from './global-service.ts';
import { readJsonBody, type JsonBody } from './json-body.ts';
import {
  answer,
  changeContent,
  standardContent,
  uploadAnswer,
  type ClockSetting,
  type Content,
} from './powerbi/index.ts';
import { refuseCall, refuseToken } from './refusals/index.ts';
import { createPresence, type Presence, type Visit } from './refusals/presence.ts';
import { createThrottle, type Throttle } from './refusals/throttle.ts';
import { readToken, type TokenState } from './refusals/verified-token.ts';
import { situationOf } from './situation.ts';
import type { TenantChange } from './tenant/change.ts';
import { hasFabric } from './tenant/cloud.ts';
import type { LiveTenant } from './tenant/live.ts';

/** A request of the Power BI API or the Fabric API, as it came. */
export interface ApiRequest {
  readonly method: string;
  /** Path without the query, percent-encoded as sent. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly origin: string;
  /** Whether it came under the name of the Fabric API's host, whatever its path. */
  readonly onFabricHost: boolean;
  readonly contentType: string;
  readonly authorization: string | undefined;
  /** The header `X-PowerBI-Profile-Id`. */
  readonly profileId: string | undefined;
  /** The header `x-ms-blob-type`, of uploads. */
  readonly blobType: string | undefined;
  readonly raw: Buffer;
  /** How many requests like it, of the same caller, are not answered yet: itself included. */
  readonly alongside: number;
}

/** An answer and what the record of requests says about it. */
export interface ApiOutcome {
  readonly answer: Answer;
  readonly operation: string | undefined;
  readonly caller: Caller['kind'] | 'none';
  /** The profile that the app calls as. */
  readonly profileId?: string;
}

/** The emulated API of one tenant. */
export interface Service {
  answer(request: ApiRequest): Promise<ApiOutcome>;
  /**
   * A request has come; it may be late before it is judged.
   * @param target from {@link targetOf}
   */
  enter(target: string | undefined, authorization: string | undefined): Visit;
  /** The operation id of a request, `fabric`, or undefined: what faults go by. */
  targetOf(method: string, path: string): string | undefined;
  /** Brings the content in line with a change that the tenant's definition has seen already. */
  change(change: TenantChange): void;
  /** Lets time pass at once on the tenant's clock, which limits also go by. */
  advance(milliseconds: number): void;
  /** Puts the content back as it was at the start, and forgets who called how often. */
  reset(): void;
}

/** What a service is made of. */
export interface ServiceParts {
  readonly api: EmulatedApi;
  readonly tenant: LiveTenant;
  /** Signs the tokens that it takes. */
  readonly key: SigningKey;
  readonly faults: Faults;
  readonly clock: ClockSetting;
}

interface State extends ServiceParts {
  readonly matchPath: PathMatcher;
  readonly throttle: Throttle;
  readonly presence: Presence;
  /** Headers whose token was made to expire. */
  readonly expired: Set<string>;
  content: Content;
}

/** A service over the tenant's content. First the token is judged, then the call, then a fault may spoil the answer. */
export function createService(parts: ServiceParts): Service {
  const { api, clock, tenant } = parts;
  const match = compilePaths(api.operations);
  const state: State = {
    ...parts,
    matchPath: (method, path) => match(method, withoutDoubledSlashes(path)),
    throttle: createThrottle(() => Date.parse(state.content.clock.now())),
    presence: createPresence(),
    expired: new Set(),
    content: standardContent(tenant.definition, clock),
  };
  return {
    async answer(request) {
      const environments = environmentsAnswer(request, tenant.definition);
      if (environments !== undefined) return { answer: environments, operation: undefined, caller: 'none' };
      const uploaded = uploadAnswer(request, state.content);
      if (uploaded !== undefined) return { answer: uploaded, operation: undefined, caller: 'none' };
      return (isServedByFabric(state, request.path) ? answerFabric : answerApi)(state, request);
    },
    // The token stands for the caller: it is not verified yet.
    enter: (target, authorization = '') => state.presence.enter(`${target ?? ''} ${authorization}`),
    targetOf: (method, path) =>
      isServedByFabric(state, path) ? 'fabric' : state.matchPath(method, path)?.operation.id,
    change: (change) => changeContent(state.content, tenant.definition, change),
    advance: (milliseconds) => state.content.clock.advance(milliseconds),
    reset() {
      state.content = standardContent(tenant.definition, clock);
      state.throttle.reset();
      state.expired.clear();
    },
  };
}

/** Where the cloud has no Fabric API, its paths are unknown like any other. */
function isServedByFabric({ tenant }: State, path: string): boolean {
  return isFabric(withoutDoubledSlashes(path)) && hasFabric(tenant.definition);
}

/** The token of a request, which a fault may have made to expire: then it stays so, and another one is good. */
async function tokenOf(
  state: State,
  authorization: string | undefined,
  target: string | undefined,
): Promise<TokenState> {
  const { expired, faults, key, tenant } = state;
  const token = await readToken(authorization, tenant.definition, key);
  if (authorization === undefined || token.state !== 'genuine') return token;
  if (!expired.has(authorization)) {
    if (faults.take(tokenFaults, target) === undefined) return token;
    expired.add(authorization);
  }
  return { state: 'rejected', expired: new Date() };
}

async function answerFabric(state: State, { method, path, authorization }: ApiRequest): Promise<ApiOutcome> {
  const { content, faults, tenant } = state;
  const token = await tokenOf(state, authorization, 'fabric');
  const served = tenant.definition.switches.fabricDoubledSlash === 'served' ? withoutDoubledSlashes(path) : path;
  const real = fabricAnswer(method, served, token, content);
  const fault = real.status < 400 ? faults.take(answerFaults, 'fabric') : undefined;
  const known = { operation: undefined, caller: callerKind(token) };
  if (fault?.kind === 'throttled') {
    const headers = { 'Retry-After': String(fault.seconds ?? 1) };
    const throttled = fabricError(429, 'RequestBlocked', 'Request is blocked by the upstream service', headers);
    return { answer: throttled, ...known };
  }
  return { answer: fault === undefined ? real : spoiled(real, fault), ...known };
}

async function answerApi(state: State, request: ApiRequest): Promise<ApiOutcome> {
  const { matchPath, tenant } = state;
  const match = matchPath(request.method, request.path);
  const operation = match?.operation.id;
  const token = await tokenOf(state, request.authorization, operation);
  const refusedToken = refuseToken({ token, tenant: tenant.definition, onFabricHost: request.onFabricHost });
  if (refusedToken !== undefined || token.state !== 'genuine')
    return { answer: refusedToken ?? { status: 403 }, operation, caller: callerKind(token) };
  const { profileId } = request;
  const profile = token.caller.kind === 'app' && profileId !== undefined ? { profileId } : {};
  const genuine = { ...token, caller: { ...token.caller, ...profile } };
  const answered = answerCaller(state, request, match, genuine);
  return { answer: answered, operation, caller: token.caller.kind, ...profile };
}

type GenuineToken = TokenState & { readonly state: 'genuine' };

function answerCaller(state: State, request: ApiRequest, match: PathMatch | undefined, token: GenuineToken): Answer {
  const { query, raw, contentType, origin, path: url } = request;
  const { caller } = token;
  const body = readJsonBody(contentType, raw);
  const refused = refusal(state, request, match, token, body);
  if (refused !== undefined || match === undefined) return refused ?? { status: 404 };
  const { operation, parameters: path } = match;
  const fault = state.faults.take(answerFaults, operation.id);
  if (fault?.kind === 'throttled') return tooManyRequests(fault.seconds ?? 1);
  if (fault?.kind === 'redirect') return redirectAnswer(url);
  const call = { operation, path, query, body: body.value, raw, contentType, caller, origin };
  const real = answer(call, state.content, state.api);
  return fault === undefined ? real : spoiled(real, fault);
}

function refusal(
  { content, tenant, throttle }: State,
  { alongside, contentType, raw }: ApiRequest,
  match: PathMatch | undefined,
  { caller, claims }: GenuineToken,
  body: JsonBody,
): Answer | undefined {
  const refused = refuseCall({
    operation: match?.operation,
    path: match?.parameters ?? {},
    body: body.value,
    contentType,
    hasBody: raw.length > 0,
    caller,
    claims,
    tenant: tenant.definition,
    throttle,
    alongside,
    ...situationOf(content, match, caller),
  });
  return refused ?? (body.malformed ? validationRefusal('The request body is not valid JSON.', 'body') : undefined);
}

function callerKind(token: TokenState): ApiOutcome['caller'] {
  return token.state === 'genuine' ? token.caller.kind : 'none';
}
