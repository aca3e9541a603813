import { readFileSync } from 'node:fs';
import { diagnose } from '../../diagnosis/diagnose.ts';
import { rules } from '../../diagnosis/rules/index.ts';
import { scenarioNames } from '../../emulator/index.ts';
import { allowedHeaders } from '../emulator/allowed-headers.ts';
import { alsoNamed, expected } from './expected.ts';
import { play } from './play.ts';
import { rawAnswers } from './raw.ts';

const codes = [...new Set(rules.map(({ code }) => code)), 'UNKNOWN'].sort();

describe('the first cause of a scenario', () => {
  test.each(expected)('%s: %s', async (scenario, first) => {
    const evidence = await play(scenario);
    expect(diagnose(evidence).causes[0]?.code).toBe(first);
    // No hint that the real service does not give.
    expect(Object.keys(evidence.headers).filter((name) => !allowedHeaders.has(name))).toEqual([]);
  });

  test.each(rawAnswers)('%s', (_name, evidence, first) => {
    expect(diagnose(evidence).causes[0]?.code).toBe(first);
  });

  test.each(alsoNamed)('%s names %s as well', async (scenario, code) => {
    const [, ...others] = diagnose(await play(scenario)).causes;
    expect(others.map((cause) => cause.code)).toContain(code);
  });
});

describe('the table', () => {
  const named = [...expected.map(([, first]) => first), ...rawAnswers.map(([, , first]) => first), ...alsoNamed.map(([, code]) => code)];

  test('has every scenario, and no other', () => {
    expect(expected.map(([scenario]) => scenario).sort()).toEqual(scenarioNames());
    expect(expected.length).toBeGreaterThanOrEqual(60);
  });

  test('has every cause, and no other', () => {
    expect([...new Set(named)].sort()).toEqual(codes);
  });
});

test.each(scenarioNames())('%s does not say what the answer is', (name) => {
  const text = readFileSync(new URL(`../../emulator/scenarios/${name}.json`, import.meta.url), 'utf8');
  const { about } = JSON.parse(text) as { about: string };
  expect(text).not.toMatch(/\b(PBI|ENTRA|TOKEN|FABRIC)_[A-Z]+/);
  expect(about).not.toMatch(/AADSTS|\b[45]\d\d\d+\b|Exception|InvalidToken|TokenExpired/);
});
