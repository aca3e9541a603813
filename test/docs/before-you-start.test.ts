import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeYouStart, noPermissions, whatAnAppIs } from '../../catalogue/powerbi/before-you-start.ts';
import { projectRoot } from '../../generator/project.ts';

const read = (path: string): string => readFileSync(join(projectRoot(), path), 'utf8');

/** Where somebody without Node begins; the guide of a zip is looked at in `test/sharing/pack`. */
const places = {
  'README.md': () => read('README.md'),
  'the collection': () =>
    (JSON.parse(read('collections/powerbi.postman_collection.json')) as { info: { description: string } }).info
      .description,
};

describe.each(Object.entries(places))('%s', (_name, text) => {
  const words = (some: string): string => some.replace(/\s+/g, ' ');

  test('says in the same words what has to be there, in order, before the import', () => {
    const at = beforeYouStart.map((step, index) => words(text()).indexOf(`${index + 1}. ${step}`));
    expect(Math.min(...at)).toBeGreaterThan(0);
    expect(at).toEqual([...at].sort((a, b) => a - b));
    expect(Math.max(...at)).toBeLessThan(words(text()).search(/1\. Import (?:this|\[)/));
  });

  test('says what an app is, and that it needs no permissions', () => {
    for (const sentence of [noPermissions, whatAnAppIs]) expect(words(text())).toContain(sentence);
  });

  test('says how a secret stays on the machine, in the Postman of today', () => {
    expect(words(text())).toMatch(/type it as \*Value\* and do not \*Share\* it \(older Postman: \*Current value\*\)/);
    expect(text()).toContain('Save');
  });

  test('names nothing that nobody sees in Postman', () => {
    expect(text()).not.toContain('`why`');
  });
});
