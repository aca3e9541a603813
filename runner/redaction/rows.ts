import { redactor, type Redact } from './redact.ts';

/** What opens something by itself: a token of Entra, or an embed token. */
const TOKEN = /^(?:eyJ[\w-]+\.|H4sI)/;
const WHOLE_TOKEN = /eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]*/g;

/**
 * A function for rows that somebody asked for, which are the tenant's own data: it removes the secrets that the run was given and the tokens that
 * it met, and leaves the rest as it is. A connection string, or the `config` of an embed address, is what people want to see there.
 * @param given secrets of the environment
 * @param met what was learnt on the way; grows
 */
export function rowRedactor(given: readonly string[], met: Iterable<string>): Redact {
  const secrets: Iterable<string> = {
    *[Symbol.iterator]() {
      yield* given;
      for (const secret of met) if (TOKEN.test(secret)) yield secret;
    },
  };
  const redact = redactor(secrets, { guesses: false });
  return (text) => redact(text).replace(WHOLE_TOKEN, '[redacted]');
}
