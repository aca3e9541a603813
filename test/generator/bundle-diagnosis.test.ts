import { bundleDiagnosis, checkModule, stripProvenance } from '../../generator/bundle-diagnosis.ts';

const rule = `import { odataBody } from '../../example-parts.ts';
import * as pages from '../../pages.ts';

export const teapot: Rule = {
  code: 'TEST_TEAPOT',
  source: 'a test',
  evidence: \`the \${'status'} 418\`,
  example: {
    path: '/v1.0/myorg/teapots',
    body: {
      error: { code: 'Teapot' },
    },
  },
  nearMiss: { path: '/v1.0/myorg/teapots', body: odataBody('Kettle') },
  explain({ evidence }) {
    return { why: evidence.url, fix: [] };
  },
};
`;

const rows = `const rows: readonly Row[] = [
  {
    code: 'TEST_TEAPOT',
    source:
      'a test whose text stands below',
    when: { service: 'azure' },
    example: {
      path: '/subscriptions',
    },
    nearMiss: { path: '/tenants' },
  },
  {
    code: 'TEST_KETTLE',
    nearMiss: { path: '/tenants' },
    fix: ['example: this stays.'],
  },
];
`;

describe('what a rule has for the page and the tests is taken out', () => {
  test('of a rule', () => {
    expect(stripProvenance(rule)).toBe(`import * as pages from '../../pages.ts';

export const teapot: Rule = {
  code: 'TEST_TEAPOT',
  explain({ evidence }) {
    return { why: evidence.url, fix: [] };
  },
};
`);
  });

  test('of the rows of a family', () => {
    expect(stripProvenance(rows)).toBe(`const rows: readonly Row[] = [
  {
    code: 'TEST_TEAPOT',
    when: { service: 'azure' },
  },
  {
    code: 'TEST_KETTLE',
    fix: ['example: this stays.'],
  },
];
`);
  });

  test.each(['prerequest', 'test'] as const)('nothing of it is in the %s script', async (script) => {
    const code = (await bundleDiagnosis(script)).join('\n');
    expect(code).toContain('PBI_THROTTLED');
    expect(code).not.toMatch(/nearMiss|aadstsAnswer|odataBody|fabricBody|a full capture of an answer/);
  });
});

test.each([
  ['an example within a line', "var rows = [{ code: 'X', example: { path: '/' } }];", 'example'],
  ['a near miss too deep', '      nearMiss: {', 'nearMiss'],
  ['a source within a line', 'var rows = [{ code: "X", source: "a test" }];', 'source'],
  ['evidence that is a template', '    evidence: `x`,', 'evidence'],
])('left in a module: %s', (_name, code, field) => {
  expect(() => checkModule(`  // diagnosis/families/azure.ts\n${code}`)).toThrow(
    `diagnosis/families/azure.ts, ${field}: it must begin a line of its own`,
  );
});

test.each([
  ['a pattern that takes evidence apart', 'explain({ evidence: { settings } }) {'],
  ['words of a step', '"Send it again, for example: GET /groups"'],
  ['the source of a pattern', 'words && `the words ${words.source}`,'],
])('not left in a module: %s', (_name, code) => {
  expect(() => checkModule(`  // diagnosis/families/azure.ts\n${code}`)).not.toThrow();
});
