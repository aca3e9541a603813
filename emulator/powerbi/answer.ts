import type { Answer, Call } from '../call.ts';
import { checkBody } from './check-body.ts';
import { checkQuery } from './check-query.ts';
import type { Content } from './content/content.ts';
import { handlers } from './operations/index.ts';
import { project } from './project.ts';
import { Refusal } from './refusal.ts';
import { requestOf } from './request.ts';

/**
 * Answers a call that no rule refused, and changes the content as it says.
 * Ids that are not there give 404, bodies and queries that do not fit give 400.
 */
export function answer(call: Call, content: Content): Answer {
  const handler = handlers[call.operation.id];
  if (!handler) throw new Error(`No handler for ${call.operation.id}`);
  try {
    const request = requestOf(call, content);
    checkQuery(call);
    checkBody(call);
    const { status = successOf(call.operation), headers, body } = handler(request);
    return {
      status,
      ...(headers ? { headers } : {}),
      // A copy: what was answered must not change when the tenant does.
      ...(body === undefined
        ? {}
        : { body: Buffer.isBuffer(body) ? body : structuredClone(project(call.operation, status, body)) }),
    };
  } catch (error) {
    if (error instanceof Refusal) return structuredClone(error.answer);
    throw error;
  }
}

/** The first documented status; 200 where only a range is documented. */
function successOf({ responses }: Call['operation']): number {
  return responses.map(({ status }) => status).find((status) => typeof status === 'number') ?? 200;
}
