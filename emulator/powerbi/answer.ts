import { defined } from '../../catalogue/model/defined.ts';
import type { Effect } from '../../catalogue/model/types.ts';
import type { Answer, Call } from '../call.ts';
import type { EmulatedApi } from '../emulated-api.ts';
import { messageRefusal } from '../envelopes.ts';
import { changedBy } from './changed-workspaces.ts';
import { checkBody } from './check-body.ts';
import { checkQuery } from './check-query.ts';
import type { Content } from './content/content.ts';
import { noteChange } from './content/workspace.ts';
import { successStatus } from './documented.ts';
import { withContext } from './context.ts';
import { handlers } from './operations/index.ts';
import { project } from './project.ts';
import { Refusal } from './refusal.ts';
import { requestOf } from './request.ts';

/** Effects that leave what they reach as it is. */
const READS: ReadonlySet<string> = new Set<Effect>(['reads', 'heavy read', 'credential']);

/**
 * Answers a call that no rule refused, and changes the content as it says.
 * Ids that are not there give 404, bodies and queries that do not fit give 400, operations of another API 501.
 */
export function answer(call: Call, content: Content, { shapes }: Pick<EmulatedApi, 'shapes'>): Answer {
  const handler = handlers[call.operation.id];
  if (!handler)
    return messageRefusal(501, 'NotEmulated', `The emulator does not know what ${call.operation.id} answers`);
  const { stock } = content;
  if (stock !== undefined) stock.changing = !READS.has(call.operation.effect);
  try {
    const request = requestOf(call, content);
    checkQuery(call);
    checkBody(call, shapes);
    const concerned = changedBy(request);
    const { status = successStatus(call.operation), headers, body } = handler(request);
    for (const id of concerned) noteChange(content, id);
    return {
      status,
      ...defined({ headers }),
      ...(body === undefined
        ? {}
        : {
            body: Buffer.isBuffer(body) ? body : project(call.operation, shapes, status, withContext(request, body)),
          }),
    };
  } catch (error) {
    if (error instanceof Refusal) return structuredClone(error.answer);
    throw error;
  } finally {
    if (stock !== undefined) stock.changing = false;
  }
}
