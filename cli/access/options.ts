import type { Argv } from 'yargs';
import { purposeNames } from '../../catalogue/powerbi/access/purpose.ts';

/** Declares `--for`. */
export function addPurposeOption(yargs: Argv, describe: string): Argv {
  return yargs.option('for', {
    type: 'string',
    array: true,
    requiresArg: true,
    choices: purposeNames,
    default: [],
    describe,
  });
}
