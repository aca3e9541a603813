import type { ReasonFound } from './reason-found.ts';

/**
 * Sentences that always stand with the same reason of Fabric, where a client prints the sentence alone (fabric-cicd, Terraform, rayfin).
 * Most are the service's own; those about an "executing identity", a "principal type … to call" and "API is throttled" are fabric-cicd's.
 */
// prettier-ignore
const SENTENCES: readonly (readonly [words: RegExp, code: string])[] = [
  [/\bThe feature is not available\b/gi, 'FeatureNotAvailable'],
  [/\boperation is not supported for the principal type\b|\bexecuting principal type is not supported to call\b/gi, 'PrincipalTypeNotSupported'],
  [/\bRequested '[^'\n]{1,256}' is not available yet\b/gi, 'ItemDisplayNameNotAvailableYet'],
  [/\bRequested '[^'\n]{1,256}' is already in use\b/gi, 'ItemDisplayNameAlreadyInUse'],
  [/\bAn error occurr?ed while processing the operation\b/gi, 'UnknownError'],
  [/\bcaller does not have sufficient permissions to (?:perform this|access the requested)\b/gi, 'InsufficientPrivileges'],
  [/\bcaller does not have sufficient scopes to\b/gi, 'InsufficientScopes'],
  [/\bAuthorization Context Requested but not\s{1,6}available\b/gi, 'Unauthorized'],
  [/\bcaller is not authenticated to access this resource\b/gi, 'Unauthorized'],
  [/\bexecuting identity is not authorized to call\b/gi, 'Unauthorized'],
  [/\bcapacity is not (?:in )?active(?: state)?\b/gi, 'CapacityNotActive'],
  [/\bdenied due to inbound communication policy\b/gi, 'RequestDeniedByInboundPolicy'],
  [/\bRequest is blocked by the upstream service until\b/gi, 'RequestBlocked'],
  [/\bAPI is throttled\. Maximum retry\b/gi, 'RequestBlocked'],
  [/\bOperation not supported for requested item\b/gi, 'OperationNotSupportedForItem'],
  [/\boperation is not supported over the capacity SKU\b/gi, 'UnsupportedCapacitySKU'],
  [/\bThe entity could not be found\b/gi, 'EntityNotFound'],
];

const LONGEST = 600;

/** The reasons of Fabric that a text tells by their sentence alone, and messages that are not known, in order. */
export function sentencesIn(text: string): ReasonFound[] {
  const known = knownIn(text);
  const unknown = messagesIn(text).filter(
    ({ at, message = '' }) => !known.some((each) => each.at >= at && each.at <= at + message.length),
  );
  return [...known, ...unknown].sort((one, other) => one.at - other.at);
}

function knownIn(text: string): ReasonFound[] {
  return SENTENCES.flatMap(([words, code]) =>
    [...text.matchAll(words)].map((match): ReasonFound => ({
      at: match.index,
      code,
      place: 'fabric',
      message: lineAround(text, match.index, match.index + match[0].length),
    })),
  );
}

/** What fabric-cicd prints of a refusal that it does not know: the service's message without its code. */
const UNHANDLED =
  /\bUnhandled error occurred calling [A-Z]{3,7}\s{1,3}on\s{1,20}'[^'\n]{4,2000}'\.\s{1,20}Message: ?([^\n]{2,600})/g;

/** The messages that a text has without a code; a known sentence in one has its code. */
function messagesIn(text: string): ReasonFound[] {
  return [...text.matchAll(UNHANDLED)].map((match) => ({
    at: match.index + match[0].length - match[1]!.length,
    code: '',
    place: 'fabric',
    message: match[1]!.replace(/["')\]]{1,6}$/, '').trim(),
  }));
}

/** What Terraform and fabric-cicd print before and behind `Error Code: …`: the message of the same error; undefined where there is none. */
export function messageBeside(text: string, from: number, to: number): string | undefined {
  const behind = /^["']?[.,;]?\s{1,3}(?:Error )?Message: ?([^\n]{2,600})/i.exec(text.slice(to, to + LONGEST + 40))?.[1];
  const before = /\bCould not [\w ]{3,40}: ?([^\n]{2,300}(?:\n[^\n]{2,300}){0,4})\n\s{0,20}$/i.exec(
    text.slice(Math.max(0, from - 1_500), from),
  )?.[1];
  return (behind ?? before)?.replace(/\s+/g, ' ').trim();
}

/** The sentence in its line, without what the client put before `Message:`. */
function lineAround(text: string, from: number, to: number): string {
  const quote = text.lastIndexOf('"', from);
  if (quote >= from - 2 && quote >= 0 && text.indexOf('"', to) >= 0)
    return text.slice(quote + 1, text.indexOf('"', to)).slice(0, LONGEST);
  const start = Math.max(text.lastIndexOf('\n', from - 1) + 1, from - 200);
  const end = text.indexOf('\n', to);
  return text
    .slice(start, Math.min(end < 0 ? text.length : end, to + LONGEST))
    .replace(/^.*\b(?:Message|Details|resource): /i, '')
    .replace(/\s+/g, ' ')
    .replace(/["')\]]{1,4}$/, '')
    .trim();
}
