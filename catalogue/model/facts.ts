import type { Operation } from './types.ts';

/** What a diagnosis needs to know of the operation that was called. */
export interface OperationFacts {
  readonly id: string;
  readonly title: string;
  /** Path template, such as `/v1.0/myorg/groups/{groupId}`. */
  readonly path: string;
  readonly servicePrincipal: string;
  readonly closedReason?: string;
  /** Title and path template of the twin that is open to apps. */
  readonly twin?: { readonly title: string; readonly path?: string };
  /** An app with an admin-consented Power BI application permission is refused. */
  readonly noAdminConsentedPermission?: boolean;
  /** In a script: the least role in the workspace, where method and path do not say it. */
  readonly role?: string;
  /** AND of ORs, a user's token only. */
  readonly scopes?: readonly (readonly string[])[];
}

/** The facts of one operation, and nothing that a diagnosis does not look at: they travel inside the collection. */
export function factsOf(operation: Operation): OperationFacts {
  const { id, title, path, servicePrincipal, closedReason, openTwin } = operation;
  const scopes = operation.scopes
    .filter((requirement) => !requirement.conditional)
    .map((requirement) => requirement.anyOf);
  return {
    id,
    title,
    path,
    servicePrincipal,
    ...(closedReason ? { closedReason } : {}),
    ...(openTwin ? { twin: openTwin } : {}),
    ...(operation.noAdminConsentedPermission ? { noAdminConsentedPermission: true } : {}),
    ...(scopes.length ? { scopes } : {}),
  };
}
