import type { AreaErrors } from './advice.ts';

/** Files that are read and written, and what is packed for colleagues. */
export const fileErrors = {
  E_FILE_UNREADABLE: { what: '{subject} cannot be read', why: '{cause}', next: 'Check the path.' },
  E_OUT_UNWRITABLE: {
    what: '{subject} cannot be written',
    why: '{cause}',
    next: 'Choose another place, or check its permissions.',
  },
  E_OUT_IS_INPUT: {
    what: '{subject} is one of the files to read',
    why: 'It would be overwritten.',
    next: 'Give another name to --out.',
  },
  E_FILE_EXISTS: {
    what: '{subject} already exists',
    why: 'It may have been changed since it was written, so it was not overwritten.',
    next: 'Write to another place with `--out FILE`, or add `--force` to overwrite it.',
  },
  E_SHARE_SECRET: {
    what: 'nothing was packed, because a possible secret was found in {subject}',
    why: 'Everybody who gets the zip would get the secret. Only environment values that are secret by their type or name are emptied automatically.',
    next: 'Remove it from every place that is named above, and share again. If somebody else may have seen it, replace it: deleting it is not enough.',
  },
  E_SHARE_NAMES: {
    what: 'two files would have the same name in the zip: {subject}',
    why: 'Environments are packed under the names of their files.',
    next: 'Rename one of them.',
  },
} as const satisfies AreaErrors;
