const SHOWN = 40;

/** Thrown by a proof that found something wrong: one line says what was to be proved, the problems follow. */
class ProofFailed extends Error {
  constructor(claim, problems) {
    const rest = problems.length - SHOWN;
    super(`${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}: not proved that ${claim}`);
    this.problems = rest > 0 ? [...problems.slice(0, SHOWN), `and ${rest} more`] : problems;
  }
}

/**
 * Ends a proof that has problems.
 * @throws ProofFailed when there are any
 */
export function assertNone(claim, problems) {
  if (problems.length) throw new ProofFailed(claim, problems);
}
