import { powerBiRows as familyRows } from '../families/powerbi/index.ts';
import { rowsNotCarried } from '../families/powerbi/not-carried.ts';
import type { Row } from '../families/row.ts';
import type { Rule } from '../rule.ts';
import type { CarriedWhen } from './row-applies.ts';
import type { DecidedRow, OpenRow } from './rule-of-row.ts';
import { placedRows } from './what-travels.ts';

/** A cause of Power BI by the names that stand in header or body as the reason, or by method, path and status. */
export type PowerBiRow = (DecidedRow | OpenRow) & CarriedWhen & { readonly stage?: Rule['stage'] };

const CONDITIONS = ['says', 'words', 'path', 'method', 'status', 'caller'] as const;

/**
 * The refusals of Power BI that a name decides, and the few that a path must, in the order in which they are asked. The generator evaluates
 * this: a script has the rows. Where a name needs words or a path beside it, nothing is decided; what goes by words alone is left out. A row
 * by names has no title: the service's own words are in the line, and the page has the rest.
 */
export const powerBiRows: readonly PowerBiRow[] = [...rowsNotCarried, ...familyRows]
  .filter(({ code, when, stage }) => placedRows.includes(code) || (when.says !== undefined && stage === undefined))
  .map(rowOf);

function rowOf({ code, title, when, stage }: Row): PowerBiRow {
  const data: CarriedWhen = Object.fromEntries(
    CONDITIONS.filter((name) => when[name] !== undefined).map((name) => [name, when[name]]),
  );
  const isDecided = when.also === undefined && (placedRows.includes(code) || Object.keys(data).length === 1);
  const known = data.says ? { code } : { code, title };
  return { ...(isDecided ? known : { oneOf: code }), ...data, ...(stage ? { stage } : {}) };
}
