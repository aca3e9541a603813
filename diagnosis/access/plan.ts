import { closedFor, type ClosedOperation } from '../../catalogue/powerbi/access/closed.ts';
import { notesFor, type AccessNote } from '../../catalogue/powerbi/access/notes.ts';
import type { Operation } from '../../catalogue/model/types.ts';
import * as pages from '../pages.ts';
import type { AppIdentity } from './app.ts';
import type { AccessItem } from './item.ts';
import { rightItems } from './right-item.ts';
import { roleItems } from './role-item.ts';
import { settingItems } from './setting-item.ts';

/** Something about operations that the documentation does not say, or contradicts. */
export interface Silence {
  readonly text: string;
  readonly operations: readonly string[];
}

/** What must be true for an app to call some operations, and nothing more. */
export interface AccessPlan {
  readonly app: AppIdentity;
  /** Ids of the operations that it is for. */
  readonly operations: readonly string[];
  /** What must be there. */
  readonly needs: readonly AccessItem[];
  /** What must not be there, or is not needed although people ask for it. */
  readonly without: readonly AccessItem[];
  /** What no app can call, and what can be called in its place. */
  readonly closed: readonly ClosedOperation[];
  /** What is not documented. */
  readonly silent: readonly Silence[];
  /** What else holds. */
  readonly notes: readonly AccessNote[];
}

const OF_ITS_OWN: AccessNote = {
  text: 'An app is Admin of each workspace and deployment pipeline that it creates. It needs no other role there.',
  certainty: 'documented',
};

/**
 * The least access for operations, for this app. The same operation may be named twice.
 * @param own operations on what the app itself creates before: they need settings, and no role or right that somebody gives
 */
export function planAccess(
  wanted: readonly Operation[],
  app: AppIdentity = {},
  own: readonly Operation[] = [],
): AccessPlan {
  const operations = [...new Map([...wanted, ...own].map((operation) => [operation.id, operation])).values()];
  const open = operations.filter(({ closedReason }) => closedReason === undefined);
  const given = open.filter((operation) => wanted.includes(operation));
  const found = open.flatMap(({ id }) => notesFor(id));
  const notes = new Map([...found, ...(own.length > 0 ? [OF_ITS_OWN] : [])].map((note) => [note.text, note]));
  return {
    app,
    operations: operations.map(({ id }) => id),
    needs: [...settingItems(open, app), ...roleItems(given, app), ...rightItems(given, app)],
    without: withoutItems(open, app),
    closed: operations.flatMap((operation) => closedFor(operation) ?? []),
    silent: silences(open),
    notes: [...notes.values()],
  };
}

function withoutItems(open: readonly Operation[], { clientId }: AppIdentity): AccessItem[] {
  if (open.length === 0) return [];
  const refusing = open.filter(({ noAdminConsentedPermission }) => noAdminConsentedPermission).map(({ id }) => id);
  const registration = `app registration${clientId === undefined ? '' : ` ${clientId}`}`;
  const none: AccessItem = {
    id: 'no api permission',
    title: 'No API permission in Entra, and no admin consent',
    who: 'nobody: there is nothing to do',
    steps: [
      `The ${registration} needs no permission under API permissions. Access comes from the settings, roles and rights above.`,
    ],
    certainty: 'documented',
    source: 'Power BI documentation for service principals',
    docs: pages.servicePrincipal,
    operations: open.map(({ id }) => id),
  };
  if (refusing.length === 0) return [none];
  return [
    none,
    {
      id: 'no application permission',
      title: 'No admin-consented Power BI permission of type Application',
      who: 'an administrator of the app in Entra',
      steps: [
        `In the ${registration}, API permissions, Power BI Service: there must be no permission of type Application, such as Tenant.Read.All or Tenant.ReadWrite.All. Remove what is there, and revoke its admin consent.`,
        'A new token must have no roles claim that names them (inferred): `powerbi-postman token` shows the claims.',
      ],
      certainty: 'documented',
      source: `the description of 34 read-only admin operations, ${refusing.length} of them in this plan`,
      docs: pages.adminApis,
      operations: refusing,
    },
  ];
}

function silences(open: readonly Operation[]): Silence[] {
  const of = (text: string, belongs: (operation: Operation) => boolean): Silence[] => {
    const ids = open.filter(belongs).map(({ id }) => id);
    return ids.length > 0 ? [{ text, operations: ids }] : [];
  };
  return [
    ...of(
      "It is not documented whether an app may call these. If they refuse the app, use a user's token.",
      ({ servicePrincipal }) => servicePrincipal === 'undocumented',
    ),
    ...of(
      'Their description opens them to apps. The documented list of admin operations for apps does not include them, and one user was refused. If they are refused while other admin reads succeed, use the token of a Fabric administrator.',
      ({ servicePrincipal, noAdminConsentedPermission }) => servicePrincipal === 'admin' && !noAdminConsentedPermission,
    ),
  ];
}
