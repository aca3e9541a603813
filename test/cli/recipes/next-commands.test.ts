import { nextLines } from '../../../cli/recipes/next-commands.ts';

test.each([
  [{ env: 'my env/prod.json', auth: 'azure-cli' }, ' --env "my env/prod.json" --auth azure-cli'],
  [{ emulator: true, scenario: 'refresh-failed' }, ' --emulator --scenario refresh-failed'],
  [{}, ''],
])('a command signs in as the recipe before did: %j', (given, flags) => {
  const all = { emulator: false, env: undefined, scenario: undefined, ...given } as never;
  expect(nextLines(['Next, for the recipe it is:', '  recipe own --model "A"'], all, 'npx pbi')).toEqual([
    'Next, for the recipe it is:',
    `  npx pbi recipe own --model "A"${flags}`,
  ]);
});
