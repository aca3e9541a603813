import { processVariable } from '../../cli/input/process-variable.ts';
import { readAssignments, withOutsideValues } from '../../cli/input/values.ts';
import type { Terminal } from '../../cli/output/terminal.ts';
import { valueOf } from '../../runner/index.ts';
import { environment } from '../runner/fixtures/collection.ts';
import { makeProject } from './fixtures/terminal.ts';

test.each([
  ['tenantId', 'AZURE_TENANT_ID'],
  ['clientId', 'AZURE_CLIENT_ID'],
  ['clientSecret', 'AZURE_CLIENT_SECRET'],
  ['accessToken', 'POWERBI_ACCESS_TOKEN'],
  ['groupId', 'POWERBI_GROUP_ID'],
  ['deletedGroupId', 'POWERBI_DELETED_GROUP_ID'],
  ['apiUrl', 'POWERBI_API_URL'],
])('%s is read from %s', (key, name) => expect(processVariable(key)).toBe(name));

describe('where a value comes from', () => {
  const layers = { flag: 'from the flag', process: 'from the process', dotenv: 'from .env', file: 'from the file' };

  test.each([
    ['a flag first', { ...layers }, 'from the flag'],
    ['then the process environment', { ...layers, flag: '' }, 'from the process'],
    ['then .env', { ...layers, flag: '', process: '' }, 'from .env'],
    ['then the environment file', { ...layers, flag: '', process: '', dotenv: '' }, 'from the file'],
    ['else nothing', { flag: '', process: '', dotenv: '', file: '' }, ''],
  ])('%s', (_name, given, expected) => {
    const project = makeProject(undefined);
    project.write('.env', `POWERBI_GROUP_ID=${given.dotenv}\n`);
    const env = { POWERBI_GROUP_ID: given.process };
    const terminal = { env, cwd: project.root, secrets: new Set() } as unknown as Terminal;
    const merged = withOutsideValues(environment({ groupId: given.file }), { groupId: given.flag }, terminal);
    expect(valueOf(merged, 'groupId')).toBe(expected);
    expect(env).toEqual({ POWERBI_GROUP_ID: given.process });
    project.remove();
  });

  test('an id that has no row in the environment counts as well', () => {
    const env = { POWERBI_EXPORT_ID: 'an export' };
    const terminal = { env, cwd: '/none', secrets: new Set() } as unknown as Terminal;
    expect(valueOf(withOutsideValues(environment({}), {}, terminal), 'exportId')).toBe('an export');
  });

  test('allowWrite is never taken from outside; secrets are noted', () => {
    const env = { POWERBI_ALLOW_WRITE: 'true', AZURE_CLIENT_SECRET: 'hidden' };
    const secrets = new Set<string>();
    const merged = withOutsideValues(environment({ allowWrite: '' }), {}, {
      env,
      cwd: '/none',
      secrets,
    } as unknown as Terminal);
    expect(valueOf(merged, 'allowWrite')).toBe('');
    expect([...secrets]).toEqual(['hidden']);
  });
});

test('--set takes name=value, the value as it is', () => {
  expect(readAssignments(['a=1', 'b=x=y', 'c='])).toEqual({ a: '1', b: 'x=y', c: '' });
});
