import type { TokenReport } from '../../diagnosis/token-report.ts';
import { printCauses } from './causes.ts';
import { sayDuration } from '../input/duration.ts';
import { printTable } from '../../reporting/index.ts';

const KINDS: Readonly<Record<TokenReport['kind'], string>> = {
  app: "an app's (service principal)",
  user: "a user's",
  unknown: 'not to be told from its claims',
  none: 'no JWT',
};

/** What a token is, as a person reads it; never the token itself. */
export function printToken(report: Omit<TokenReport, 'cleaned'>): string[] {
  const rows = [
    ['Kind', KINDS[report.kind]],
    ['Audience', report.audience],
    ['Tenant', report.tenant],
    ['App (client id)', report.app],
    [report.kind === 'user' ? 'Object id of the user' : 'Object id', report.objectId],
    ['Roles', report.roles.join(', ') || 'none'],
    ['Scopes', report.scopes.join(', ') || 'none'],
    ['Authenticated by', report.authenticatedBy || 'not told'],
    ['Time left', timeLeft(report.secondsLeft)],
  ];
  const lines = printTable(
    ['Token', ''],
    rows.map(([name, value]) => [name!, value || 'not told']),
  );
  if (report.problems.length === 0)
    return [...lines, '', 'Nothing about it should cause trouble. What the app may do shows `powerbi-postman doctor`.'];
  return [...lines, '', 'What will cause trouble:', '', ...printCauses(report.problems, { further: 'Also: ' })];
}

function timeLeft(seconds: number | null): string {
  if (seconds === null) return 'not told';
  return seconds > 0 ? sayDuration(seconds) : `none, it ended ${sayDuration(-seconds)} ago`;
}
