import { redactor } from '../../runner/index.ts';

/** A secret that is known, by what it is called. */
export interface KnownSecret {
  /** Such as `clientSecret of commercial`. */
  readonly name: string;
  readonly value: string;
}

/** A place in a file where a known secret stands. */
export interface Strayed {
  readonly secret: string;
  /** Path of the JSON string that holds it, such as `item[3].description`; empty for a text. */
  readonly place: string;
}

/**
 * Finds secrets that are known, in whatever spelling: a secret need not look like one when the sender's own files say that it is.
 * A secret of fewer than six characters is found only where it is all there is.
 */
export function findStrayed(text: string, secrets: readonly KnownSecret[]): Strayed[] {
  const known = secrets.filter(({ value }) => value !== '');
  if (known.length === 0) return [];
  const strings = stringsOf(parse(text), '');
  const short = known.filter(({ value }) => strings.some((each) => each.text === value));
  // The whole text first: to look into each string takes long, and mostly there is nothing.
  const suspects = holds(text, known) ? known : short;
  return suspects.flatMap((secret) => {
    const found = strings
      .filter((each) => holds(each.text, [secret]))
      .map(({ place }) => ({ secret: secret.name, place: redactor([secret.value])(place) }));
    return found.length > 0 || !holds(text, [secret]) ? found : [{ secret: secret.name, place: '' }];
  });
}

/** What merely looks like a token is not asked for here: it is masked either way, and makes no difference. */
function holds(text: string, secrets: readonly KnownSecret[]): boolean {
  return redactor(secrets.map(({ value }) => value))(text) !== withoutTokens(text);
}

const withoutTokens = redactor([]);

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function stringsOf(value: unknown, place: string): { text: string; place: string }[] {
  if (typeof value === 'string') return [{ text: value, place }];
  if (Array.isArray(value)) return value.flatMap((each, index) => stringsOf(each, `${place}[${index}]`));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, each]) => [
    { text: key, place: join(place, key) },
    ...stringsOf(each, join(place, key)),
  ]);
}

function join(place: string, key: string): string {
  return place === '' ? key : `${place}.${key}`;
}
