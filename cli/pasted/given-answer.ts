/** An answer that somebody hands in to be explained, with what the text tells of the request. */
export interface GivenAnswer {
  /** 0: there was none, or the text does not say it. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly method?: string;
  /** Absolute address, or a path alone. */
  readonly url?: string;
  /** The request's `Authorization`; empty when the text proves that it had none. */
  readonly authorization?: string;
}

/** One of the answers of a text. */
export interface PlacedAnswer extends GivenAnswer {
  /** Where it begins, from 1; 0 where lines say nothing, as in JSON. */
  readonly line: number;
  /** Whether the whole answer is known: its status, its headers and its body. */
  readonly whole: boolean;
}

/** Whether an answer says that something went wrong; without a status, that it names a reason or that there was no answer at all. */
export function isFailure({ status, whole, body, headers }: PlacedAnswer): boolean {
  return status >= 400 || (status === 0 && (whole || body !== '' || Object.keys(headers).length > 0));
}

/** The answer to be explained: the last of that status, else the last that failed, else the last. */
export function chosenOf(answers: readonly PlacedAnswer[], status: number | undefined): PlacedAnswer | undefined {
  return (
    (status === undefined ? undefined : answers.findLast((answer) => answer.status === status)) ??
    answers.findLast(isFailure) ??
    answers.at(-1)
  );
}
