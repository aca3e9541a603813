import type { AreaErrors } from './advice.ts';

/** Answers and tokens that are given to be explained. */
export const explainErrors = {
  E_INPUT_EMPTY: {
    what: 'there is no text in {subject}',
    why: 'An answer or a token is needed.',
    next: 'Name a file with text, or send it to standard input. `powerbi-postman explain` also takes a few words (`powerbi-postman explain 401`), or only a status: `--status 403 --header "name: value"`.',
  },
  E_INPUT_TOO_LARGE: {
    what: '{subject} is too large',
    why: 'A token of more than 4 MB, or a text of more than 10 MB, is most likely the wrong file.',
    next: 'Give the output of `curl -i` for the one request that was refused, or the file with only the token.',
  },
  E_ANSWER_UNREADABLE: {
    what: 'no answer was found in {subject}',
    why: 'There is no status, no error code, no JSON of an error and no AADSTS number.',
    next: 'Paste what the client printed, starting at the status or the word "error". The output of `curl -i` is best. Or give the status: `--status 403`.',
  },
  E_STATUS_UNKNOWN: {
    what: 'the status of the answer from {subject} is not known',
    why: 'It is JSON, but contains neither a status nor the reason of an error.',
    next: 'Add `--status 403`, and the headers with `--header "name: value"`. The reason is often in x-powerbi-error-info.',
  },
  E_TOKEN_MALFORMED: {
    what: '{subject} is not a JWT',
    why: 'An access token for Power BI has three parts, separated by dots, and begins with eyJ. This text may be cut off, or be something else, such as the secret.',
    next: 'Copy the whole value of access_token again.',
    link: 'https://learn.microsoft.com/entra/identity-platform/access-tokens',
  },
} as const satisfies AreaErrors;
