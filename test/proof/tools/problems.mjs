const SHOWN = 40;

/** Thrown by a proof that found something wrong: one line says what was to be proved, the problems follow. */
export class ProofFailed extends Error {
  /** @param {string} claim @param {readonly string[]} problems */
  constructor(claim, problems) {
    const rest = problems.length - SHOWN;
    super(`${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}: not proved that ${claim}`);
    this.problems = rest > 0 ? [...problems.slice(0, SHOWN), `and ${rest} more`] : problems;
  }
}

/**
 * What a proof stands on.
 * @template T
 * @param {T} value
 * @param {string} what it is, for the message
 * @returns {NonNullable<T>}
 * @throws Error when it is absent
 */
export function present(value, what) {
  if (value === undefined || value === null) throw new Error(`${what} is missing`);
  return value;
}

/**
 * Ends a proof that has problems.
 * @param {string} claim what is not proved then
 * @param {readonly string[]} problems
 * @throws ProofFailed when there are any
 */
export function assertNone(claim, problems) {
  if (problems.length) throw new ProofFailed(claim, problems);
}
