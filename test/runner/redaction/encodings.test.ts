import { allCases } from '../../cases.ts';
import fc from 'fast-check';
import { redactor } from '../../../runner/redaction/redact.ts';
import { encodings } from '../../leaks/encodings.ts';
import { planted, plantedKinds } from '../../leaks/planted.ts';
import { findLeaks } from '../../leaks/scanner.ts';

const around = (text: string): string => `{"before":1}\nAADSTS7000215: ${text} is wrong.\n{"after":[1,2]}`;

describe('a known secret is removed', () => {
  const redact = redactor(Object.values(planted));

  test.each(encodings.map((each) => [each.name, each.write] as const))('as %s', (_name, write) => {
    for (const kind of plantedKinds) {
      const clean = redact(around(write(planted[kind])));
      expect([kind, findLeaks(Buffer.from(clean), [planted[kind]])]).toEqual([kind, []]);
      expect(clean).toContain('{"before":1}\nAADSTS7000215: ');
      expect(clean).toContain(' is wrong.\n{"after":[1,2]}');
    }
  });
});

describe('whatever the secret and whatever stands around it', () => {
  const hostile = fc.constantFrom(...'abcXYZ019~._-+/=&% "\\\'<>{}|#?:;,$!*()[]\t\n');
  const secrets = fc
    .string({ minLength: 10, maxLength: 60, unit: hostile })
    .filter((text) => new Set(text.replace(/\s/g, '')).size >= 7);
  const foreign = fc
    .string({ minLength: 10, maxLength: 40, unit: fc.constantFrom(...'abcdefgh0123äßéλж漢字😀"\\%+') })
    .filter((text) => new Set(text).size >= 7);
  const surroundings = fc.string({ unit: fc.constantFrom(...'abc 01"\\%{}[],:\n│é') });
  const asText = encodings.filter(({ name }) => !name.startsWith('UTF-16, '));

  test.each([
    ['letters of JSON, addresses and forms', secrets, encodings],
    ['letters of any language', foreign, asText],
  ])('%s', (_name, secret, among) => {
    fc.assert(
      fc.property(secret, fc.constantFrom(...among), surroundings, surroundings, (hidden, { write }, before, after) => {
        const clean = redactor([hidden])(`${before} ${write(hidden)} ${after}`);
        expect(findLeaks(Buffer.from(clean), [hidden.trim()])).toEqual([]);
      }),
      // The same in every run; the proof tries others, and more.
      allCases ? { numRuns: 4_000 } : { numRuns: 300, seed: 20231102 },
    );
  });
});
