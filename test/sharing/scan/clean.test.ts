import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { scanDocument } from '../../../sharing/index.ts';
import { projectFolder } from '../../cli/fixtures/built.ts';
import { cleanFiles } from '../../proof/tools/clean-files.mjs';

const committed = readFileSync(join(projectFolder, 'collections', 'powerbi.postman_collection.json'), 'utf8');

describe('clean files', () => {
  test.each(Object.entries(cleanFiles(committed)))('%s', async (name, text) => {
    const found = await scanDocument(name, text);
    expect(found.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

describe('hostile texts', () => {
  /** Pieces that the patterns begin with, again and again: none may make a pattern try for ever. */
  const pieces = [
    'eyJ',
    '-----BEGIN PRIVATE KEY-----',
    'password=',
    'a="',
    '://a:',
    'sig=',
    '%41',
    '\\u0041',
    '{{',
    '[',
    '{"a":',
    'Bearer ',
    'Basic ',
    'H4sI',
    '0.A',
    "set('",
    'abc8Q~',
    '<td>',
    '| a ',
    '1,',
    '\n',
    '?key=',
    'AccountKey=',
  ];

  test.each(pieces)('%j again and again', async (piece) => {
    expect(Array.isArray(await scanDocument('a.txt', piece.repeat(Math.ceil(60_000 / piece.length))))).toBe(true);
  });

  test('any text gives findings within it', async () => {
    const text = fc
      .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 20 })), { maxLength: 40 })
      .map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(text, async (given) => {
        const lines = given.split('\n').length;
        for (const { line, column } of await scanDocument('a.txt', given))
          if (line < 1 || line > lines || column < 1) throw new Error(`${line}:${column}`);
      }),
      { numRuns: 200 },
    );
  });

  test('lists in lists, deeper than anything', async () => {
    const depth = 3_000;
    expect(await scanDocument('a.json', `${'['.repeat(depth)}"x"${']'.repeat(depth)}`)).toEqual([]);
  });
});
