import { operationOf } from './operation-of.mjs';

/**
 * What makes a server answer some operations wrongly, as {@link startRecordingServer} takes it. The call is carried out all the same, so
 * that what others rely on is there; only a delete is not, so that what others rely on is not gone.
 * @param {'status' | 'shape'} kind `status`: 500 and an error. `shape`: the right status and a body of another container, an error for a file
 * @param {Set<string | undefined>} ids ids of the operations
 * @returns {(request: Request, ask: () => Promise<Answer>) => Promise<Answer>}
 *
 * @typedef {import('./recording-server.mjs').Request} Request
 * @typedef {import('./recording-server.mjs').Answer} Answer
 */
export function spoil(kind, ids) {
  return async (request, ask) => {
    const operation = operationOf(request.method, request.path)?.operation;
    if (!operation || !ids.has(operation.id)) return ask();
    const answer =
      operation.effect === 'deletes'
        ? { status: Number(operation.responses[0].status), headers: {}, text: '' }
        : await ask();
    if (kind === 'status') return { status: 500, headers: { 'content-type': 'application/json' }, text: ERROR };
    const isFile = operation.responses.some(({ shape }) => shape?.type === 'file');
    return {
      ...answer,
      headers: { ...answer.headers, 'content-type': 'application/json' },
      text: answer.text.startsWith('{') && !isFile ? '[]' : ERROR,
    };
  };
}

const ERROR = JSON.stringify({ error: { code: 'SpoiledAnswer' } });
