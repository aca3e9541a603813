import { RunError } from '../run-error.ts';
import { throughWire, type SendRequest } from '../wire/wire.ts';
import { loadNewman, type NewmanParts } from './load-newman.ts';

/** What postman-runtime's own function takes: id, request, behaviour, callback. */
const PARAMETERS = 4;

const hooked = new WeakSet<object>();

/**
 * Puts the wire around the one function by which Newman sends everything, for the rest of the process. It does not depend on versions or on
 * the changes for speed: where the function is not what it was, nothing runs, as nothing would watch over it.
 * @throws RunError E_NEWMAN_UNFIT
 */
export function hookRequests(parts: Pick<NewmanParts, 'Requester' | 'versions'> = loadNewman()): void {
  const prototype = parts.Requester.prototype as unknown as { request?: SendRequest };
  if (hooked.has(prototype)) return;
  const original = prototype.request;
  if (typeof original !== 'function' || original.length !== PARAMETERS)
    throw new RunError(
      'E_NEWMAN_UNFIT',
      `newman ${parts.versions.newman}, postman-runtime ${parts.versions['postman-runtime']}`,
    );
  prototype.request = throughWire(original);
  hooked.add(prototype);
}
