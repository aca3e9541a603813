import { powerBiRows } from '../families/powerbi/index.ts';
import type { Row } from '../families/row.ts';
import type { DecidedRow, OpenRow } from './rule-of-row.ts';

/** A cause of Power BI by the names that stand in header or body as the reason; `ALM_*` stands for all that begin so. */
export type NameRow = (DecidedRow | OpenRow) & { readonly says: readonly string[] };

/**
 * The refusals of Power BI that go by a name, in the order in which they are asked. The generator evaluates this: a script has the rows.
 * A row that needs more than the name is not decided; one that goes by words or a path alone is left out.
 */
export const nameRows: readonly NameRow[] = powerBiRows
  .filter(({ when, stage }) => when.says !== undefined && stage === undefined)
  .map(rowOf);

function rowOf({ code, title, when }: Row): NameRow {
  const isDecided = Object.keys(when).every((condition) => condition === 'service' || condition === 'says');
  return isDecided ? { says: when.says!, code, title } : { says: when.says!, oneOf: code };
}
