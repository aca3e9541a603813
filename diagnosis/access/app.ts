/** The app that is to get access, as far as it is known. */
export interface AppIdentity {
  readonly tenantId?: string;
  /** Application (client) id. */
  readonly clientId?: string;
  /** Object id of the enterprise application: the `oid` of its tokens. */
  readonly objectId?: string;
}

/** Whom to add, by the one id of three that counts. */
export function enterpriseApplication({ objectId }: AppIdentity): string {
  return objectId === undefined
    ? 'the enterprise application of the app'
    : `the enterprise application with object id ${objectId}`;
}

/** Which id that is and which not, and where it is found when it is not known. */
export function whichId({ clientId, objectId }: AppIdentity): string {
  const app = clientId === undefined ? 'the app' : `the app with client id ${clientId}`;
  const not = `not the object id of the app registration${clientId === undefined ? ', not the client id' : `, not the client id ${clientId}`}`;
  if (objectId !== undefined) return `The enterprise application with object id ${objectId}: ${not}.`;
  return `The enterprise application of ${app}. Its object id is in the Entra admin center, Enterprise applications: ${not}. The claim oid of the app's tokens is the same id; \`powerbi-postman token\` shows it.`;
}
