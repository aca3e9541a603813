import type { When } from './when.ts';

/** What a row goes by, in words for the page of all rules. */
export function evidenceOf({ service, says, words, status, method, path, header, caller, inside }: When): string {
  const parts = [
    says && says.join(' or '),
    words && `the words ${words.source}`,
    inside && `a failure inside a success: ${inside.source}`,
    header && `header ${header[0]}: ${header[1].source}`,
    status && `status ${status.join(' or ')}`,
    (method ?? path) && `on ${[method, path?.source].filter(Boolean).join(' ')}`,
    caller && `the token is ${caller === 'app' ? "an app's" : `a ${caller}'s`}`,
  ];
  return `${parts.filter(Boolean).join(', ')} (${[service].flat().join(' or ')})`;
}
