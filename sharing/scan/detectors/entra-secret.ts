import type { Detect } from '../finding.ts';
import { shown } from '../placeholder.ts';

/** As Entra makes them since 2021: three characters, a digit, `Q~`, and 31 to 34 more. The dot of a sentence may follow. */
const SECRET = /(?<![A-Za-z0-9_~-])[A-Za-z0-9_~.-]{3}\dQ~[A-Za-z0-9_~.-]{31,34}(?![A-Za-z0-9_~-])/g;

/** Client secrets of Microsoft Entra ID by their format. */
export const findEntraSecrets: Detect = (text) => {
  if (!text.includes('Q~')) return [];
  return [...text.matchAll(SECRET)].flatMap((match) => {
    const [secret] = match;
    if (new Set(secret).size < 12) return [];
    return [
      {
        rule: 'client-secret' as const,
        from: match.index,
        to: match.index + secret.length,
        secret,
        what: `a client secret of Entra (${shown(secret)})`,
        place: [],
      },
    ];
  });
};
