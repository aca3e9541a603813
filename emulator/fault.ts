import type { Answer } from './call.ts';

/**
 * Makes one operation answer wrongly, so that a test of that operation can be seen to fail. It concerns calls that are allowed, and
 * stays until it is cleared.
 */
export interface Fault {
  /** Operation id, such as `Groups_GetGroups`. */
  readonly operation: string;
  /** `status`: another status and an error body. `shape`: the real status with a body of the wrong container or type. */
  readonly kind: 'status' | 'shape';
  /** For kind `status`; 500 when absent. */
  readonly status?: number;
}

const errorBody = { error: { code: 'EmulatedFault' } };

/** What the fault makes of the real answer. */
export function spoiled(answer: Answer, fault: Fault): Answer {
  if (fault.kind === 'status') return { status: fault.status ?? 500, body: errorBody };
  return { ...withoutContentType(answer), body: wrongBody(answer.body) };
}

/** A list in place of an object or a text, an error in place of a list, a file, or nothing. */
function wrongBody(body: unknown): unknown {
  const isError = body === undefined || body === null || Array.isArray(body) || Buffer.isBuffer(body);
  return isError ? errorBody : [];
}

function withoutContentType({ status, headers = {} }: Answer): Answer {
  return { status, headers: Object.fromEntries(Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'content-type')) };
}
