import type { IncomingMessage } from 'node:http';
import { PassThrough } from 'node:stream';
import { BodyTooLargeError, readBody } from '../../../emulator/http/read-body.ts';

/** A request that sends chunks, and maybe says how long its body is. */
function request(method: string, chunks: readonly string[], length?: number): IncomingMessage {
  const headers = length === undefined ? {} : { 'content-length': String(length) };
  const stream = Object.assign(new PassThrough(), { method, headers });
  for (const chunk of chunks) stream.write(chunk);
  stream.end();
  return stream as unknown as IncomingMessage;
}

test('a body is read whole', async () => {
  expect((await readBody(request('POST', ['{"a":', '1}']))).toString()).toBe('{"a":1}');
});

test.each(['GET', 'HEAD', 'TRACE'])('%s has no body', async (method) => {
  expect(await readBody(request(method, ['ignored']))).toHaveLength(0);
});

test.each<[string, IncomingMessage]>([
  ['says so', request('POST', [], 9)],
  ['does not say so', request('POST', ['12345', '6789'])],
])('a body that is too long and %s is refused', async (_case, sent) => {
  await expect(readBody(sent, 8)).rejects.toThrow(BodyTooLargeError);
});

test('a body of just the size is read', async () => {
  expect(await readBody(request('POST', ['12345678'], 8), 8)).toHaveLength(8);
});

test('a client that goes away ends the reading', async () => {
  const gone = Object.assign(new PassThrough(), { method: 'POST', headers: {} });
  const reading = readBody(gone as unknown as IncomingMessage);
  gone.destroy(new Error('aborted'));
  await expect(reading).rejects.toThrow('aborted');
});
