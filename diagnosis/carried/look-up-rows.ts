import type { Rule } from '../rule.ts';
import { SWITCH_OFF } from '../rules/powerbi/refusal.ts';
import { switchOff } from '../rules/powerbi/switch-off.ts';
import { throttled } from '../rules/powerbi/throttled.ts';
import { noRoleReasons, workspaceRoleMissing } from '../rules/powerbi/workspace-role.ts';
import type { DecidedRow } from './rule-of-row.ts';

/** Why an app is refused a list of ids: by the name that the service gives, or by a status without one. */
export type LookUpRow = DecidedRow &
  (
    | {
        readonly says: readonly string[];
        /** In the path or the message: then it is something else. */
        readonly unless: RegExp;
      }
    | { readonly status: number }
  );

/** The generator evaluates this: a script has the rows. The steps are in the test script, for the list's own request. */
export const lookUpRows: readonly LookUpRow[] = [
  { ...named(switchOff), says: [SWITCH_OFF], unless: /\/profiles\b/i },
  { ...named(workspaceRoleMissing), says: noRoleReasons, unless: /personal workspace|my workspace/i },
  { ...named(throttled), status: 429 },
];

function named({ code, title }: Rule): DecidedRow {
  return { code, title };
}
