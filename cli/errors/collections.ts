import type { AreaErrors } from './advice.ts';

/** The collection, and what of it is chosen. */
export const collectionErrors = {
  E_COLLECTION_UNREADABLE: {
    what: 'the collection {subject} cannot be read',
    why: '{cause}',
    next: 'Check the path. `powerbi-postman generate` writes the collection of the project.',
  },
  E_COLLECTION_INVALID: {
    what: '{subject} is not a Postman collection of format v2.1',
    why: 'It is damaged, or has another format.',
    next: 'Check the path. `powerbi-postman generate` writes the collection of the project again.',
  },
  E_FOLDER_UNKNOWN: {
    what: 'the collection has no folder {subject}',
    why: 'Folders have the names that the collection shows.',
    next: '{known}',
  },
  E_AREA_UNKNOWN: {
    what: 'there is no area {subject}',
    why: 'Areas are those of the official description.',
    next: '{known}',
  },
  E_SCOPE_UNKNOWN: {
    what: 'no operation needs the scope {subject}',
    why: 'Scopes have the names of the official documentation.',
    next: '{known}',
  },
  E_OPERATION_UNKNOWN: {
    what: 'there is no operation {subject}',
    why: 'An operation is known by its id (Groups_GetGroups), its name ("Get Groups"), or method and path.',
    next: '{known} See `powerbi-postman operations` for all of them.',
    link: 'https://learn.microsoft.com/rest/api/power-bi/',
  },
} as const satisfies AreaErrors;
