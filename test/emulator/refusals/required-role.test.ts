import { findOperation, operations } from '../../../catalogue/powerbi/index.ts';
import { isInWorkspace } from '../../../emulator/operation-kind.ts';
import { requiredRole } from '../../../emulator/refusals/required-role.ts';
import { includes, isRole } from '../../../emulator/tenant/role.ts';

test.each([
  ['Groups_GetGroup', 'Viewer'],
  ['Reports_ExportToFileInGroup', 'Viewer'],
  ['Datasets_RefreshDatasetInGroup', 'Contributor'],
  ['Imports_CreateTemporaryUploadLocationInGroup', 'Contributor'],
  ['Reports_GenerateTokenInGroup', 'Member'],
  ['Groups_AddGroupUser', 'Member'],
  ['Groups_DeleteGroup', 'Admin'],
  ['Groups_AssignToCapacity', 'Admin'],
])('%s needs %s', (id, role) => {
  const operation = findOperation(id);
  expect(operation && isInWorkspace(operation) && requiredRole(operation)).toBe(role);
});

test('no operation of a workspace that changes something is open to a viewer', () => {
  const open = operations.filter((operation) => isInWorkspace(operation) && requiredRole(operation) === 'Viewer');
  expect(open.filter(({ effect }) => effect !== 'reads' && effect !== 'heavy read')).toEqual([]);
});

test('roles include the lower ones', () => {
  expect(includes('Admin', 'Viewer')).toBe(true);
  expect(includes('Member', 'Member')).toBe(true);
  expect(includes('Contributor', 'Member')).toBe(false);
});

test('names of roles', () => {
  expect(['Admin', 'None', 'toString', undefined].map(isRole)).toEqual([true, false, false, false]);
});
