import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { describeWith, powerBiDescription } from '../shared.ts';
import { projectFolder } from './fixtures/built.ts';
import { makeProject, type Project } from './fixtures/terminal.ts';

let project: Project;
beforeEach(() => (project = makeProject(undefined)));
afterEach(() => project.remove());

const description = {
  swagger: '2.0',
  info: { title: 'A small description', version: '1' },
  paths: {
    '/v1.0/myorg/groups': {
      get: {
        operationId: 'Groups_GetGroups',
        tags: ['Groups'],
        description: 'Lists.',
        responses: { 200: { description: 'OK' } },
      },
    },
    '/v1.0/myorg/kites': {
      post: {
        operationId: 'Kites_Fly',
        tags: ['Kites'],
        description: 'Flies.',
        responses: { 202: { description: 'Accepted' } },
      },
    },
  },
  definitions: { Kite: { type: 'object', properties: { id: { type: 'string' } } } },
};

describe('catalogue refresh', () => {
  test('writes what it derives, removes what is gone, tells what changes and who is not curated', async () => {
    project.write('small.json', JSON.stringify(description));
    const surplus = project.write('catalogue/powerbi/described/operations/gone.json', '[]');
    const { code, out } = await project.start(['catalogue', 'refresh', '--from', 'small.json']);
    expect(code).toBe(0);
    expect(out).toContain('Operations added: 1\n  Kites_Fly\n');
    expect(out).toMatch(/Operations removed: 285\n/);
    expect(out).toContain('Operations changed: 1\n  Groups_GetGroups\n');
    expect(out).toContain('Operations without curated facts (title, effect): 1\n  Kites_Fly\n');
    expect(readFileSync(join(project.root, 'catalogue/powerbi/described/operations/kites.json'), 'utf8')).toContain(
      '"id": "Kites_Fly"',
    );
    expect(existsSync(surplus)).toBe(false);
  });

  test('reads YAML like JSON', async () => {
    project.write('small.yaml', stringify(description));
    const { code, out } = await project.start(['catalogue', 'refresh', '--from', 'small.yaml', '--check']);
    expect(code).toBe(1);
    expect(out).toContain('Operations added: 1\n  Kites_Fly\n');
  });

  test.each([
    ['half of an object', '{"paths": {', 'JSON'],
    ['a list', '- paths\n- definitions\n', 'paths'],
    ['YAML that is not valid', 'paths: [\n', ''],
  ])('%s is not a description', async (_name, text, says) => {
    project.write('other', text);
    const { code, err } = await project.start(['catalogue', 'refresh', '--from', 'other', '--debug']);
    expect([code, err]).toEqual([2, expect.stringMatching(/^E_DESCRIPTION_INVALID/)]);
    expect(err).toContain(says);
  });

  test('--check writes nothing and fails when anything differs', async () => {
    project.write('small.json', JSON.stringify(description));
    const { code, err } = await project.start(['catalogue', 'refresh', '--from', 'small.json', '--check']);
    expect(code).toBe(1);
    expect(err).toContain('kites.json');
    expect(existsSync(join(project.root, 'catalogue'))).toBe(false);
  });
});

describeWith(powerBiDescription)('catalogue refresh with the official description', () => {
  test('the committed catalogue is that of the description', async () => {
    const { code, out } = await project.start(['catalogue', 'refresh', '--from', powerBiDescription, '--check'], {
      root: projectFolder,
    });
    expect(out).toMatch(/added: 0\n.*removed: 0\n.*changed: 0\nShapes changed: 0\n.*: 0\n$/s);
    expect(code).toBe(0);
  });
});
