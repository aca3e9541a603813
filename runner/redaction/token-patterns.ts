import type { Range } from './view.ts';

interface TokenPattern {
  /** Without it in the text there is no need to look closer. */
  readonly needs: RegExp | { test(text: string): boolean };
  /** What it matches is masked; when it has a group `secret`, only that. */
  readonly pattern: RegExp;
}

/** Where a wrapped token goes on in the next line. */
const WRAP = String.raw`\r?\n[ \t│┃|]*`;

/** Tells whether a text has so many letters and digits in a row, `others` among them. Where there are none it looks at few of them. */
function runOf(shortest: number, others: string): { test(text: string): boolean } {
  const belongs = new Uint8Array(128);
  for (const letter of `ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789${others}`)
    belongs[letter.charCodeAt(0)] = 1;
  return {
    test(text) {
      for (let end = shortest - 1; end < text.length;) {
        let at = end;
        while (at > end - shortest && belongs[text.charCodeAt(at)] === 1) at -= 1;
        if (at === end - shortest) return true;
        end = at + shortest;
      }
      return false;
    },
  };
}

const PATTERNS: readonly TokenPattern[] = [
  // Parts of a JWT, or the first of them where a message was cut; wrapped ones in full lines.
  {
    needs: /eyJ/,
    pattern: new RegExp(
      String.raw`eyJ[\w-]{8,}(?:\.[\w-]*){0,4}(?:(?:${WRAP}[\w.-]{40,})+(?:${WRAP}[\w.-]{4,})?)?`,
      'g',
    ),
  },
  // Long Base64, such as an embed token. No id, path or sentence looks like it.
  { needs: runOf(80, '+/='), pattern: /(?<![A-Za-z0-9+/=])[A-Za-z0-9+/=]{80,}/g },
  { needs: runOf(80, '_-'), pattern: /(?<![\w-])(?=[\w-]*[A-Z])(?=[\w-]*[a-z])(?=[\w-]*\d)[\w-]{80,}/g },
  {
    needs: runOf(40, '+/='),
    pattern: new RegExp(
      String.raw`(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{40,}=*(?:${WRAP}[A-Za-z0-9+/]{40,}=*)+(?:${WRAP}[A-Za-z0-9+/]+=*)?`,
      'g',
    ),
  },
  // Packed embed tokens, cut ones as well.
  { needs: /H4sI/, pattern: /H4sI[A-Za-z0-9+/=_-]{16,}/g },
  // Client secrets of Entra, cut ones as well: three characters, a digit, `Q~`, 34 more. The dot of a sentence is none of it.
  { needs: /Q~/i, pattern: /[\w~.-]{3}\dQ~(?:[\w~.-]{34,}|[\w~.-]{7,}[\w~-])/gi },
  // Keys, cut ones as far as they look like one.
  {
    needs: /PRIVATE[ +]KEY/,
    pattern:
      /-----BEGIN[A-Z +]*PRIVATE[ +]KEY-----(?:[\s\S]*?-----END[A-Z +]*PRIVATE[ +]KEY-----|(?:[A-Za-z0-9+/=\s│┃|]|\\[nr]|\u001b\[[\d;]*m)*)/g,
  },
  // Shared access signatures.
  { needs: /\bsig=/i, pattern: /\bsig=(?<secret>(?:(?!#\w+=)[^\s&"'<>\\])+)/dgi },
  // With a digit in it: what a challenge says after the word has none.
  { needs: /bearer/i, pattern: /\bBearer(?:\s|\+|%20)+(?<secret>(?=[\w.~+/-]*\d)[\w.~+/-]{20,}=*)/dgi },
  {
    needs: /authorization/i,
    pattern: /\bAuthorization["'\\]*\s*[:=]\s*["'\\]*(?:Basic|Digest|SharedAccessSignature)\s+(?<secret>[^\s"'\\]+)/dgi,
  },
  // Values by the names that OAuth and the Power BI API give them, in JSON (quoted once more, too), forms, addresses and messages.
  {
    needs: /token|secret|assertion|password/i,
    pattern:
      /\b(?:access_?token|refresh_?token|id_?token|embed_?token|client_?secret|client_?assertion|password)(?:\\*["'])?\s*[:=]\s*(?:\\*["'])?(?<secret>(?:(?!#\w+=)[^\s"'\\&,;<>{}[\]()|]){6,})/dgi,
  },
  // A form of a web page that hands over what it was given.
  {
    needs: /<input/i,
    pattern:
      /name=["']?(?:access_token|refresh_token|id_token|client_secret|client_assertion|code)["']?[^<>]*\bvalue=["']?(?<secret>[^"'<>]+)/dgi,
  },
];

/** Where something stands in a text that looks like a token, a key or a signature, whoever it belongs to. */
export function findTokens(text: string): Range[] {
  const found: Range[] = [];
  for (const { needs, pattern } of PATTERNS) {
    if (!needs.test(text)) continue;
    for (const match of text.matchAll(pattern)) {
      const [from, to] = match.indices?.groups?.['secret'] ?? [match.index, match.index + match[0].length];
      found.push({ from, to });
    }
  }
  return found;
}
