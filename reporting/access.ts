import type { Caller, RunEntry, RunRecord } from '../runner/record/record.ts';
import type { ExchangeOf } from './exchange-of.ts';
import { many, plain, short } from './plain.ts';

const MOST_CALLERS = 3;
const MOST_WORKSPACES = 3;
const MOST_NAME = 40;

/** Where the names of the workspaces are found. */
export interface AccessMaterial {
  readonly exchangeOf: ExchangeOf;
  /** Operation that lists the workspaces in which the caller has a role; absent: they are not named. */
  readonly workspaceList?: string | undefined;
}

/** For a record alone. */
export const NOTHING_KEPT: AccessMaterial = { exchangeOf: () => undefined };

/**
 * Whose access a record shows, in a few words each: the apps or users by their tenant, then the workspaces that they see. As its tokens
 * and the kept answers say; empty where they say nothing.
 */
export function describeAccess(record: Pick<RunRecord, 'entries'>, material: AccessMaterial): string[] {
  const callers = callersOf(record.entries);
  const shown = callers.slice(0, MOST_CALLERS);
  const more = callers.length - shown.length;
  const workspaces = workspacesOf(record.entries, material);
  return [...shown, ...(more > 0 ? [`and ${more} more`] : []), ...(workspaces === undefined ? [] : [workspaces])];
}

function callersOf(entries: readonly RunEntry[]): string[] {
  return [
    ...new Set(
      entries.flatMap(({ caller, identity }) => (caller?.app || caller?.tenant ? [describe(caller, identity)] : [])),
    ),
  ];
}

function describe({ app, tenant }: Caller, identity: RunEntry['identity']): string {
  const who = identity === 'user' ? `a user${app && ` of app ${app}`}` : `app ${app || 'without an id'}`;
  return plain(`${who}${tenant && ` in tenant ${tenant}`}`);
}

/** `2 workspaces (Sales, Finance)`. */
function workspacesOf(entries: readonly RunEntry[], { exchangeOf, workspaceList }: AccessMaterial): string | undefined {
  const listed = entries
    .filter(({ operation, outcome }) => operation !== null && operation === workspaceList && outcome === 'answered')
    .map((entry) => namesIn((entry.exchange ?? exchangeOf(entry))?.response));
  if (!listed.some(Boolean)) return undefined;
  const names = [...new Set(listed.flatMap((own) => own ?? []))];
  if (names.length === 0) return 'no workspace';
  const left = names.length - MOST_WORKSPACES;
  const shown = names.slice(0, MOST_WORKSPACES).map((name) => short(name, MOST_NAME));
  return `${many(names.length, 'workspace')} (${shown.join(', ')}${left > 0 ? ` and ${left} more` : ''})`;
}

/** The names in a whole answer; undefined where only its beginning was kept. */
function namesIn(answer: { readonly body?: string; readonly cut?: true } | undefined): string[] | undefined {
  if (answer?.body === undefined || answer.cut) return undefined;
  try {
    const { value } = JSON.parse(answer.body) as { value?: unknown };
    return Array.isArray(value)
      ? value.flatMap((each: { name?: unknown } | null) => (typeof each?.name === 'string' ? [each.name] : []))
      : undefined;
  } catch {
    return undefined;
  }
}
