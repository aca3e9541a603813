import type { AnswerExample } from '../../../diagnosis/examples/example.ts';
import type { Evidence } from '../../../diagnosis/evidence.ts';
import { diagnose } from '../../../diagnosis/diagnose.ts';
import { powerBiFamily } from '../../../diagnosis/families/powerbi/index.ts';
import { operations } from '../../../catalogue/powerbi/index.ts';
import { appClaims, call } from '../evidence.ts';

const rules = powerBiFamily.map((rule) => [rule.code, rule] as const);
const titles = new Set(operations.map(({ title }) => title));

/** An example as evidence, at the time of these tests. */
function evidenceOf({
  path,
  method = 'GET',
  status = 403,
  headers = {},
  body,
  claims = {},
  neighbours = [],
  settings = {},
  origin,
}: AnswerExample): Evidence {
  return {
    ...call({
      path,
      method,
      status,
      headers,
      body,
      claims: claims && { ...appClaims, ...claims },
      neighbours,
      settings,
    }),
    ...(origin && { origin }),
  };
}

test.each(rules)('%s explains its example', (code, rule) => {
  const codes = diagnose(evidenceOf(rule.example)).causes.map((cause) => cause.code);
  expect(rule.stage === 'doubt' ? codes : codes.slice(0, 1)).toContain(code);
});

test.each(rules)('%s does not apply to its near miss', (code, rule) => {
  expect(diagnose(evidenceOf(rule.nearMiss)).causes.map((cause) => cause.code)).not.toContain(code);
});

test.each(rules)('%s reads well', (_code, rule) => {
  const cause = diagnose(evidenceOf(rule.example)).causes.find(({ code }) => code === rule.code)!;
  expect(cause.title.length + cause.why.length).toBeLessThan(300);
  expect(cause.why).toMatch(/^[A-Z"'].*[.!"]$/s);
  for (const step of cause.fix) expect(step).toMatch(/^[A-Z].*[.)"]$/s);
  expect([cause.title, cause.why, ...cause.fix].join(' ')).not.toMatch(
    /undefined|null\b|support ticket|\bmend\b|\btoo\.|as well\b/i,
  );
  expect(cause.title).not.toMatch(/\.$/);
});

test('an operation that a step names has that title', () => {
  const wrong = powerBiFamily.flatMap((rule) => {
    const { fix } = diagnose(evidenceOf(rule.example)).causes.find(({ code }) => code === rule.code)!;
    return fix.flatMap((step) =>
      [
        ...step.matchAll(
          /(?:\b[Ss]end |\bwith |\buse )?\b((?:Get|Post|Put|Add|Update|Bind|Discover|Take Over|Assign To|Refresh|Delete|Create|Export To|Selective|Rebind)(?: (?:[A-Z]\w+|To|In|Of))+)/g,
        ),
      ]
        .map(([, name]) => name!)
        .filter((name) => !titles.has(name)),
    );
  });
  expect([...new Set(wrong)]).toEqual([]);
});

test('no row is there twice', () => {
  const codes = powerBiFamily.map(({ code }) => code);
  expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
});
