import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { diagnosisPage } from '../../cli/diagnosis-page/page.ts';
import { placeOf } from '../../cli/diagnosis-page/rule-file.ts';
import { projectRoot } from '../../generator/project.ts';
import { rules } from '../../diagnosis/every-rule.ts';

const codes = [...new Set(rules.map(({ code }) => code))];
const page = diagnosisPage();

describe('the page of all causes', () => {
  test.each(codes)('%s: cause, cure, evidence, certainty, source, page', (code) => {
    const section = page.split(/^### /m).find((text) => text.startsWith(`${code}\n`));
    expect(section).toMatch(
      /^\S+\n\n\*\*\S.*\.\*\* For example: \S.*\n\n1\. \S[^]*\n- Evidence \((?:documented|measured|reported|inferred)\): \S.* Source: \S.*\n[^]*- Read on: <https:\/\/learn\.microsoft\.com\/\S+>/,
    );
  });

  test('each code stands in one place', () => {
    expect([...page.matchAll(/^### (\S+)$/gm)].map(([, code]) => code).sort()).toEqual([...codes].sort());
  });

  test('no group is empty', () => {
    expect(page).not.toMatch(/^## .*\n\n.*\n\n##? /m);
  });

  test('it is the same each time', () => {
    expect(diagnosisPage()).toBe(page);
  });
});

describe('a rule with a fault', () => {
  const throttled = rules.find(({ code }) => code === 'PBI_THROTTLED')!;
  const bad = { ...throttled, nearMiss: throttled.example };

  test('is named with its code, its file and its field', () => {
    expect(() => diagnosisPage([bad])).toThrow(
      'E_RULE_INVALID: PBI_THROTTLED in diagnosis/rules/powerbi/throttled.ts, nearMiss: the rule applies to it',
    );
  });

  test('of many the first are named', () => {
    expect(() =>
      diagnosisPage(
        [1, 2, 3, 4, 5, 6, 7].map((status) => ({
          ...bad,
          example: { ...bad.example, headers: { status: `${status}` } },
        })),
      ),
    ).toThrow(/^([^;]*, nearMiss: [^;]*; ){5}2 more$/);
  });

  test.each(rules.map((rule) => [`${rule.code}: ${rule.title}`, rule] as const))(
    '%s: its file is found',
    (_name, rule) => {
      for (const place of placeOf(rule).split(' or ')) {
        expect(place).toMatch(/^diagnosis\/(rules|families|guesses)\/\S+\.ts$/);
        expect(existsSync(join(projectRoot(), place))).toBe(true);
      }
    },
  );

  test('whose file is not found, the folders are named', () => {
    expect(placeOf({ code: 'TEST_TEAPOT', title: 'A teapot answered' })).toBe(
      'diagnosis/rules or diagnosis/families or diagnosis/guesses',
    );
  });
});
