import { MASK, type Redact } from './redact.ts';

/** What opens something by itself: a token of Entra, or an embed token. */
const TOKEN = /^(?:eyJ[\w-]+\.|H4sI)/;
const WHOLE_TOKEN = /eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]*/g;
const SHORTEST = 6;

/**
 * A function for rows that somebody asked for, which are the tenant's own data: it removes the secrets that the run was given and the tokens that
 * it met, and leaves the rest as it is. A connection string, or the `config` of an embed address, is what people want to see there: the search
 * for parts and guesses that a report gets would take it away.
 * @param given secrets of the environment
 * @param met what was learnt on the way; grows
 */
export function rowRedactor(given: readonly string[], met: ReadonlySet<string>): Redact {
  const forms = new Set(given.flatMap(formsOf));
  let looked = 0;
  return (text) => {
    let clean = text.replace(WHOLE_TOKEN, MASK);
    if (met.size !== looked) {
      for (const secret of met) if (TOKEN.test(secret)) forms.add(secret);
      looked = met.size;
    }
    for (const form of forms) if (clean.includes(form)) clean = clean.replaceAll(form, MASK);
    return clean;
  };
}

/** A secret as it is, in an address, in JSON and in Base64. */
function formsOf(secret: string): string[] {
  if (secret.length < SHORTEST) return [];
  return [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    Buffer.from(secret).toString('base64'),
  ];
}
