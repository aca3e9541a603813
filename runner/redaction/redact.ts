/** Takes secrets out of a text. */
export type Redact = (text: string) => string;

const MASK = '[redacted]';
/** Three dot-separated parts of a token, or the first of them where a message was cut. */
const TOKEN = /eyJ[\w-]{8,}(?:\.[\w-]*){0,4}/g;
/** Long base64, such as an embed token. No id, path or sentence looks like it. */
const LONG_BASE64 = /[A-Za-z0-9+/=]{80,}/g;

/**
 * A function that removes every known secret, in each form that an address, a form body or JSON gives it,
 * and whatever looks like a token. `secrets` is read at each call: what is learnt while running counts as well.
 */
export function redactor(secrets: Iterable<string>): Redact {
  return (text) => {
    let clean = text;
    for (const secret of formsOf(secrets)) clean = clean.replaceAll(secret, MASK);
    return clean.replace(TOKEN, MASK).replace(LONG_BASE64, MASK);
  };
}

/** Longest first: a secret that contains another must not leave its rest behind. */
function formsOf(secrets: Iterable<string>): string[] {
  const forms = new Set<string>();
  for (const given of secrets) {
    for (const secret of [given, given.trim()]) {
      if (secret === '') continue;
      const encoded = encodeURIComponent(secret);
      forms.add(secret).add(encoded).add(encoded.replaceAll('%20', '+')).add(JSON.stringify(secret).slice(1, -1));
      forms.add(Buffer.from(secret).toString('base64'));
    }
  }
  return [...forms].sort((a, b) => b.length - a.length);
}
