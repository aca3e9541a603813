import type { Certainty } from './cause.ts';

/** Each certainty with where it comes from; every one begins with its own word. */
export const certaintyWords: Readonly<Record<Certainty, string>> = {
  documented: 'documented by Microsoft',
  measured: 'measured by others on the live service',
  reported: 'reported by users',
  inferred: 'inferred: our conclusion; no source says so',
};
