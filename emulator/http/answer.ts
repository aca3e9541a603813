import { isManagerPath, managerAnswer } from '../azure/manager.ts';
import type { Answer } from '../call.ts';
import { isTokenPath, loginAnswer, throttledLogin } from '../entra/index.ts';
import type { SigningKey } from '../entra/keys.ts';
import { answerFaults, spoiled, type Fault, type Faults } from '../fault.ts';
import type { ApiRequest, Service } from '../service.ts';
import { clusterHostOf } from '../tenant/cloud.ts';
import type { TenantDefinition } from '../tenant/definition.ts';
import type { LiveTenant } from '../tenant/live.ts';
import { compressed } from './compress.ts';
import { apiFrame, plainFrame, type FramedAnswer } from './frame.ts';
import type { ReceivedRequest } from './received.ts';
import type { Room } from './rooms.ts';

/** What an answer is made of. */
export interface Answering {
  readonly tenant: LiveTenant;
  readonly key: SigningKey;
  readonly service: Service;
  readonly faults: Faults;
}

/** A request of whatever the emulator serves. */
export interface AnyRequest extends ApiRequest {
  readonly room: Room;
  /** The header `Accept-Encoding`. */
  readonly acceptEncoding: string | undefined;
}

/** An answer, and what the record of requests says about it. */
export type FramedOutcome = { readonly framed: FramedAnswer } & Omit<ReceivedRequest, 'method' | 'path' | 'status'>;

const NOBODY = { operation: undefined, caller: 'none' } as const;

/** Whether a request is for the token endpoint, which has faults of its own. */
export function isTokenRequest(room: Room, path: string): boolean {
  return (room === 'all' || room === 'login') && isTokenPath(path);
}

/**
 * What Entra, Azure Resource Manager or the API answers. Under a cloud's name only the one whose host it is; on this machine each is
 * known by its paths, and whatever has none of them is the API's.
 */
export async function answerOf(
  { tenant, key, service, faults }: Answering,
  request: AnyRequest,
): Promise<FramedOutcome> {
  const { room, path } = request;
  const { definition } = tenant;
  if (room === 'all' || room === 'login') {
    const login = await loginAnswer({ ...request, body: request.raw }, definition, key);
    if (login !== undefined) {
      const fault = isTokenPath(path) ? faults.take(answerFaults, 'token') : undefined;
      return { framed: plainFrame(faultyLogin(login, fault, definition)), ...NOBODY };
    }
    // Entra has more paths; that it says nothing about those that it lacks is inferred.
    if (room === 'login') return { framed: plainFrame({ status: 404 }), ...NOBODY };
  }
  if (room === 'manager' || (room === 'all' && isManagerPath(path))) {
    const { answer, caller } = await managerAnswer(request, definition, key);
    return { framed: plainFrame(answer), operation: undefined, caller };
  }
  const { answer, ...known } = await service.answer(request);
  // Who has no token of this tenant's gets no further than the front door, which knows no cluster.
  const cluster = known.caller === 'none' ? undefined : clusterHostOf(definition);
  return { framed: compressed(apiFrame(answer, cluster), request.acceptEncoding), ...known };
}

function faultyLogin(answer: Answer, fault: Fault | undefined, tenant: TenantDefinition): Answer {
  if (fault === undefined) return answer;
  return fault.kind === 'throttled' ? throttledLogin(fault.seconds ?? 1, tenant) : spoiled(answer, fault);
}
