import type { TokenReport } from '../../diagnosis/token-report.ts';
import { printCauses } from './causes.ts';
import { plainLook, printTable, type Look } from '../../reporting/index.ts';
import { sayDuration } from './duration.ts';

const KINDS: Readonly<Record<TokenReport['kind'], string>> = {
  app: "an app's (service principal)",
  user: "a user's",
  unknown: 'unknown, its claims do not say',
  none: 'not a JWT',
};

/** What a token is, as a person reads it; never the token itself. */
export function printToken(report: Omit<TokenReport, 'cleaned'>, look: Look = plainLook): string[] {
  const rows = [
    ['Kind', KINDS[report.kind]],
    ['Audience', report.audience],
    ['Tenant', report.tenant],
    ['App (client id)', report.app],
    [report.kind === 'user' ? 'Object id of the user' : 'Object id', report.objectId],
    ['Roles', report.roles.join(', ') || 'none'],
    ['Scopes', report.scopes.join(', ') || 'none'],
    ['Authenticated by', report.authenticatedBy || 'unknown'],
    ['Time left', timeLeft(report.secondsLeft)],
  ];
  const lines = printTable(
    ['Token', ''],
    rows.map(([name, value]) => [name!, value || 'unknown']),
  );
  if (report.problems.length === 0)
    return [...lines, '', 'No problem was found. Run `powerbi-postman doctor` to see what the app may do.'];
  return [...lines, '', 'Problems:', '', ...printCauses(report.problems, { further: 'Also: ', look })];
}

function timeLeft(seconds: number | null): string {
  if (seconds === null) return 'unknown';
  return seconds > 0 ? sayDuration(seconds) : `none, it expired ${sayDuration(-seconds)} ago`;
}
