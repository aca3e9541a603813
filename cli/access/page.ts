import { describeSubject, sectionsOf, type PlanDocument } from './sections.ts';

/** A plan as a page in Markdown, to be sent to an administrator as it is. It holds no secret. */
export function printPage(document: PlanDocument): string {
  const { tenantId, clientId, objectId } = document.plan.app;
  const ids = [
    ['Tenant id', tenantId ?? 'not known here'],
    ['Application (client) id', clientId ?? 'not known here'],
    ['Object id of the enterprise application', objectId ?? 'not known here, see below'],
  ].map(([name, id]) => `- ${name}: ${id}`);
  const sections = sectionsOf(document).flatMap(({ title, intro, items }) => [
    '',
    `## ${title}`,
    '',
    ...(intro === undefined ? [] : [intro, '']),
    ...items.flatMap(({ title: name, steps, facts }) =>
      steps.length === 0 && facts.length === 0
        ? [`- ${escaped(name)}`]
        : [
            `- [ ] **${escaped(name)}**`,
            ...steps.map((step, index) => `  ${index + 1}. ${escaped(step)}`),
            ...facts.map(([key, text]) => `  - ${key}: ${escaped(text)}`),
          ],
    ),
  ]);
  return [
    '# Access to Power BI for an app',
    '',
    `An app (service principal) needs access to: ${escaped(describeSubject(document.subject, document.plan))}.`,
    'Please set up the points below. They are the minimum. "inferred" marks points that the documentation does not state.',
    '',
    ...ids,
    ...sections,
    '',
  ].join('\n');
}

/** Text as Markdown shows it: braces of paths and underscores of ids stay as they are between backticks and words; only what would be markup is escaped. */
function escaped(text: string): string {
  return text.replace(/[<>*[\]|]/g, (mark) => `\\${mark}`);
}
