import { ruleIds, rules, type Finding } from '../sharing/index.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
const SOURCE = 'https://www.npmjs.com/package/powerbi-postman';
/** How GitHub sorts them, from 0 to 10. */
const SEVERITY = { error: '8.5', warning: '3.0' } as const;

/** Findings as SARIF 2.1.0, the format that code scanning takes. */
export function printSarif(findings: readonly Finding[], version: string): string {
  const driver = {
    name: 'powerbi-postman check',
    semanticVersion: version,
    informationUri: SOURCE,
    rules: ruleIds.map((id) => ({
      id,
      name: `${id.replace(/(?:^|-)(\w)/g, (_all, letter: string) => letter.toUpperCase())}Found`,
      shortDescription: { text: rules[id].title },
      fullDescription: { text: `${rules[id].title}.` },
      help: { text: rules[id].advice },
      defaultConfiguration: { level: rules[id].severity },
      properties: { tags: ['security'], 'security-severity': SEVERITY[rules[id].severity] },
    })),
  };
  const results = findings.map(({ rule, severity, file, place, line, column, what, advice }) => ({
    ruleId: rule,
    ruleIndex: ruleIds.indexOf(rule),
    level: severity,
    message: { text: `${place === '' ? '' : `${place}: `}${what}. ${advice}` },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: file.split('/').map(encodeURIComponent).join('/') }, region: { startLine: line, startColumn: column } },
        ...(place === '' ? {} : { logicalLocations: [{ fullyQualifiedName: place }] }),
      },
    ],
  }));
  return JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs: [{ tool: { driver }, columnKind: 'utf16CodeUnits', results }] }, null, 2);
}
