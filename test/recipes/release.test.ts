import { standardTenant } from '../../catalogue/powerbi/standard-tenant.ts';
import { runRecipe, type RecipeRun } from './run-recipe.ts';

const TITLE = 'Release by pipeline';
const inputs = { pipeline: 'Northwind release', fromStage: 'Development', note: 'Ready' };
const changes = ({ sent }: RecipeRun): string[] => sent.filter((line) => !/^\d+ GET/.test(line));

test.each(['Development', 'test', '1'])(
  'deploys from %s, follows it, and shows what became of it',
  async (fromStage) => {
    const run = await runRecipe(TITLE, { ...inputs, fromStage });
    expect(run.failed).toEqual([]);
    expect(run.sent).toEqual([
      '200 GET Release 1 Find the pipeline',
      '200 GET Release 2 Look at its stages',
      '200 GET Release 3 Show what would be deployed',
      '202 POST Release 4 Deploy',
      '200 GET Release 5 Follow it',
      '200 GET Release 5 Follow it',
      '200 GET Release 6 Show the target',
    ]);
    const [from, to] = fromStage === 'Development' ? ['Development', 'Test'] : ['Test', 'Production'];
    expect(run.rows[0]).toMatchObject({ stage: from, kind: 'semantic model' });
    const deployed = run.rows.filter(({ status }) => status === 'Succeeded').map(({ kind }) => kind);
    expect([...new Set(deployed)]).toEqual(['semantic model', 'report', 'dashboard']);
    expect(run.rows.at(-1)).toMatchObject({ stage: to });
    expect(run.lines.get('the models of the target are not refreshed: a deployment does not do that')).toBe('ok');
    const target = `--workspace "${to === 'Test' ? 'Northwind Sales' : 'Northwind Production'}" --model "Sales" --allow-write`;
    expect(run.told.at(-1)!.split('\n')).toEqual([
      'Next, for each model of the target: connect it once (own), and refresh it after each release:',
      `  recipe own ${target}`,
      `  recipe refresh ${target}`,
    ]);
  },
);

describe('traps', () => {
  const cases: readonly (readonly [string, Record<string, string>, string])[] = [
    [
      'no pipeline named',
      { pipeline: '' },
      'Inputs: type pipeline: the name or the id of the pipeline. There is: Northwind release.',
    ],
    ['no such pipeline', { pipeline: 'Other' }, 'Inputs: no pipeline has the name "Other" here.'],
    ['no stage named', { fromStage: '' }, 'Inputs: type fromStage: Development or Test'],
    ['nothing comes after Production', { fromStage: 'Production' }, 'Inputs: type fromStage: Development or Test'],
  ];
  test.each(cases)('%s: nothing is deployed', async (_name, more, reason) => {
    const run = await runRecipe(TITLE, { ...inputs, ...more });
    expect(run.failed[0]).toContain(reason);
    expect([run.failed.length, changes(run)]).toEqual([1, []]);
  });

  test('the service does not let apps deploy', async () => {
    const run = await runRecipe(TITLE, inputs, {
      scenario: { about: 'years ago', tenant: { switches: { deployByApp: 'refused' } } } as never,
    });
    expect(run.failed).toHaveLength(1);
    expect(run.failed[0]).toContain('(error ALM_InvalidRequest_ServicePrincipalNotSupported');
  });
});

test('a pipeline by its id', async () => {
  expect((await runRecipe(TITLE, { ...inputs, pipeline: standardTenant.pipelineId })).failed).toEqual([]);
});
