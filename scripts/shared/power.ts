/** A power of a number modulo another, which is what RSA is. `1n` would be shorter, and Bruno cannot read it. */
export function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = BigInt(1);
  for (const bit of exponent.toString(2)) {
    result = (result * result) % modulus;
    if (bit === '1') result = (result * base) % modulus;
  }
  return result;
}
