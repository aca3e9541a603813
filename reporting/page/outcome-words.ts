import type { Outcome } from '../../runner/record/record.ts';

/** How an outcome is called on the page. */
export interface OutcomeWords {
  /** As a label: `Refused`. */
  readonly label: string;
  /** In a sentence after a number: `3 refused`. */
  readonly counted: string;
  /** What it means, in a sentence. */
  readonly meaning: string;
}

/** The words of each outcome. */
export const outcomeWords: Readonly<Record<Outcome, OutcomeWords>> = {
  answered: { label: 'Answered', counted: 'answered', meaning: 'The service answered, and all assertions passed.' },
  'refused-as-documented': {
    label: 'Refused, as documented',
    counted: 'refused, as documented',
    meaning: 'These calls are closed to apps, and the refusal is the expected result.',
  },
  refused: {
    label: 'Refused',
    counted: 'refused',
    meaning: 'The service answered 401 or 403, and its documentation does not say so.',
  },
  failed: { label: 'Failed', counted: 'failed', meaning: 'It was sent, and the answer was not the expected one.' },
  skipped: { label: 'Skipped', counted: 'skipped', meaning: 'It was skipped by choice.' },
  'not-reached': {
    label: 'Not reached',
    counted: 'not reached',
    meaning: 'There was no token, or the run ended earlier.',
  },
};

/** From the outcome that wants a look most to the one that wants it least: several rows of one request show the first of theirs. */
export const bySeverity: readonly Outcome[] = [
  'failed',
  'refused',
  'not-reached',
  'skipped',
  'refused-as-documented',
  'answered',
];
