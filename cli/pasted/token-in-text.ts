import { readClaims } from '../../diagnosis/jwt.ts';

const LONGEST = 20_000;
const MOST = 50;
/** Where a wrapped token goes on: a line end, then a long row of its letters. */
const WRAP = /\n[ \t]{0,20}(?=[\w.-]{20})/y;
const ROW = /[\w.-]{1,20000}/y;

/** Tokens that stand in a text. */
export interface TokensFound {
  /** The one that was most likely sent with the request. */
  readonly sent?: string;
  /** All of them, and what looks like the beginning of one: nothing of them may be shown. */
  readonly secrets: readonly string[];
}

/** Finds the JWTs in a text, also where a terminal wrapped them. An assertion is not a token for an API; a cut one has no claims. */
export function tokensIn(text: string): TokensFound {
  const secrets = new Set<string>();
  let sent: { token: string; weight: number } | undefined;
  for (let at = text.indexOf('eyJ'); at >= 0 && secrets.size < MOST;) {
    const { token, end } = tokenAt(text, at);
    const before = text.slice(Math.max(0, at - 80), at);
    if (token.length > 20) secrets.add(token);
    const claims = readClaims(token);
    if (claims !== null && !/assertion|id_?token/i.test(before)) {
      const weight = /bearer\W{0,8}$|authorization/i.test(before) ? 2 : 'aud' in claims ? 1 : 0;
      if (sent === undefined || weight >= sent.weight) sent = { token, weight };
    }
    at = text.indexOf('eyJ', Math.max(end, at + 3));
  }
  return { ...(sent === undefined ? {} : { sent: sent.token }), secrets: [...secrets] };
}

function tokenAt(text: string, at: number): { token: string; end: number } {
  let token = '';
  let end = at;
  while (token.length < LONGEST) {
    const row = matchAt(ROW, text, end);
    token += row;
    end += row.length;
    const wrap = row === '' ? '' : matchAt(WRAP, text, end);
    if (wrap === '' || isWhole(token)) break;
    end += wrap.length;
  }
  return { token: token.replace(/\.{1,10}$/, ''), end };
}

function isWhole(token: string): boolean {
  const parts = token.split('.');
  return parts.length === 3 && parts[2]!.length >= 340;
}

function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}
