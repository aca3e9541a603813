import { faultsOf, type RuleFault } from '../../diagnosis/check-rules.ts';
import { diagnose } from '../../diagnosis/diagnose.ts';
import { evidenceOfExample } from '../../diagnosis/examples/example-evidence.ts';
import { causeOf, type Rule } from '../../diagnosis/rule.ts';
import { tokenMissing } from '../../diagnosis/rules/claims/missing.ts';
import { rules } from '../../diagnosis/every-rule.ts';
import { viewOf } from '../../diagnosis/view.ts';

/** Every rule and every row, by its code and its title: several share a code. */
const named = rules.map((rule) => [`${rule.code}: ${rule.title}`, rule] as const);

test.each(named)('%s: its example', (_name, rule) => {
  const codes = diagnose(evidenceOfExample(rule.example)).causes.map(({ code }) => code);
  expect(rule.stage === 'doubt' || rule.guess ? codes : codes.slice(0, 1)).toContain(rule.code);
  expect(causeOf(rule, viewOf(evidenceOfExample(rule.example)))).not.toBeNull();
});

test.each(named)('%s: its near miss', (_name, rule) => {
  expect(causeOf(rule, viewOf(evidenceOfExample(rule.nearMiss)))).toBeNull();
});

test('no rule has a fault', () => {
  expect(faultsOf(rules).map(({ rule, field, problem }) => `${rule.code}, ${field}: ${problem}`)).toEqual([]);
});

describe('a fault is named with its field', () => {
  const good: Rule = {
    code: 'TEST_TEAPOT',
    title: 'A teapot answered',
    stage: 'reason',
    certainty: 'inferred',
    docs: 'https://learn.microsoft.com/rest/api/power-bi',
    source: 'a test',
    evidence: 'the status 418',
    example: { path: '/v1.0/myorg/teapots', status: 418 },
    nearMiss: { path: '/v1.0/myorg/teapots', status: 419 },
    explain: ({ status }) => (status === 418 ? { why: 'The status is 418.', fix: ['Ask a server.'] } : null),
  };
  const fault = (
    changes: Partial<Record<keyof Rule, unknown>>,
    others: readonly Rule[] = [],
  ): Pick<RuleFault, 'field' | 'problem'>[] =>
    faultsOf([...others, { ...good, ...changes } as Rule]).map(({ field, problem }) => ({ field, problem }));
  const saying =
    (why: string, ...fix: string[]): Rule['explain'] =>
    ({ status }) =>
      status === 418 ? { why, fix } : null;
  const other: Rule = { ...good, code: 'TEST_KETTLE', title: 'A kettle answered' };

  test('a good rule has none', () => {
    expect(fault({})).toEqual([]);
  });

  // prettier-ignore
  test.each<[string, Partial<Record<keyof Rule, unknown>>, RuleFault['field'], RegExp]>([
    ['a code in small letters', { code: 'test_teapot' }, 'code', /it is test_teapot/],
    ['a code of one letter', { code: 'T' }, 'code', /capital letters/],
    ['no title', { title: ' ' }, 'title', /./],
    ['a title that is too long', { title: 't'.repeat(91) }, 'title', /has 91 characters; at most 90/],
    ['a title that is a sentence', { title: 'A teapot answered.' }, 'title', /full stop/],
    ['a stage that is none', { stage: 'later' }, 'stage', /it is later, not one of claims/],
    ['a certainty that is none', { certainty: 'sure' }, 'certainty', /it is sure, not one of documented/],
    ['a page without https', { docs: 'http://learn.microsoft.com/x' }, 'docs', /not an address with https/],
    ['no source', { source: '' }, 'source', /empty/],
    ['no evidence', { evidence: '' }, 'evidence', /empty/],
    ['an example to which the rule does not apply', { example: { path: '/v1.0/myorg/teapots', status: 419 } }, 'example', /the rule does not apply to it/],
    ['an example that another rule explains first', { stage: 'shape', example: { path: '/v1.0/myorg/teapots', status: 418, token: 'none', claims: null } }, 'example', /its first cause is TOKEN_MISSING/],
    ['a near miss to which the rule applies', { nearMiss: { path: '/v1.0/myorg/pots', status: 418 } }, 'nearMiss', /the rule applies to it/],
    ['a reason that is too long', { explain: saying('w'.repeat(283), 'Ask a server.') }, 'why', /title and why have 300 characters together/],
    ['a reason with a gap', { explain: saying('The status is undefined.', 'Ask a server.') }, 'why', /gap in "The status is undefined\."/],
    ['no cure', { explain: saying('The status is 418.') }, 'fix', /no step/],
    ['a cure with a gap', { explain: saying('The status is 418.', 'Ask  a server.') }, 'fix', /gap in "Ask {2}a server\."/],
  ])('%s', (_name, changes, field, problem) => {
    const [found, ...others] = fault(changes, changes.stage === 'shape' ? [tokenMissing] : []);
    expect(found).toEqual({ field, problem: expect.stringMatching(problem) as string });
    // A rule of an unknown stage is never asked.
    expect(others.map((each) => each.field)).toEqual(field === 'stage' ? ['example'] : []);
  });

  test('a row that leaves its example to a row before it, as those of a family do', () => {
    const before: Rule = { ...other, example: { path: '/v1.0/myorg/kettles', status: 418 } };
    const left = { ...good, explain: () => null };
    const named = [['TEST_TEAPOT', 'its first cause is TEST_KETTLE: that rule comes before this one']];
    const alone = [['TEST_TEAPOT', 'the rule does not apply to it']];
    const problems = (...some: Rule[]): string[][] => faultsOf(some).map(({ rule, problem }) => [rule.code, problem]);
    expect(problems(before, left)).toEqual(named);
    expect(problems(left, before)).toEqual(alone);
    expect(problems({ ...before, stage: 'doubt' }, left)).toEqual(alone);
  });

  test('two rules with the same example', () => {
    expect(
      faultsOf([other, { ...good, stage: 'doubt' }]).map(({ rule, field, problem }) => [rule.code, field, problem]),
    ).toEqual([['TEST_TEAPOT', 'example', 'it is also the example of TEST_KETTLE, "A kettle answered"']]);
  });

  test('a guess may come behind others, and share its example with them', () => {
    expect(faultsOf([good, { ...other, guess: true }])).toEqual([]);
    expect(
      faultsOf([
        { ...other, guess: true },
        { ...good, guess: true },
      ]),
    ).toEqual([]);
  });

  test('a rule that throws', () => {
    const explain = (): never => {
      throw new Error('boom');
    };
    expect(fault({ explain })).toEqual([
      { field: 'example', problem: 'it cannot be diagnosed: boom' },
      { field: 'nearMiss', problem: 'it cannot be diagnosed: boom' },
    ]);
  });
});

describe('the names in an example', () => {
  test('are those of the standard tenant, in every text of it', () => {
    const { url, body, claims, settings } = evidenceOfExample({
      path: '/v1.0/myorg/groups/{groupId}',
      body: [{ id: '{datasetId}' }],
      claims: { upn: '{userEmail}' },
      settings: { clientId: '{clientId}' },
    });
    expect([url, body, claims?.upn, settings.clientId]).toEqual([
      'https://api.powerbi.com/v1.0/myorg/groups/b2e7c390-5a14-4d6f-93b8-1c0f6e8d2a65',
      '[{"id":"3e478a9d-0ae0-46ad-8952-0b55c100d087"}]',
      'ada@northwind.example',
      '9a3d5f70-2c64-4e1b-8f0a-6d1c7e5b4a21',
    ]);
  });

  test('stay as they are where they are unknown, or a variable of Postman', () => {
    expect(evidenceOfExample({ path: '/{nobody}/{{groupId}}' }).url).toBe(
      'https://api.powerbi.com/{nobody}/{{groupId}}',
    );
  });
});
