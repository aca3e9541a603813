import { describeSubject, sectionsOf, type PlanDocument } from './sections.ts';

/** A plan as a person reads it in the terminal. */
export function printPlan(document: PlanDocument): string[] {
  const sections = sectionsOf(document).flatMap(({ title, intro, items }) => [
    '',
    `${title}:`,
    ...(intro === undefined ? [] : [`  ${intro}`]),
    ...items.flatMap(({ title: name, steps, facts }) => [
      `  - ${name}`,
      ...steps.map((step, index) => `      ${index + 1}. ${step}`),
      ...facts.map(([key, text]) => `      ${`${key}:`.padEnd(6)}${text}`),
    ]),
  ]);
  return [`Access for an app to: ${describeSubject(document.subject, document.plan)}.`, ...sections];
}
