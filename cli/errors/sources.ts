import type { AreaErrors } from './advice.ts';

/** Sources of this project that its own commands read: the description of the API, the rules of the diagnosis. */
export const sourceErrors = {
  E_DESCRIPTION_UNREADABLE: {
    what: 'the description {subject} cannot be read',
    why: '{cause}',
    next: 'Check the path given to --from.',
  },
  E_DESCRIPTION_INVALID: {
    what: '{subject} is not a description of the Power BI API',
    why: '{cause}',
    next: 'Use swagger.json of the official repository; it is Swagger 2.0.',
    link: 'https://github.com/microsoft/PowerBI-CSharp/tree/master/sdk/swaggers',
  },
  E_RULE_INVALID: {
    what: 'nothing was written, because of a rule of the diagnosis: {subject}',
    why: 'Every rule must explain its own example, must not apply to its near miss, and must be short.',
    next: 'Correct the field that is named, then run again. docs/contributing-a-rule.md describes each field.',
  },
} as const satisfies AreaErrors;
