import { scanDocument } from '../../../sharing/index.ts';
import { places } from '../../proof/tools/planted-places.mjs';
import { kinds, namedSecrets, spellings } from '../../proof/tools/planted-secrets.mjs';

/** Every kind in every spelling, in places that take turns: a part of what `npm run proof -- check` goes through. */
const cases = kinds().flatMap(([kind, rule, text], index) =>
  spellings.map(([spelling, write], way) => {
    const [placeName, file, where, make] = places[(index * 7 + way * 11) % places.length]!;
    return { name: `${kind}, ${spelling}, in ${placeName}`, rule, file, where, text: make(write(text)), secret: text };
  }),
);

describe('planted secrets', () => {
  test('there are many', () => expect(cases.length).toBeGreaterThan(400));

  test('each is found in its place and not shown', async () => {
    const wrong: string[] = [];
    for (const { name, rule, file, where, text, secret } of cases) {
      const found = await scanDocument(file, text);
      if (!found.some((each) => each.rule === rule && each.place.includes(where)))
        wrong.push(`${name}: ${JSON.stringify(found.map((each) => [each.rule, each.place]))}`);
      if (JSON.stringify(found).includes(secret.slice(0, 14))) wrong.push(`${name} is shown`);
    }
    expect(wrong).toEqual([]);
  });

  test.each(namedSecrets())('by its name: %s', async (_name, rule, where, file, text) => {
    const found = await scanDocument(file, text);
    expect(found.filter((each) => each.place.includes(where)).map((each) => each.rule)).toContain(rule);
  });

  test('a name that a later one hides', async () => {
    const found = await scanDocument('a.json', `{"a": "${kinds()[3]![2]}", "a": ""}`);
    expect(found).toMatchObject([{ rule: 'client-secret', line: 1, column: 8 }]);
  });

  test('line and column of a secret within a text with escapes', async () => {
    const text = JSON.stringify({ a: { note: `"quoted"\n${kinds()[3]![2]}` } }, null, 2);
    expect(await scanDocument('a.json', text)).toMatchObject([
      { line: 3, column: text.split('\n')[2]!.indexOf('\\n') + 3 },
    ]);
  });
});
