/** The roles of a workspace, from the most to the least. */
export const ROLES = ['Admin', 'Member', 'Contributor', 'Viewer'] as const;

/** A role in a workspace. */
export type Role = (typeof ROLES)[number];

/** Whether a text, such as one from a request body, names a role. */
export function isRole(text: unknown): text is Role {
  return ROLES.some((role) => role === text);
}

/** Whether a role includes another. */
export function includes(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) <= ROLES.indexOf(needed);
}
