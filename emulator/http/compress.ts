import { gzipSync } from 'node:zlib';
import type { FramedAnswer } from './frame.ts';

/** Below this many bytes nothing is gained. How large the service's smallest compressed answer is, no capture says. */
const WORTHWHILE = 1024;

/** Files come as they are: they are compressed in themselves. */
const TEXT = /^application\/json\b/i;

/**
 * An answer as it goes out to a client that takes gzip, which the service was recorded to use. A cache must know that there are two forms of a
 * long answer, whichever was asked for.
 * @param accepted the request's `Accept-Encoding`
 */
export function compressed(answer: FramedAnswer, accepted: string | undefined): FramedAnswer {
  const { headers, body } = answer;
  if (body === undefined || body.length < WORTHWHILE || !TEXT.test(headers['Content-Type'] ?? '')) return answer;
  const told = { ...headers, Vary: 'Accept-Encoding' };
  if (!takesGzip(accepted)) return { ...answer, headers: told };
  return { ...answer, headers: { ...told, 'Content-Encoding': 'gzip' }, body: gzipSync(body) };
}

/** Whether a client takes gzip: by its name or by a star, and not with the weight 0, which forbids it. */
function takesGzip(accepted = ''): boolean {
  const weights = new Map(accepted.toLowerCase().split(',').map(weighted));
  return (weights.get('gzip') ?? weights.get('*') ?? 0) > 0;
}

function weighted(coding: string): [name: string, weight: number] {
  const [name = '', ...parameters] = coding.split(';').map((part) => part.trim());
  const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? '1';
  return [name, Number(weight)];
}
