import { CodedError } from '../../catalogue/model/coded-error.ts';

/** There is no scenario of this name, and no readable file either. */
export class ScenarioUnknownError extends CodedError<'SCENARIO_UNKNOWN'> {
  constructor(subject: string, known: readonly string[], options?: ErrorOptions) {
    super('SCENARIO_UNKNOWN', subject, { ...options, known, message: `There is no scenario ${subject}` });
  }
}

/**
 * A scenario, or a change of a running tenant, that says something it cannot say.
 * `subject` is the scenario's name or file; empty for one that was handed over as data.
 */
export class ScenarioInvalidError extends CodedError<'SCENARIO_INVALID'> {
  /** What is wrong and where, such as `tenant.latency must be a whole number from 0 to 86400000; it is -5` */
  readonly reason: string;

  constructor(reason: string, subject = '', options?: ErrorOptions) {
    super('SCENARIO_INVALID', subject, {
      ...options,
      message: subject === '' ? reason : `${subject}: ${reason}`,
    });
    this.reason = reason;
  }
}
