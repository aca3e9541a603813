import { readFileSync } from 'node:fs';
import { diagnose } from '../../diagnosis/diagnose.ts';
import { rules } from '../../diagnosis/every-rule.ts';
import { scenarioNames } from '../../emulator/index.ts';
import { allowedHeaders } from '../emulator/allowed-headers.ts';
import { alsoNamed, expected } from './expected.ts';
import { play } from './play.ts';

const codes = new Set(rules.map(({ code }) => code));

describe('the first cause of a scenario', () => {
  test.each(expected)('%s: %s', async (scenario, first) => {
    const evidence = await play(scenario);
    expect(diagnose(evidence).causes[0]?.code).toBe(first);
    // No hint that the real service does not give.
    expect(Object.keys(evidence.headers).filter((name) => !allowedHeaders.has(name))).toEqual([]);
  });

  test.each(alsoNamed)('%s names %s as well', async (scenario, code) => {
    const [, ...others] = diagnose(await play(scenario)).causes;
    expect(others.map((cause) => cause.code)).toContain(code);
  });
});

describe('the table', () => {
  test('has every scenario, and no other', () => {
    expect(expected.map(([scenario]) => scenario).sort()).toEqual(scenarioNames());
    expect(expected.length).toBeGreaterThanOrEqual(60);
  });

  // A cause that no emulator produces is shown by the example of its rule: test/diagnosis/rules.test.ts.
  test('has no cause that is not one of a rule', () => {
    expect([...expected, ...alsoNamed].filter(([, code]) => !codes.has(code))).toEqual([]);
  });
});

test.each(scenarioNames())('%s does not say what the answer is', (name) => {
  const text = readFileSync(new URL(`../../emulator/scenarios/${name}.json`, import.meta.url), 'utf8');
  const { about } = JSON.parse(text) as { about: string };
  expect(text).not.toMatch(/\b(PBI|ENTRA|TOKEN|FABRIC)_[A-Z]+/);
  expect(about).not.toMatch(/AADSTS|\b[45]\d\d\d+\b|Exception|InvalidToken|TokenExpired/);
});
