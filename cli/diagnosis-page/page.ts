import type { Cause } from '../../diagnosis/cause.ts';
import { printPage } from '../../diagnosis/page.ts';
import { rules } from '../../diagnosis/rules/index.ts';
import { apiExamples } from './api-examples.ts';
import { entraExamples } from './entra-examples.ts';
import { causeOf } from './example.ts';

/** Where the page of all causes belongs. */
export const DIAGNOSIS_PAGE = 'docs/diagnosis.md';

const examples = [...entraExamples, ...apiExamples];

/**
 * The page of all causes.
 * @throws Error when a code has no example, or its example shows another cause first
 */
export function diagnosisPage(): string {
  return printPage(rules, exampleOf);
}

function exampleOf(code: string): Cause {
  const example = examples.find((each) => each.code === code);
  if (example === undefined) throw new Error(`${code} has no example`);
  return causeOf(example);
}
