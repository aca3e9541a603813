import { RECIPE } from './recipe-text.ts';

/** One line of a recipe's table, by column. What is not in a column is in no table, but in what the command line saves. */
export type Row = Readonly<Record<string, unknown>>;

/** Bruno's own object, in Bruno alone: it shows no tables. */
declare const bru: object | undefined;

const TEMPLATE = `<style>
  table { border-collapse: collapse; font: 13px system-ui, sans-serif }
  th, td { border-bottom: 1px solid #8884; padding: 4px 10px; text-align: left; vertical-align: top }
</style>
<table>
  <tr>{{#each columns}}<th>{{this}}</th>{{/each}}</tr>
  {{#each cells}}<tr>{{#each this}}<td>{{this}}</td>{{/each}}</tr>{{/each}}
</table>`;

/** What was shown of this answer: the script is loaded anew for the next one. */
let rows: Row[] = [];

/**
 * Shows what the answer brought as a table: in Postman under Visualize; the command line prints and saves the rows. What is shown later of the
 * same answer follows below.
 * @param columns those of the recipe when absent; a query has others each time
 */
export function show(more: readonly Row[], columns = RECIPE.columns): void {
  if (more.length === 0 || typeof bru !== 'undefined') return;
  rows = [...rows, ...more];
  const { recipe } = RECIPE;
  const cells = rows.map((row) => columns.map((column) => cellOf(row[column])));
  pm.visualizer.set(TEMPLATE, { recipe, columns, cells, rows });
}

function cellOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean);
}
