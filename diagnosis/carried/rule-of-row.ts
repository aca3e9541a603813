import type { Rule } from '../rule.ts';
import type { View } from '../view.ts';
import type { CarriedRule } from './carried.ts';

/** A row of a table: what it goes by is another property. Either it decides, or it names the codes that are possible. */
export interface DecidedRow {
  readonly code: string;
  /** Absent where the words of the service are enough. */
  readonly title?: string;
  /** `{{tenantId}}`, `{{clientId}}` and `{{loginUrl}}` stand for those of the settings. */
  readonly fix?: readonly string[];
}

/** A row that does not decide: more than it goes by tells its causes from others. */
export interface OpenRow {
  readonly oneOf: string;
}

/** A row as a rule. */
export function ruleOfRow(
  row: DecidedRow | OpenRow,
  stage: Rule['stage'],
  applies: (view: View) => boolean,
): CarriedRule {
  const ask = (fix: readonly string[]): CarriedRule['explain'] => {
    return (view) => (applies(view) ? { fix: fix.map((step) => filledIn(step, view)) } : null);
  };
  if ('oneOf' in row) {
    const look = `If that is not enough, look up ${row.oneOf} in docs/diagnosis.md, or give the answer to the command explain.`;
    return { code: 'UNKNOWN', title: 'Read the words of the service', stage, explain: ask([look]) };
  }
  const { code, title = 'The service refuses it by a code of its own', fix = [] } = row;
  return { code, title, stage, explain: ask(fix) };
}

function filledIn(step: string, { evidence: { settings } }: View): string {
  return step
    .replace('{{tenantId}}', settings.tenantId ?? '')
    .replace('{{clientId}}', settings.clientId ?? '')
    .replace('{{loginUrl}}', settings.loginUrl ?? '');
}
