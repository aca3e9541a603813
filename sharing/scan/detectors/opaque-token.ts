import { unzipped } from '../decoded-runs.ts';
import type { Detect, Hit } from '../finding.ts';
import { isPlaceholder, shown } from '../placeholder.ts';

const EMBED = /H4sI[A-Za-z0-9+/_-]{100,}={0,2}(?:\.eyJ[\w+/=-]*)?/g;
const REFRESH = /(?<![\w.-])[01]\.A[A-Za-z0-9_-]{120,}(?:\.[\w-]*){0,2}/g;
const BEARER = /\b(Bearer|EmbedToken)(?:\s|\+|%20){1,3}([\w.~+/-]{20,}=*)/gi;
const BASIC = /\bBasic(?:\s|\+|%20){1,3}([A-Za-z0-9+/_-]{8,}={0,2})/g;

/** Embed tokens and refresh tokens, whose content says nothing to us, and what stands behind `Bearer` and `Basic`. */
export const findOpaqueTokens: Detect = (text) => [
  ...(text.includes('H4sI') ? embedTokens(text) : []),
  ...(text.includes('.A') ? refreshTokens(text) : []),
  ...(/bearer|embedtoken/i.test(text) ? bearers(text) : []),
  ...(text.includes('Basic') ? basics(text) : []),
];

function embedTokens(text: string): Hit[] {
  return [...text.matchAll(EMBED)].flatMap((match): Hit[] => {
    const [secret] = match;
    if (!secret.includes('.eyJ') && isReadableGzip(secret)) return [];
    return [
      {
        rule: 'embed-token',
        from: match.index,
        to: match.index + secret.length,
        secret,
        what: `an embed token (${shown(secret)})`,
        place: [],
      },
    ];
  });
}

/** Packed text for people or programs is looked into instead; a token is one word. */
function isReadableGzip(text: string): boolean {
  const inner = unzipped(Buffer.from(text, 'base64'));
  return inner !== undefined && inner.length > 0 && /[\s{}<>]/.test(inner.subarray(0, 400).toString());
}

function refreshTokens(text: string): Hit[] {
  return [...text.matchAll(REFRESH)].map((match) => ({
    rule: 'refresh-token',
    from: match.index,
    to: match.index + match[0].length,
    secret: match[0],
    what: `a refresh token of Entra (${shown(match[0])})`,
    place: [],
  }));
}

function bearers(text: string): Hit[] {
  return [...text.matchAll(BEARER)].flatMap((match): Hit[] => {
    const secret = match[2]!;
    // A token of any service holds digits and letters; a sentence about bearers does not.
    if (!/\d/.test(secret) || !/[A-Za-z]/.test(secret) || /[./]{2}|^[A-Za-z.]+$/.test(secret) || isPlaceholder(secret))
      return [];
    const to = match.index + match[0].length;
    return [
      {
        rule: 'authorization',
        from: to - secret.length,
        to,
        secret,
        what: `a token behind ${match[1]!} (${shown(secret)})`,
        place: [],
      },
    ];
  });
}

function basics(text: string): Hit[] {
  return [...text.matchAll(BASIC)].flatMap((match): Hit[] => {
    const secret = match[1]!;
    const pair = /^([\x20-\x7e]{0,100}?):([\x20-\x7e]{1,200})$/.exec(Buffer.from(secret, 'base64').toString('latin1'));
    if (pair === null || isPlaceholder(pair[2]!)) return [];
    const to = match.index + match[0].length;
    return [
      {
        rule: 'authorization',
        from: to - secret.length,
        to,
        secret,
        what: 'a user name and password behind Basic',
        place: [],
      },
    ];
  });
}
