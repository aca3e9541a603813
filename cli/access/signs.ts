import type { Purpose } from '../../catalogue/powerbi/access/purpose.ts';
import { operationsFor } from '../../catalogue/powerbi/access/purpose.ts';
import {
  describeRole,
  includesRole,
  leastRole,
  type RoleNeed,
  type WorkspaceRole,
} from '../../catalogue/powerbi/access/role.ts';
import { START_FOLDER } from '../../catalogue/powerbi/start-here.ts';
import type { RunEntry, RunRecord } from '../../runner/index.ts';
import type { Check } from '../output/checklist.ts';
import { signsFor, type CheckScope } from './scope.ts';
import type { Seen } from './seen.ts';

const ROLES: readonly WorkspaceRole[] = ['Viewer', 'Contributor', 'Member', 'Admin'];

/** What a purpose does that cannot be tried without doing it. */
const UNPROVED: Readonly<
  Partial<Record<Purpose, { readonly id: string; readonly title: string; readonly what: string }>>
> = {
  refresh: {
    id: 'start-refresh',
    title: 'Start a refresh',
    what: 'only starting a refresh proves that the app may refresh',
  },
  embed: {
    id: 'embed-token',
    title: 'Get an embed token',
    what: 'only issuing an embed token proves that the app gets one',
  },
  deploy: {
    id: 'start-deployment',
    title: 'Start a deployment',
    what: 'only starting a deployment proves that the app may deploy',
  },
};

/** The checks of the signs, and of what they cannot prove. @param steps what "Start here" showed */
export function signChecks(record: RunRecord, scope: CheckScope, seen: Seen, steps: readonly Check[]): Check[] {
  const signs = scope.signs.map((operation) => {
    const blocked = steps.find(({ id, outcome }) => outcome === 'broken' && NEEDS[operation]!.includes(id));
    const entry = record.entries.find((each) => each.operation === operation && each.area !== START_FOLDER);
    return blocked
      ? notChecked(SIGN[operation]!, `"${blocked.title}" must be fixed first`)
      : signOf(operation, entry, seen, scope.purposes);
  });
  return [
    ...signs,
    ...scope.purposes.flatMap((purpose) => unproved(purpose, signs, seen)),
    ...(scope.purposes.includes('admin-write') ? [adminWrite(record, scope)] : []),
  ];
}

/** The steps of "Start here" without which a sign cannot be read, by their ids. */
const NEEDS: Readonly<Record<string, readonly string[]>> = {
  Groups_GetGroupUsers: ['token', 'workspaces'],
  Datasets_GetRefreshHistoryInGroup: ['token', 'workspaces', 'content'],
  Reports_GetReportsInGroup: ['token', 'workspaces'],
  Pipelines_GetPipelines: ['token'],
};

type Named = Pick<Check, 'id' | 'title'>;

const SIGN: Readonly<Record<string, Named>> = {
  Groups_GetGroupUsers: { id: 'role', title: 'Check the role in one workspace' },
  Datasets_GetRefreshHistoryInGroup: { id: 'refresh-history', title: 'Check the refresh history' },
  Reports_GetReportsInGroup: { id: 'reports', title: 'Check the reports of one workspace' },
  Pipelines_GetPipelines: { id: 'pipelines', title: 'Check deployment pipelines' },
};

function signOf(operation: string, entry: RunEntry | undefined, seen: Seen, purposes: readonly Purpose[]): Check {
  const sign = SIGN[operation]!;
  if (entry === undefined) return notChecked(sign, 'the collection does not have this request');
  if (operation === 'Groups_GetGroupUsers') return roleCheck(sign, entry, seen, purposes);
  if (entry.outcome === 'refused' || entry.outcome === 'failed')
    return {
      ...sign,
      outcome: 'broken',
      causes: entry.causes ?? [],
      ...(entry.reason === undefined ? {} : { reason: entry.reason.replace(/\s+/g, ' ').trim() }),
    };
  if (entry.outcome !== 'answered') return notChecked(sign, entry.reason ?? 'it was not sent');
  if (operation === 'Pipelines_GetPipelines' && seen.pipelines === 0) {
    return {
      ...sign,
      outcome: 'broken',
      causes: [],
      reason:
        'The list is empty: a caller sees only pipelines that it has access to (inferred). Ask an admin of the pipeline to add the enterprise application as Admin.',
    };
  }
  return { ...sign, outcome: 'well', causes: [] };
}

/** A list of people that is refused or lacks the app proves nothing: a group may give the role. */
function roleCheck(sign: Named, entry: RunEntry, { role }: Seen, purposes: readonly Purpose[]): Check {
  if (entry.outcome !== 'answered' || role === undefined)
    return notChecked(sign, `${entry.request} was not answered, so the role is not known`);
  if (role === 'unnamed')
    return notChecked(sign, `${entry.request} does not list the app, but a group may give it the role`);
  const need = roleNeeded(purposes);
  const known = ROLES.find((each) => each === role);
  if (need === undefined || known === undefined || includesRole(known, need.role))
    return { ...sign, outcome: 'well', causes: [], reason: `${role} in the first workspace` };
  return {
    ...sign,
    outcome: 'broken',
    causes: [],
    reason: `The app has the role ${role} in the first workspace. In Manage access of the workspace, make it ${describeRole(need)}.`,
  };
}

/** The highest role that the purposes take. */
function roleNeeded(purposes: readonly Purpose[]): RoleNeed | undefined {
  const needs = purposes
    .flatMap((purpose) => operationsFor(purpose))
    .flatMap((operation) => leastRole(operation) ?? []);
  return needs.reduce<RoleNeed | undefined>(
    (highest, need) => (highest !== undefined && includesRole(highest.role, need.role) ? highest : need),
    undefined,
  );
}

function unproved(purpose: Purpose, signs: readonly Check[], { onCapacity }: Seen): Check[] {
  const known = UNPROVED[purpose];
  if (known === undefined) return [];
  const own = signsFor[purpose].map((operation) => SIGN[operation]!.id);
  const read = signs
    .filter(({ id }) => own.includes(id))
    .map(
      ({ title, outcome, reason }) =>
        `${title.replace('Check the ', '').replace('Check ', '')}: ${outcome === 'well' ? (reason ?? 'OK') : outcome === 'broken' ? 'to fix' : 'unknown'}`,
    );
  const capacity =
    purpose === 'embed' && onCapacity !== undefined
      ? [`first workspace on a capacity: ${onCapacity ? 'yes' : 'no, so only a small trial quota of embed tokens'}`]
      : [];
  const unread = purpose === 'embed' ? ' These calls cannot read the setting "Embed content in apps".' : '';
  return [notChecked(known, `${known.what}. Related reads: ${[...read, ...capacity].join('; ')}.${unread}`)];
}

/** The 14 operations are closed to apps, so there is nothing to send; what a user may change shows only a change. */
function adminWrite({ entries }: RunRecord, { adminWriteNamed }: CheckScope): Check {
  const about = { id: 'admin-write', title: 'Change something with the admin APIs' };
  if (entries.some(({ identity }) => identity === 'user'))
    return notChecked(about, 'only a change proves that this user may change something');
  return {
    ...about,
    outcome: adminWriteNamed ? 'broken' : 'not checked',
    causes: [],
    reason:
      'the 14 admin operations of Power BI that change something are closed to apps (inferred: their description names only a Fabric administrator). Use the token of a Fabric administrator, or the Fabric admin API, which has its own setting.',
  };
}

function notChecked({ id, title }: Named, reason: string): Check {
  return { id, title, outcome: 'not checked', causes: [], reason };
}
