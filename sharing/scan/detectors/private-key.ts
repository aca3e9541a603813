import type { Detect, Hit } from '../finding.ts';

const FRAME = /-----BEGIN[ +]((?:[A-Z0-9]{1,12}[ +]){0,3})PRIVATE[ +]KEY-----/g;
/** A key's text goes on for at most so long. */
const LONGEST = 16_384;
const SHORTEST = 64;
/** The beginning of a key without its frame: RSA and EC in PKCS#8, RSA in PKCS#1, and a PFX file. */
const BARE =
  /(?<![A-Za-z0-9+/])MII[A-Za-z0-9+/]{2,8}(?:IBADANBgkqhkiG9w0BAQEFAASC|AgEAMBMGByqGSM49AgEGCCqGSM49AwEH|IBAAKC|IBAzC)[A-Za-z0-9+/]{64,}={0,2}|(?<![A-Za-z0-9+/])M(?:IG|GE|EE)[A-Za-z0-9+/]{1,3}AgEAMBMGByqGSM49[A-Za-z0-9+/]{32,}={0,2}/g;

/** Private keys, in their frame or without it. A frame alone, as in a manual, is none. */
export const findPrivateKeys: Detect = (text) => {
  const found: Hit[] = [];
  if (text.includes('PRIVATE')) {
    for (const match of text.matchAll(FRAME)) {
      const from = match.index;
      const start = from + match[0].length;
      const rest = text.slice(start, start + LONGEST).split('-----BEGIN', 1)[0]!;
      const end = rest.indexOf('-----END');
      const body = end < 0 ? /^(?:[A-Za-z0-9+/=\s│┃|"',;:-]|\\[nr])*/.exec(rest)![0] : rest.slice(0, end);
      if (body.replace(/\\[nr]|[^A-Za-z0-9+/]/g, '').length < SHORTEST) continue;
      const tail = end < 0 ? 0 : (/^-----END[A-Z0-9 +]{1,60}-----/.exec(rest.slice(end))?.[0].length ?? 0);
      const to = start + body.length + tail;
      found.push({
        rule: 'private-key',
        from,
        to,
        secret: text.slice(from, to),
        what: describe(match[1]!.replaceAll('+', ' ').trim()),
        place: [],
      });
    }
  }
  if (text.includes('MII') || text.includes('AgEAMBMGByqGSM49')) {
    for (const match of text.matchAll(BARE)) {
      const what = /^MII[A-Za-z0-9+/]{2,8}IBAzC/.test(match[0])
        ? 'a PFX file (certificate with its private key) in Base64'
        : 'a private key in Base64, without its PEM frame';
      found.push({
        rule: 'private-key',
        from: match.index,
        to: match.index + match[0].length,
        secret: match[0],
        what,
        place: [],
      });
    }
  }
  return found;
};

function describe(kind: string): string {
  if (kind === '') return 'a private key (PKCS#8)';
  if (kind === 'ENCRYPTED') return 'a private key, encrypted: only as safe as its passphrase';
  return kind === 'RSA' ? 'a private key (RSA, PKCS#1)' : `a private key (${kind})`;
}
