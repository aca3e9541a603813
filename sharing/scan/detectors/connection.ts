import type { Detect, Hit } from '../finding.ts';
import { isPlaceholder, shown } from '../placeholder.ts';

const KEY = /\b(AccountKey|SharedAccessKey|AccessKey|SharedSecretValue)\s*=\s*([A-Za-z0-9+/%_-]{20,}={0,2})/gi;
const PASSWORD = /(?<![A-Za-z])(?:Password|Pwd)\s{0,3}=\s{0,3}("[^"\n]{1,200}"|'[^'\n]{1,200}'|[^;"'\s<>&]{1,200})/gi;
const BESIDE =
  /(?:Server|Data Source|Host|Address|User ?Id|Uid|User|Initial Catalog|Database|Endpoint|Provider|Driver)\s{0,3}=/i;
const NEAR = 300;
const SIGNATURE = /(?<![A-Za-z0-9_])sig=([A-Za-z0-9%+/_-]{20,}={0,2})/gi;
const SIGNED = /(?<![A-Za-z0-9_])(?:se|sv|sp|sr|ss|srt|skn|st|spr)=/;
const USER_INFO =
  /\b([a-z][a-z0-9+.-]{1,20}):\/\/([^\s/?#:@"'<>\\]{0,100}):([^\s/?#@"'<>\\]{1,200})@([A-Za-z0-9_.[\]{}-]{1,200})/gi;
const PUSH_KEY = /[?&]key=([A-Za-z0-9%+/_-]{20,}={0,2})/gi;

/** Keys and passwords within connection strings, signatures and keys within addresses, users before a host. */
export const findConnections: Detect = (text) => [
  ...keys(text),
  ...(/p(?:assword|wd)/i.test(text) ? passwords(text) : []),
  ...(/sig=/i.test(text) ? signatures(text) : []),
  ...(text.includes('://') && text.includes('@') ? userInfos(text) : []),
  ...(text.includes('key=') ? pushKeys(text) : []),
];

function keys(text: string): Hit[] {
  if (!/(?:Key|SharedSecretValue)\s*=/i.test(text)) return [];
  return [...text.matchAll(KEY)].flatMap((match) =>
    hit('connection-string', match, match[2]!, `a connection string with its key (${shown(match[2]!)})`),
  );
}

function passwords(text: string): Hit[] {
  return [...text.matchAll(PASSWORD)].flatMap((match) => {
    const value = match[1]!.replace(/^(["'])(.*)\1$/, '$2');
    const before = text
      .slice(Math.max(0, match.index - NEAR), match.index)
      .split('\n')
      .at(-1)!;
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + NEAR).split('\n', 1)[0]!;
    // Of one connection string, not of a sentence or a form beside it.
    const beside =
      (before.trimEnd().endsWith(';') && BESIDE.test(before)) ||
      (after.trimStart().startsWith(';') && BESIDE.test(after));
    return beside ? hit('connection-string', match, value, 'a connection string with its password') : [];
  });
}

function signatures(text: string): Hit[] {
  return [...text.matchAll(SIGNATURE)].flatMap((match) => {
    const around = text.slice(Math.max(0, match.index - NEAR), match.index + match[0].length + NEAR);
    return SIGNED.test(around)
      ? hit('shared-access-signature', match, match[1]!, `a shared access signature (${shown(match[1]!)})`)
      : [];
  });
}

function userInfos(text: string): Hit[] {
  return [...text.matchAll(USER_INFO)].flatMap((match) => {
    const isDatabase = /^(?:mongodb|postgres|mysql|mssql|sqlserver|mariadb|redis|amqp|jdbc|oracle)/i.test(match[1]!);
    return hit(
      isDatabase ? 'connection-string' : 'url-credentials',
      match,
      match[3]!,
      `the password of a user in an address of ${match[4]!.slice(0, 60)}`,
    );
  });
}

function pushKeys(text: string): Hit[] {
  return [...text.matchAll(PUSH_KEY)].flatMap((match) => {
    const address = text
      .slice(Math.max(0, match.index - NEAR), match.index)
      .split(/[\s"'<>]/)
      .at(-1)!;
    return /\/rows(?:[?&]|$)/.test(address + match[0][0]!)
      ? hit('shared-access-signature', match, match[1]!, `the key of a push address (${shown(match[1]!)})`)
      : [];
  });
}

function hit(
  rule: 'connection-string' | 'shared-access-signature' | 'url-credentials',
  match: RegExpExecArray,
  secret: string,
  what: string,
): Hit[] {
  if (isPlaceholder(secret)) return [];
  const from = match.index + match[0].lastIndexOf(secret);
  return [{ rule, from, to: from + secret.length, secret, what, place: [] }];
}
