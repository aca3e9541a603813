/** Bruno's own object, in Bruno alone. */
declare const bru: object | undefined;
/** In Bruno's developer mode scripts run in Node itself. */
declare const process: object | undefined;

/** Why no token can be fetched, or null: Bruno's developer mode sends the request before the answer of one that a script sends is there. */
export function problemOfSandbox(): string | null {
  if (typeof bru === 'undefined' || typeof process === 'undefined') return null;
  return "Bruno's developer mode does not wait for the token. Choose Safe Mode for this collection (the shield at the top right; in bru run: --sandbox=safe), or paste a token into accessToken.";
}
