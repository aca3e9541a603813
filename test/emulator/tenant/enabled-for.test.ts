import { isEnabledFor } from '../../../emulator/tenant/enabled-for.ts';
import { standardTenantDefinition } from '../../../emulator/tenant/standard.ts';

const groups = [
  { id: 'g1', name: 'Automation', members: ['sp1'] },
  { id: 'g2', name: 'Everybody else', members: ['sp2'] },
];

test.each<[string, Parameters<typeof setting>, boolean]>([
  ['off', [{ enabled: false }], false],
  ['off, with a group', [{ enabled: false, securityGroups: ['g1'] }], false],
  ['on for everybody', [{ enabled: true }], true],
  ['on for its group', [{ enabled: true, securityGroups: ['g1'] }], true],
  ['on for one of two groups', [{ enabled: true, securityGroups: ['g2', 'g1'] }], true],
  ['on for another group', [{ enabled: true, securityGroups: ['g2'] }], false],
  ['on for a group that is gone', [{ enabled: true, securityGroups: ['g3'] }], false],
  ['on for the app itself instead of a group', [{ enabled: true, securityGroups: ['sp1'] }], false],
  ['not defined', [undefined], false],
])('%s', (_case, [value], enabled) => {
  expect(isEnabledFor(setting(value), 'DatasetExecuteQueries', 'sp1')).toBe(enabled);
});

function setting(
  value: { readonly enabled: boolean; readonly securityGroups?: string[] } | undefined,
): ReturnType<typeof standardTenantDefinition> {
  return {
    ...standardTenantDefinition(),
    securityGroups: groups,
    settings: value === undefined ? {} : { DatasetExecuteQueries: value },
  };
}
