import { apiExamples } from '../../cli/diagnosis-page/api-examples.ts';
import { entraExamples } from '../../cli/diagnosis-page/entra-examples.ts';
import { causeOf } from '../../cli/diagnosis-page/example.ts';
import { diagnosisPage } from '../../cli/diagnosis-page/page.ts';
import { rules } from '../../diagnosis/rules/index.ts';

const examples = [...entraExamples, ...apiExamples];
const codes = [...new Set(rules.map(({ code }) => code))];
const page = diagnosisPage();

describe('the page of all causes', () => {
  test('every code has one example, and every example a code', () => {
    expect(examples.map(({ code }) => code).sort()).toEqual([...codes].sort());
  });

  test.each(examples)('$code is what its example shows', (example) => {
    expect(causeOf(example).code).toBe(example.code);
  });

  test('only a doubt need not come first', () => {
    const doubts = examples.filter(({ doubt }) => doubt).map(({ code }) => code);
    expect(rules.filter(({ code }) => doubts.includes(code)).map(({ stage }) => stage)).toEqual(doubts.map(() => 'doubt'));
  });

  test('an example that shows something else is a fault', () => {
    expect(() => causeOf({ ...examples[0]!, code: 'PBI_THROTTLED' })).toThrow('the example of PBI_THROTTLED shows ENTRA_SECRET_WRONG');
  });

  test.each(codes)('%s: cause, cure, evidence, certainty, source, page', (code) => {
    const section = page.split(/^### /m).find((text) => text.startsWith(`${code}\n`));
    expect(section).toMatch(/^\S+\n\n\*\*\S.*\.\*\* For example: \S.*\n\n1\. \S[^]*\n- Evidence \((?:documented|measured|reported|inferred)\): \S.* Source: \S.*\n[^]*- Read on: <https:\/\/learn\.microsoft\.com\/\S+>/);
  });

  test('each code stands in one place', () => {
    expect([...page.matchAll(/^### (\S+)$/gm)].map(([, code]) => code).sort()).toEqual([...codes].sort());
  });

  test('it is the same each time', () => {
    expect(diagnosisPage()).toBe(page);
  });
});
