import { faultsOf } from '../../diagnosis/check-rules.ts';
import { printPage } from '../../diagnosis/page.ts';
import type { Rule } from '../../diagnosis/rule.ts';
import { rules as everyRule } from '../../diagnosis/every-rule.ts';
import { CliError } from '../errors/cli-error.ts';
import { placeOf } from './rule-file.ts';

/** Where the page of all causes belongs. */
export const DIAGNOSIS_PAGE = 'docs/diagnosis.md';

/** More than these nobody reads at once. */
const MOST_FAULTS = 5;

/**
 * The page of all causes.
 * @throws CliError E_RULE_INVALID when a rule has a fault: with its code, file and field
 */
export function diagnosisPage(rules: readonly Rule[] = everyRule): string {
  const faults = faultsOf(rules);
  if (faults.length === 0) return printPage(rules);
  const named = faults
    .slice(0, MOST_FAULTS)
    .map(({ rule, field, problem }) => `${rule.code} in ${placeOf(rule)}, ${field}: ${problem}`);
  throw new CliError(
    'E_RULE_INVALID',
    [...named, ...(faults.length > MOST_FAULTS ? [`${faults.length - MOST_FAULTS} more`] : [])].join('; '),
  );
}
