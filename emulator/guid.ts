const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Stands for "no workspace", "no capacity" where the API wants an id. */
export const EMPTY_GUID = '00000000-0000-0000-0000-000000000000';

/** Whether a text is a GUID, in whatever case. */
export function isGuid(text: string): boolean {
  return GUID.test(text);
}
