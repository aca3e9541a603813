import type { View } from '../view.ts';
import type { CarriedRule } from './carried.ts';

/** A row of a table: what it goes by is another property. Either it decides, or it names the codes that are possible. */
export interface DecidedRow {
  readonly code: string;
  readonly title: string;
  /** `{{tenantId}}`, `{{clientId}}` and `{{loginUrl}}` stand for those of the settings. */
  readonly fix?: readonly string[];
}

/** A row that several causes share: more than it goes by tells them from each other. */
export interface OpenRow {
  readonly oneOf: string;
}

/** A row as a rule. */
export function ruleOfRow(row: DecidedRow | OpenRow, applies: (view: View) => boolean): CarriedRule {
  if ('oneOf' in row) {
    const fix = [`Look up ${row.oneOf} in docs/diagnosis.md, or give the answer to the command explain.`];
    const title = 'The answer has more than one possible cause';
    return { code: 'UNKNOWN', title, stage: 'reason', explain: (view) => (applies(view) ? { fix } : null) };
  }
  const { code, title, fix = [] } = row;
  return {
    code,
    title,
    stage: 'reason',
    explain: (view) => (applies(view) ? { fix: fix.map((step) => filledIn(step, view)) } : null),
  };
}

function filledIn(step: string, { evidence: { settings } }: View): string {
  return step
    .replace('{{tenantId}}', settings.tenantId ?? '')
    .replace('{{clientId}}', settings.clientId ?? '')
    .replace('{{loginUrl}}', settings.loginUrl ?? '');
}
