import { checkPrimeSync, createHash, createPrivateKey, type KeyObject } from 'node:crypto';
import type { Fields } from '../fields.ts';

/** Bits of a gateway's key; older gateways have 1024. */
export type KeySize = 1024 | 2048;

const EXPONENT = 65_537n;

interface GatewayKey {
  readonly privateKey: KeyObject;
  readonly modulus: Buffer;
}

const made = new Map<string, GatewayKey>();

/**
 * The key pair of a gateway. It follows from the gateway's id: with a fixed clock an emulator gives the same answers at each start. So it
 * protects nothing, and has nothing to protect.
 */
export function gatewayKey(gatewayId: string, size: KeySize): GatewayKey {
  const name = `${gatewayId}/${size}`;
  const known = made.get(name);
  if (known !== undefined) return known;
  const key = derived(name, size);
  made.set(name, key);
  return key;
}

/** The public half, as the API shows it. */
export function publicKeyOf(gatewayId: string, size: KeySize): Fields {
  const { modulus } = gatewayKey(gatewayId, size);
  return { exponent: bytesOf(EXPONENT).toString('base64'), modulus: modulus.toString('base64') };
}

function derived(name: string, size: KeySize): GatewayKey {
  const p = primeOf(`${name}/p`, size / 2);
  const q = primeOf(`${name}/q`, size / 2);
  const n = p * q;
  const d = inverse(EXPONENT, (p - 1n) * (q - 1n));
  const numbers = { n, e: EXPONENT, d, p, q, dp: d % (p - 1n), dq: d % (q - 1n), qi: inverse(q, p) };
  const key = Object.fromEntries(
    Object.entries(numbers).map(([part, value]) => [part, bytesOf(value).toString('base64url')]),
  );
  return { privateKey: createPrivateKey({ key: { kty: 'RSA', ...key }, format: 'jwk' }), modulus: bytesOf(n) };
}

/** The first prime after a number that follows from a name. Both of its highest bits are set, so that a product has its full length. */
function primeOf(name: string, bits: number): bigint {
  const blocks = Array.from({ length: bits / 256 }, (_, index) =>
    createHash('sha256').update(`${name}/${index}`).digest('hex'),
  );
  const top = 3n << BigInt(bits - 2);
  let candidate = BigInt(`0x${blocks.join('')}`) | top | 1n;
  while (!checkPrimeSync(candidate) || candidate % EXPONENT === 1n) candidate += 2n;
  return candidate;
}

function inverse(value: bigint, modulus: bigint): bigint {
  let [before, now] = [modulus, value % modulus];
  let [earlier, current] = [0n, 1n];
  while (now > 1n) {
    const times = before / now;
    [before, now] = [now, before - times * now];
    [earlier, current] = [current, earlier - times * current];
  }
  return current < 0n ? current + modulus : current;
}

function bytesOf(value: bigint): Buffer {
  const hex = value.toString(16);
  return Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
}
