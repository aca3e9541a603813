import { diagnose } from '../../../diagnosis/diagnose.ts';
import type { Cause } from '../../../diagnosis/cause.ts';
import { evidenceOfExample } from '../../../diagnosis/examples/example-evidence.ts';
import type { AnswerExample } from '../../../diagnosis/examples/example.ts';
import type { Rule } from '../../../diagnosis/rule.ts';
import { viewOf } from '../../../diagnosis/view.ts';

/** An answer that was met: what came, and what the first cause must and must not speak of. */
export interface Met {
  readonly given: AnswerExample;
  readonly code: string;
  /** In the title, the reason or the steps of the first cause. */
  readonly speaksOf?: readonly RegExp[];
  readonly notOf?: readonly RegExp[];
}

/** A text that somebody pasted. */
export function pasted(body: string, status = 0, path = ''): AnswerExample {
  return { path, origin: 'text', status, claims: null, body };
}

export function causesOf(example: AnswerExample): readonly Cause[] {
  return diagnose(evidenceOfExample(example)).causes;
}

/** Title, reason and steps of the first cause. */
export function told(example: AnswerExample): string {
  const cause = causesOf(example)[0];
  return [cause?.title, cause?.why, ...(cause?.fix ?? [])].join('\n');
}

/** What is wrong with the answers of a table; empty when nothing is. */
export function faultsOf(name: string, { given, code, speaksOf = [], notOf = [] }: Met): string[] {
  const text = told(given);
  const first = causesOf(given)[0]?.code ?? '';
  return [
    ...(first === code ? [] : [`${name}: ${first} in place of ${code}`]),
    ...speaksOf
      .filter((pattern) => !pattern.test(text))
      .map((pattern) => `${name}: nothing of ${pattern.source} in: ${text}`),
    ...notOf.filter((pattern) => pattern.test(text)).map((pattern) => `${name}: ${pattern.source} in: ${text}`),
  ];
}

/** The tests that every rule of a family must pass: its own example, its near miss, and words that can be read. */
export function testExamples(rules: readonly Rule[]): void {
  const rows = rules.map((rule) => [`${rule.code}: ${rule.evidence.slice(0, 60)}`, rule] as const);
  test.each(rows)('example of %s', (_name, rule) => {
    const codes = causesOf(rule.example).map(({ code }) => code);
    expect(rule.stage === 'doubt' ? codes : codes.slice(0, 1)).toContain(rule.code);
  });
  test.each(rows)('near miss of %s', (_name, rule) => {
    expect(rule.explain(viewOf(evidenceOfExample(rule.nearMiss)))).toBeNull();
  });
  test.each(rows)('words of %s', (_name, rule) => {
    const wrong = causesOf(rule.example).filter(
      ({ title, why, fix }) =>
        title.length + why.length >= 300 ||
        fix.length === 0 ||
        [why, ...fix].some((text) => !/[.!]$/.test(text) || /undefined|null|\[object| {2}|\( ?\)/.test(text)),
    );
    expect(wrong).toEqual([]);
  });
}
