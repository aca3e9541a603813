import { printPlan, readPlan, withPlan } from '../../catalogue/model/plan-text.ts';
import type { Plan } from '../../catalogue/model/plan.ts';
import { powerBi } from '../../catalogue/powerbi/catalogue.ts';
import { buildPlan } from '../../generator/plan.ts';
import { plan as small } from '../scripts/plan.ts';

const whole = buildPlan(powerBi);

/** What is not there and what is empty are the same. */
const comparable = (plan: Plan): Plan =>
  JSON.parse(JSON.stringify(plan, (name, value: unknown) => (isEmpty(name, value) ? undefined : value))) as Plan;
const isEmpty = (name: string, value: unknown): boolean =>
  (name === 'path' && (value as string[]).length === 0) || (name === 'list' && value === '');

test.each([
  ['of the whole API', whole],
  ['with addresses that name other parameters than their variables', small],
])('a plan %s is read as it was printed', (_what, plan) => {
  expect(comparable(readPlan(printPlan(plan))!)).toEqual(comparable(plan));
});

test('a request has one line, with nothing that its address or its section says; a closed twin may be in that of the other', () => {
  const lines = printPlan(whole).map((line) => line.trim().replace(/,$/, ''));
  const linesOf = (key: string): string[] =>
    lines.filter((line) => line.replace(/:\w*\}/g, '}').startsWith(`"${key}": {`));
  const { below } = whole.twins!;
  for (const key of Object.keys(whole.requests)) {
    const [own, open] = [linesOf(key), linesOf(key.replace(' ', ` ${below}`))];
    expect([key, own.length === 1 || (own.length === 0 && open[0]!.includes('"twinned":true'))]).toEqual([key, true]);
  }
  expect(linesOf('GET groups/{groupId}/datasets')).toEqual([
    '"GET groups/{groupId}/datasets": {"id":"Datasets_GetDatasetsInGroup","lists":"datasetId","twinned":true}',
  ]);
  expect(linesOf('GET datasets/{datasetId}/tables')).toEqual(['"GET datasets/{datasetId:myDatasetId}/tables": {}']);
  expect(lines).toContain(
    '"datasetId": {"noun":"semantic model","listedBy":"Get Datasets In Group","createdBy":"Post Dataset In Group","listedAt":"GET groups/{groupId}/datasets"}',
  );
});

test('a plan takes the place of another, and what stands around it stays', () => {
  const lines = withPlan(['// before', ...printPlan(whole), '// after'], small);
  expect([lines[0], lines.at(-1)]).toEqual(['// before', '// after']);
  expect(readPlan(lines)!.resources).toEqual(small.resources);
  expect(withPlan(['no plan'], small)).toEqual(['no plan']);
});
