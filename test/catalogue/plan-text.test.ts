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

test('each request has a line of its own, with nothing that its address or its section says', () => {
  const lines = printPlan(whole);
  const lineOf = (key: string): string | undefined => lines.find((line) => line.trim().startsWith(`"${key}"`));
  for (const key of Object.keys(whole.requests))
    expect(
      lines.filter((line) =>
        line
          .replace(/:\w*\}/g, '}')
          .trim()
          .startsWith(`"${key}":`),
      ),
    ).toHaveLength(1);
  expect(lineOf('GET groups/{groupId}/datasets')).toBe(
    '\t"GET groups/{groupId}/datasets": {"id":"Datasets_GetDatasetsInGroup","lists":"datasetId"},',
  );
  expect(lineOf('DELETE datasets/{datasetId:myDatasetId}')).toMatch(/: \{"takes":"myDatasetId"\},?$/);
  expect(lineOf('datasetId')).toBe(
    '\t"datasetId": {"noun":"semantic model","listedBy":"Get Datasets In Group","createdBy":"Post Dataset In Group","listedAt":"GET groups/{groupId}/datasets"},',
  );
});

test('a plan takes the place of another, and what stands around it stays', () => {
  const lines = withPlan(['// before', ...printPlan(whole), '// after'], small);
  expect([lines[0], lines.at(-1)]).toEqual(['// before', '// after']);
  expect(readPlan(lines)!.resources).toEqual(small.resources);
  expect(withPlan(['no plan'], small)).toEqual(['no plan']);
});
