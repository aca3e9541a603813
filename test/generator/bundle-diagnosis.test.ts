import { powerBi } from '../../catalogue/powerbi/catalogue.ts';
import { bundleScript } from '../../generator/bundle.ts';
import { checkModule, stripProvenance, travelling } from '../../generator/bundle-diagnosis.ts';

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
    return {
      why: evidence.url,
      fix: [
        'Ask a server.',
      ],
    };
  },
};
`;

describe('what a rule has for the page and the tests is taken out', () => {
  test('of a rule', () => {
    expect(stripProvenance(rule)).toBe(`import * as pages from '../../pages.ts';

export const teapot: Rule = {
  code: 'TEST_TEAPOT',
  explain({ evidence }) {
    return {
      why: evidence.url,
      fix: [
        'Ask a server.',
      ],
    };
  },
};
`);
  });

  test.each([
    ['with its steps, without its reason, in the test script', 'test', 'powerbi/teapot.ts', true],
    ['by its title', 'test', 'powerbi/gateway.ts', false],
    ['by its title in the pre-request script', 'prerequest', 'powerbi/teapot.ts', false],
    ['with its steps where a token request can meet it', 'prerequest', 'general/no-answer.ts', true],
  ] as const)('a rule travels %s', (_name, script, file, steps) => {
    const code = travelling(script, file, rule);
    expect(code).toContain('TEST_TEAPOT');
    expect(code).not.toContain('why:');
    expect(code.includes('fix: [')).toBe(steps);
  });

  test('a rule that stays behind never applies', () => {
    expect(travelling('test', 'powerbi/scan-thin.ts', rule)).toBe(
      "export const teapot = { stage: 'doubt', explain: () => null };",
    );
  });

  test('a file that exports more than its rule cannot stay behind', () => {
    expect(() => travelling('test', 'powerbi/scan-thin.ts', `${rule}export function brew() {}\n`)).toThrow(
      'powerbi/scan-thin.ts: only a file that exports one rule',
    );
  });

  test.each(['prerequest', 'test'] as const)('nothing of it is in the %s script', async (script) => {
    const code = (await bundleScript(script, powerBi)).join('\n');
    expect(code).toContain(script === 'test' ? 'PBI_THROTTLED' : 'PBI_SP_SWITCH_OFF');
    expect(code).not.toMatch(/nearMiss|aadstsAnswer|odataBody|fabricBody|a full capture of an answer/);
  });
});

test.each([
  ['an example within a line', "var rows = [{ code: 'X', example: { path: '/' } }];", 'example'],
  ['a near miss too deep', '      nearMiss: {', 'nearMiss'],
  ['a source within a line', 'var rows = [{ code: "X", source: "a test" }];', 'source'],
  ['a reason within a line', 'return { why: `x`, fix: [] };', 'why'],
  ['evidence that is a template', '    evidence: `x`,', 'evidence'],
])('left in a module: %s', (_name, code, field) => {
  expect(() => checkModule(`  // diagnosis/rules/powerbi/build.ts\n${code}`)).toThrow(
    `diagnosis/rules/powerbi/build.ts, ${field}: it must begin a line of its own`,
  );
});

test.each([
  ['a pattern that takes evidence apart', 'explain({ evidence: { settings } }) {'],
  ['words of a step', '"Send it again, for example: GET /groups"'],
  ['the source of a pattern', 'words && `the words ${words.source}`,'],
])('not left in a module: %s', (_name, code) => {
  expect(() => checkModule(`  // diagnosis/rules/powerbi/build.ts\n${code}`)).not.toThrow();
});
