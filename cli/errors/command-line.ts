import type { AreaErrors } from './advice.ts';

/** The command line itself, and faults of the program. */
export const commandLineErrors = {
  E_USAGE: {
    what: '{subject}',
    why: 'A command starts only if all of its flags and values are clear.',
    next: '{help}',
  },
  E_SECRET_FLAG: {
    what: '{subject} is not accepted on the command line',
    why: 'Every user of the machine can read command lines, and shells keep them in their history.',
    next: 'Set AZURE_CLIENT_SECRET (or POWERBI_ACCESS_TOKEN) in the environment or in a .env file. If you just typed a real secret, replace it.',
  },
  E_UNEXPECTED: {
    what: 'an unexpected error occurred: {subject}',
    why: 'This is a fault of the program.',
    next: 'Run it again with --debug and report what it prints.',
  },
} as const satisfies AreaErrors;
