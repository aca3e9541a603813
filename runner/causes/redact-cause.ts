import type { Cause } from '../../diagnosis/cause.ts';
import type { Redact } from '../redaction/redact.ts';

/** A cause without any secret: every text of it may quote an answer. */
export function redactCause({ code, title, said, trace, why, fix, docs, certainty }: Cause, redact: Redact): Cause {
  return {
    code,
    title: redact(title),
    ...(said === undefined ? {} : { said: redact(said) }),
    ...(trace === undefined ? {} : { trace: redact(trace) }),
    why: redact(why),
    fix: fix.map(redact),
    docs,
    certainty,
  };
}
