import type { Rule } from '../rule.ts';
import { adminRows } from './fabric/admin.ts';
import { callerRows } from './fabric/callers.ts';
import { capacityRows } from './fabric/capacity.ts';
import { documentedRows } from './fabric/documented.ts';
import { faultRows, retriable, retryFirst } from './fabric/faults.ts';
import { gitRows } from './fabric/git.ts';
import { itemRows } from './fabric/items.ts';
import { jobRows, lastJobRows } from './fabric/jobs.ts';
import { missingRows, silentMissingRow } from './fabric/missing.ts';
import { networkRows } from './fabric/network.ts';
import { oneLakeRows } from './fabric/onelake.ts';
import { rightRows, silentRow } from './fabric/rights.ts';
import { takenRows } from './fabric/taken.ts';
import { throttledRows } from './fabric/throttled.ts';
import { tokenRows } from './fabric/tokens.ts';
import { xmlaRows } from './fabric/xmla.ts';
import { ruleOf, type Row } from './row.ts';

/** Rows where "send it again" has its own step, or would be wrong. */
const OWN_WAIT = /^FABRIC_(TOKEN|THROTTLED|TOO_MANY_|ITEM_DISPLAY_NAME_NOT_AVAILABLE)/;

/** Refusals of the Fabric API. What goes by operation, caller or words comes before what goes by the name alone; the documented names come last. */
const rows: readonly Row[] = [
  ...networkRows,
  ...adminRows,
  ...callerRows,
  ...oneLakeRows,
  ...itemRows,
  ...jobRows,
  ...capacityRows,
  ...missingRows,
  ...takenRows,
  ...gitRows,
  ...rightRows,
  ...throttledRows,
  ...xmlaRows,
  ...tokenRows,
  ...faultRows,
  ...documentedRows,
  silentRow,
  silentMissingRow,
  ...lastJobRows,
].map(withRetry);

const known = new Set(rows.flatMap(({ when }) => when.says ?? []).map((name) => name.toLowerCase()));

/** The names that rows of the family go by, as the service writes them. */
export const fabricReasons: ReadonlySet<string> = new Set(rows.flatMap(({ when }) => when.says ?? []));

export const fabricFamily: readonly Rule[] = [...rows, retriable((name) => known.has(name.toLowerCase()))].map(ruleOf);

function withRetry(row: Row): Row {
  const { code, fix } = row;
  return OWN_WAIT.test(code)
    ? row
    : { ...row, fix: (view) => retryFirst(view, typeof fix === 'function' ? fix(view) : fix) };
}
