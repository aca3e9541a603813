import { powerBiRows as familyRows } from '../families/powerbi/index.ts';
import { rowsNotCarried } from '../families/powerbi/not-carried.ts';
import type { Row } from '../families/row.ts';
import type { When } from '../families/when.ts';
import type { Rule } from '../rule.ts';
import type { DecidedRow, OpenRow } from './rule-of-row.ts';
import { placedRows } from './what-travels.ts';

/** A cause of Power BI by the names that stand in header or body as the reason, or by method, path and status. */
export type PowerBiRow = (DecidedRow | OpenRow) & {
  readonly when: Omit<When, 'service' | 'also'>;
  readonly stage?: Rule['stage'];
};

/**
 * The refusals of Power BI that a name decides, and the few that a path must, in the order in which they are asked. The generator evaluates
 * this: a script has the rows. Where a name needs words or a path beside it, nothing is decided; what goes by words alone is left out.
 */
export const powerBiRows: readonly PowerBiRow[] = [...rowsNotCarried, ...familyRows]
  .filter(({ code, when, stage }) => placedRows.includes(code) || (when.says !== undefined && stage === undefined))
  .map(rowOf);

function rowOf({ code, title, when, stage }: Row): PowerBiRow {
  const data = Object.fromEntries(
    Object.entries(when).filter(([condition]) => condition !== 'service' && condition !== 'also'),
  );
  const isDecided = when.also === undefined && (placedRows.includes(code) || Object.keys(data).length === 1);
  return { ...(isDecided ? { code, title } : { oneOf: code }), when: data, ...(stage ? { stage } : {}) };
}
