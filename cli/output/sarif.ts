import { ruleIds, rules, type Finding } from '../../sharing/index.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
const SOURCE = 'https://www.npmjs.com/package/powerbi-postman';
/** How GitHub sorts them, from 0 to 10. */
const SEVERITY = { error: '8.5', warning: '3.0' } as const;

const NOT_READ = 'not-read';

/** Findings as SARIF 2.1.0, the format that code scanning takes; and, as notifications, what could not be read. */
export function printSarif(
  findings: readonly Finding[],
  notRead: readonly { readonly file: string; readonly why: string }[],
  version: string,
): string {
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
    notifications: [
      {
        id: NOT_READ,
        name: 'NotRead',
        shortDescription: { text: 'Not read' },
        fullDescription: { text: 'A part could not be read, so it may contain a secret.' },
        help: { text: 'Unpack it and check the content, or do not share it.' },
      },
    ],
  };
  const results = findings.map(({ rule, severity, file, place, line, column, what, advice }) => ({
    ruleId: rule,
    ruleIndex: ruleIds.indexOf(rule),
    level: severity,
    message: { text: `${place === '' ? '' : `${place}: `}${what}. ${advice}` },
    locations: [
      {
        physicalLocation: { artifactLocation: addressOf(file), region: { startLine: line, startColumn: column } },
        ...(place === '' ? {} : { logicalLocations: [{ fullyQualifiedName: place }] }),
      },
    ],
  }));
  const toolExecutionNotifications = notRead.map(({ file, why }) => ({
    descriptor: { id: NOT_READ, index: 0 },
    level: 'error',
    message: { text: `${file}: not read, ${why}.` },
    locations: [{ physicalLocation: { artifactLocation: addressOf(file) } }],
  }));
  const invocations = [{ executionSuccessful: notRead.length === 0, toolExecutionNotifications }];
  return JSON.stringify(
    {
      $schema: SCHEMA,
      version: '2.1.0',
      runs: [{ tool: { driver }, invocations, columnKind: 'utf16CodeUnits', results }],
    },
    null,
    2,
  );
}

function addressOf(file: string): { uri: string } {
  return { uri: file.split('/').map(encodeURIComponent).join('/') };
}
