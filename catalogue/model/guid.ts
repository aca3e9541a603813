/** How a GUID is written, in capitals or not: for patterns that have more in them. */
export const GUID = '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';

const WHOLE = new RegExp(`^${GUID}$`);

/** Whether a text is a GUID and nothing else. */
export function isGuid(text: string): boolean {
  return WHOLE.test(text);
}

/** Names nothing in any tenant. In a request it stands for none: no capacity, My workspace, or an id that does not count. */
export const NO_ID = '00000000-0000-0000-0000-000000000000';
