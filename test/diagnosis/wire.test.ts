import { diagnose } from '../../diagnosis/diagnose.ts';
import { rules } from '../../diagnosis/every-rule.ts';
import { readExchanges } from '../emulator/wire/exchange.ts';
import { some } from '../cases.ts';
import { changes } from './wire-changes.ts';
import { evidenceOf } from './wire-evidence.ts';

/** Every exchange of `test/wire`; which causes are right for it stands in its line `# expect:`. */
const exchanges = readExchanges().map((exchange) => [exchange.name, exchange] as const);
const codes = new Set(rules.map(({ code }) => code));
const doubts = new Set(rules.filter(({ stage }) => stage === 'doubt').map(({ code }) => code));

test.each(exchanges)('%s', (_name, exchange) => {
  expect(diagnose(evidenceOf(exchange)).causes[0]?.code ?? '').toBe(exchange.expected[0]);
});

describe('changed on its way, no answer gets a wrong cause', () => {
  test.each(exchanges)('%s', (_name, exchange) => {
    const right = new Set([...exchange.expected, ...doubts, 'UNKNOWN', '']);
    const wrong = some(changes(evidenceOf(exchange)), 4).flatMap(([change, evidence]) => {
      const first = diagnose(evidence).causes[0]?.code ?? '';
      return right.has(first) ? [] : [`${change}: ${first}`];
    });
    expect(wrong).toEqual([]);
  });
});

/** Where only the token decides: what the answer alone gives as its first cause. */
const withoutToken: Readonly<Record<string, string>> = {
  'A01-no-token.http 1': 'TOKEN_DOUBTFUL',
  'A01-no-token.http 2': 'TOKEN_DOUBTFUL',
  'A03-expired-token.http 2': 'TOKEN_EXPIRED',
  'A04-foreign-audience.http 1': 'TOKEN_MALFORMED',
  'A04-foreign-audience.http 2': 'TOKEN_MALFORMED',
  'A04-foreign-audience.http 3': 'TOKEN_MALFORMED',
  'A06a-only-apps.http 1': 'PBI_PROFILE',
  'A07-admin-switch.http 3': 'PBI_ADMIN_SWITCH_OFF',
  'A08-application-permission.http 1': 'PBI_ADMIN_SWITCH_OFF',
  'A10-scope.http 1': 'PBI_REFUSED_SILENTLY',
  'A10a-unlicensed.http 2': 'PBI_PREMIUM_PER_USER',
  'A38c-embed-quota.http 1': 'TOKEN_DOUBTFUL',
  'A44-export-without-capacity.http 1': 'TOKEN_DOUBTFUL',
  'F01-token.http 1': 'FABRIC_TOKEN',
  'F01-token.http 2': 'FABRIC_TOKEN',
  'S01-swapped.http 2': 'TOKEN_DOUBTFUL',
};

describe('with nothing known of the token', () => {
  const refused = exchanges.filter(
    ([, { expected, answer }]) => expected[0] !== '' && Number.parseInt(answer.status) >= 400,
  );
  test.each(refused)('%s', (name, exchange) => {
    const { token: _token, ...evidence } = evidenceOf(exchange);
    const first = diagnose({ ...evidence, claims: null }).causes[0]?.code ?? '';
    expect(first).toBe(withoutToken[name.split(':')[0]!] ?? exchange.expected[0]);
  });

  test('every exception is one of an exchange', () =>
    expect(
      Object.keys(withoutToken).filter((name) => !exchanges.some(([each]) => each.startsWith(`${name}:`))),
    ).toEqual([]));
});

test('every code that is expected is one of a rule', () => {
  expect(
    exchanges.flatMap(([name, { expected }]) =>
      expected.filter((code) => code !== '' && !codes.has(code)).map((code) => `${name}: ${code}`),
    ),
  ).toEqual([]);
});
