import type { Rule } from '../../rule.ts';
import type { View } from '../../view.ts';
import { ruleOf, type Row } from '../row.ts';
import { adminRows } from './admin.ts';
import { capacityRows } from './capacity.ts';
import { datasourceRows } from './datasources.ts';
import { embedRows } from './embed.ts';
import { exportRows } from './exports.ts';
import { gatewayRows } from './gateways.ts';
import { importRows } from './imports.ts';
import { insideRows } from './inside.ts';
import { pipelineRows } from './pipelines.ts';
import { prefixRows } from './prefixes.ts';
import { pushRows } from './push.ts';
import { queryRows } from './queries.ts';
import { refreshRows } from './refresh.ts';
import { userRows } from './users.ts';

/** Answers of Power BI by their code, their words, or a failure inside a success; what is general comes last. */
export const powerBiRows: readonly Row[] = [
  ...refreshRows,
  ...datasourceRows,
  ...gatewayRows,
  ...importRows,
  ...pipelineRows,
  ...pushRows,
  ...embedRows,
  ...exportRows,
  ...userRows,
  ...adminRows,
  ...queryRows,
  ...capacityRows,
  ...insideRows,
  ...prefixRows,
];

const rules = (['reason', 'shape', 'doubt'] as const).flatMap((stage) =>
  powerBiRows.map(ruleOf).filter((rule) => rule.stage === stage),
);

/** Of one answer the first row that fits explains it; doubts are added to it. */
export const powerBiFamily: readonly Rule[] = rules.map((rule, index) => {
  if (rule.stage === 'doubt') return rule;
  return {
    ...rule,
    explain: (view) => {
      const found = rule.explain(view);
      return found && isFirst(index, view) ? found : null;
    },
  };
});

function isFirst(index: number, view: View): boolean {
  return !rules.slice(0, index).some((other) => other.stage !== 'doubt' && other.explain(view) !== null);
}
