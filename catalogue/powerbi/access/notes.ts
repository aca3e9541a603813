/** A limit of an operation for apps that no setting and no role lifts. */
export interface AccessNote {
  readonly text: string;
  readonly certainty: 'documented' | 'reported';
}

// prettier-ignore
const rows: readonly (readonly [ids: RegExp, note: AccessNote])[] = [
  [/^Datasets_ExecuteQueries/, { text: 'An app cannot query a semantic model with row-level security or single sign-on; that needs the token of a user.', certainty: 'documented' }],
  [/^Imports_PostImport/, { text: 'An app cannot import a dataflow, nor a file with a protected sensitivity label.', certainty: 'documented' }],
  [/^Datasets_(Post|Put)DatasetUser/, { text: 'These calls cannot give a service principal access to a semantic model. Add it in the portal (Manage permissions), or give it a role in the workspace.', certainty: 'documented' }],
  [/^Datasets_TakeOver/, { text: 'Taking over drops the stored credentials of the data sources: set them again before the next refresh.', certainty: 'reported' }],
  [/^Dataflows_(RefreshDataflow|UpdateRefreshSchedule|DeleteDataflow|UpdateDataflow)$/, { text: 'The guide to embedding says that an app cannot manage dataflows. The descriptions of some of these operations open them to apps: try it, or use the token of a user.', certainty: 'documented' }],
  [/^Pipelines_Deploy|^Pipelines_SelectiveDeploy/, { text: 'In 2021 a user got the answer that an app cannot deploy (ALM_InvalidRequest_ServicePrincipalNotSupported). It is not documented whether this still applies to some content.', certainty: 'reported' }],
];

/** What else holds for apps that call an operation. */
export function notesFor(id: string): AccessNote[] {
  return rows.filter(([ids]) => ids.test(id)).map(([, note]) => note);
}
