/** There is no scenario of this name, and no readable file either. */
export class ScenarioUnknownError extends Error {
  readonly code = 'SCENARIO_UNKNOWN';
  readonly subject: string;
  /** The names that would have done. */
  readonly known: readonly string[];

  constructor(subject: string, known: readonly string[], options?: ErrorOptions) {
    super(`There is no scenario ${subject}`, options);
    this.name = 'ScenarioUnknownError';
    this.subject = subject;
    this.known = known;
  }
}

/** A scenario, or a change of a running tenant, that says something it cannot say. */
export class ScenarioInvalidError extends Error {
  readonly code = 'SCENARIO_INVALID';
  /** The scenario's name or file; empty for one that was handed over as data. */
  readonly subject: string;
  /** What is wrong and where, such as `tenant.apps[0].secret is not known; did you mean secrets?` */
  readonly reason: string;

  constructor(reason: string, subject = '', options?: ErrorOptions) {
    super(subject === '' ? reason : `${subject}: ${reason}`, options);
    this.name = 'ScenarioInvalidError';
    this.subject = subject;
    this.reason = reason;
  }
}
