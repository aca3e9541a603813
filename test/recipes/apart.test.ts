import { standardTenant } from '../../catalogue/powerbi/standard-tenant.ts';
import { startEmulator } from '../../emulator/index.ts';
import { runRecipeAt } from './run-recipe.ts';

test('a recipe that was broken off leaves no id behind that a later change could take', async () => {
  const emulator = await startEmulator({
    faults: [{ operation: 'Datasets_GetDatasourcesInGroup', kind: 'throttled', seconds: 900, times: 1 }],
  });
  try {
    const { sent, failed, lines } = await runRecipeAt(
      emulator,
      'Inventory',
      { recipeMinutes: '10' },
      { folder: ['Inventory', 'Datasets'] },
    );
    expect(failed[0]).toContain('Ends in time');
    expect(sent).toContain('200 GET Get Datasets In Group');
    // Nobody typed an id: what the recipe read is not changed. A query only reads.
    const changed = emulator.requests.filter(
      ({ method, path }) =>
        method !== 'GET' && path.includes(standardTenant.groupId) && !path.endsWith('/executeQueries'),
    );
    expect(changed).toEqual([]);
    expect([...lines.values()]).toContain('skipped');
  } finally {
    await emulator.close();
  }
}, 20_000);
