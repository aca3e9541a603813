import { operations } from '../catalogue/powerbi/index.ts';
import type { Answer, Call, Caller } from './call.ts';
import type { SigningKey } from './entra/keys.ts';
import { tooManyRequests, validationRefusal } from './envelopes.ts';
import { fabricAnswer, fabricError, isFabric } from './fabric/index.ts';
import { answerFaults, redirectAnswer, spoiled, type Faults } from './fault.ts';
import { readJsonBody, type JsonBody } from './json-body.ts';
import { compilePaths, type PathMatch } from './path-matcher.ts';
import {
  answer,
  changeContent,
  hasLostOwner,
  isOnPausedCapacity,
  isOnPremiumPerUser,
  isOwnedBy,
  isPersonal,
  roleOf,
  standardContent,
  type Content,
} from './powerbi/index.ts';
import { refuseCall, refuseToken } from './refusals/index.ts';
import { isExecuteQueries, isInWorkspace, type Attempt } from './refusals/rule.ts';
import { createThrottle } from './refusals/throttle.ts';
import { readToken, type AccessClaims } from './refusals/verified-token.ts';
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
  readonly contentType: string;
  readonly authorization: string | undefined;
  /** The header `X-PowerBI-Profile-Id`. */
  readonly profileId: string | undefined;
  readonly raw: Buffer;
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
  /** The operation id of a request, `fabric`, or undefined: what faults go by. */
  targetOf(method: string, path: string): string | undefined;
  /** Brings the content in line with a change that the tenant's definition has seen already. */
  change(change: TenantChange): void;
  /** Puts the content back as it was at the start, and forgets who called how often. */
  reset(): void;
}

const matchPath = compilePaths(operations);

/** A service over the tenant's content. First the token is judged, then the call, then a fault may spoil the answer. */
export function createService(tenant: LiveTenant, key: SigningKey, faults: Faults): Service {
  let content = standardContent(tenant.definition);
  const throttle = createThrottle();

  function refusal(
    match: PathMatch | undefined,
    body: JsonBody,
    { contentType, raw }: ApiRequest,
    caller: Caller,
    claims: AccessClaims,
  ): Answer | undefined {
    const operation = match?.operation;
    const path = match?.parameters ?? {};
    const sent = { body: body.value, contentType, hasBody: raw.length > 0 };
    const attempt: Attempt = {
      operation,
      path,
      ...sent,
      caller,
      claims,
      tenant: tenant.definition,
      throttle,
      ...situationOf(content, match, caller),
    };
    return (
      refuseCall(attempt) ??
      (body.malformed ? validationRefusal('The request body is not valid JSON.', 'body') : undefined)
    );
  }

  function allowed(call: Call, url: string): Answer {
    const fault = faults.take(answerFaults, call.operation.id);
    if (fault?.kind === 'throttled') return tooManyRequests(fault.seconds ?? 1);
    if (fault?.kind === 'redirect') return redirectAnswer(url);
    const real = answer(call, content);
    return fault === undefined ? real : spoiled(real, fault);
  }

  /** Where the cloud has no Fabric API, its paths are unknown like any other. */
  function isServedByFabric(path: string): boolean {
    return isFabric(path) && hasFabric(tenant.definition);
  }

  async function answerFabric({ method, path, authorization }: ApiRequest): Promise<ApiOutcome> {
    const token = await readToken(authorization, tenant.definition, key);
    const real = fabricAnswer(method, path, token, content);
    const fault = real.status < 400 ? faults.take(answerFaults, 'fabric') : undefined;
    const caller = token.state === 'genuine' ? token.caller.kind : 'none';
    if (fault?.kind === 'throttled') {
      const headers = { 'Retry-After': String(fault.seconds ?? 1) };
      return {
        answer: fabricError(429, 'RequestBlocked', 'Request is blocked by the upstream service', headers),
        operation: undefined,
        caller,
      };
    }
    return { answer: fault === undefined ? real : spoiled(real, fault), operation: undefined, caller };
  }

  return {
    targetOf: (method, path) => (isServedByFabric(path) ? 'fabric' : matchPath(method, path)?.operation.id),
    change: (change) => changeContent(content, tenant.definition, change),
    reset() {
      content = standardContent(tenant.definition);
      throttle.reset();
    },
    async answer(request) {
      if (isServedByFabric(request.path)) return answerFabric(request);
      const match = matchPath(request.method, request.path);
      const operation = match?.operation.id;
      const token = await readToken(request.authorization, tenant.definition, key);
      const refusedToken = refuseToken(token, tenant.definition);
      if (refusedToken !== undefined || token.state !== 'genuine') {
        return {
          answer: refusedToken ?? { status: 403 },
          operation,
          caller: token.state === 'genuine' ? token.caller.kind : 'none',
        };
      }
      const { profileId, query, raw, contentType, origin, path: url } = request;
      const caller =
        token.caller.kind === 'app' && profileId !== undefined ? { ...token.caller, profileId } : token.caller;
      const body = readJsonBody(contentType, raw);
      const refused = refusal(match, body, request, caller, token.claims);
      const known = {
        operation,
        caller: caller.kind,
        ...(caller.profileId === undefined ? {} : { profileId: caller.profileId }),
      };
      if (refused !== undefined || match === undefined) return { answer: refused ?? { status: 404 }, ...known };
      const call: Call = {
        operation: match.operation,
        path: match.parameters,
        query,
        body: body.value,
        raw,
        contentType,
        caller,
        origin,
      };
      return { answer: allowed(call, url), ...known };
    },
  };
}

/** What the rules need to know of the content. */
type Situation = Pick<
  Attempt,
  'role' | 'personalWorkspace' | 'capacityPaused' | 'premiumPerUser' | 'foreignProfile' | 'foreignModel' | 'ownerLeft'
>;

function situationOf(content: Content, match: PathMatch | undefined, caller: Caller): Situation {
  const groupId = isInWorkspace(match?.operation) ? match.parameters['groupId'] : undefined;
  const queriedIn = isExecuteQueries(match?.operation)
    ? content.datasets.find(match?.parameters['datasetId'])?.groupId
    : undefined;
  const roleIn = groupId ?? queriedIn;
  const model = content.datasets.find(match?.parameters['datasetId']);
  // A model that is out of reach is not found, whoever owns it.
  const isThere =
    model !== undefined &&
    (groupId === undefined
      ? roleOf(content, model.groupId, caller) !== undefined
      : model.groupId === groupId.toLowerCase());
  const profile = content.profiles.find(caller.profileId);
  return {
    role: roleIn === undefined ? undefined : roleOf(content, roleIn, caller),
    personalWorkspace: isPersonal(content.workspaces.find(groupId)),
    capacityPaused: match !== undefined && isOnPausedCapacity(content, match.parameters),
    premiumPerUser: match !== undefined && isOnPremiumPerUser(content, match.parameters),
    foreignProfile: caller.profileId !== undefined && profile?.servicePrincipalId !== caller.objectId,
    foreignModel: isThere && !isOwnedBy(model, caller),
    ownerLeft: isThere && hasLostOwner(content, model),
  };
}
