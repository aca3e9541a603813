import fc from 'fast-check';
import { rules } from '../../diagnosis/every-rule.ts';
import { diagnose } from '../../diagnosis/diagnose.ts';
import type { Evidence } from '../../diagnosis/evidence.ts';
import { appClaims, call, entraBody, odata, tokenAnswer, userClaims } from './evidence.ts';
import { allCases } from '../cases.ts';

const fabric = (errorCode: string): unknown => ({
  requestId: 'r',
  errorCode,
  message: 'In words.',
  moreDetails: [{ errorCode: 'Inner', message: 'm' }],
  isRetriable: false,
});
const history = {
  value: [
    {
      status: 'Failed',
      serviceExceptionJson: '{"errorCode":"ModelRefreshFailed_CredentialsNotSpecified"}',
      refreshAttempts: [{}],
    },
  ],
};

/** Answers of each form, from which the mutations begin. */
const seeds: readonly Evidence[] = [
  call({ path: '/groups' }),
  call({
    path: '/admin/groups',
    status: 401,
    body: odata('PowerBINotAuthorizedException', [{ code: 'DetailsMessage', detail: { type: 1, value: 'x' } }]),
    claims: { ...appClaims, roles: ['Tenant.Read.All'] },
  }),
  call({
    path: '/groups/x/datasets/y/refreshes',
    method: 'POST',
    status: 400,
    body: { error: { code: 'InvalidRequest', message: 'Another refresh request is already executing' } },
  }),
  call({ path: '/groups/x/datasets/y/refreshes', status: 200, body: history }),
  call({
    path: 'https://api.fabric.microsoft.com/v1/workspaces',
    status: 403,
    body: fabric('InsufficientPrivileges'),
    claims: userClaims,
  }),
  call({ path: 'https://api.fabric.microsoft.com//v1.0/myorg/groups', claims: null }),
  call({ path: '/groups', status: 502, body: '<html><title>Bad Gateway</title></html>' }),
  call({ path: '/groups', status: 0 }),
  tokenAnswer({ code: 70021, text: "Assertion Issuer: 'https://i'. Assertion Subject: 's'. Assertion Audience: 'a'." }),
  tokenAnswer({
    code: { body: entraBody(7000215, 'Invalid client secret.') },
    url: 'http://169.254.169.254/metadata/identity/oauth2/token',
  }),
];

const odd = fc.constantFrom(
  '',
  '{',
  '}',
  '"',
  '\\',
  '\u0000',
  '\ud800',
  '<pi>',
  "'",
  ': null',
  '[[[[',
  ',"error":{"code":',
  '\r\n',
  '0x',
  '𝕏',
  ' '.repeat(2_000),
  '%E0%A4%A',
  '{{x}}',
);
const position = fc.double({ min: 0, max: 1, noNaN: true });

/** Cuts a text, doubles a part, puts something odd into it, or turns it round. */
const mutate = (text: string, at: number, to: number, put: string, kind: number): string => {
  const [from, end] = [Math.floor(at * text.length), Math.floor(to * text.length)];
  return [
    text.slice(0, from) + put + text.slice(from),
    text.slice(0, from) + text.slice(end),
    text + text.slice(from, end) + put,
    [...text].reverse().join(''),
    text.replace(/"/g, put),
  ][kind % 5]!;
};

const mutated = fc
  .record({
    seed: fc.constantFrom(...seeds),
    at: position,
    to: position,
    put: odd,
    kind: fc.nat(4),
    where: fc.constantFrom('body', 'url', 'header', 'claims', 'method'),
    status: fc.constantFrom(0, 100, 200, 202, 301, 400, 401, 403, 404, 409, 415, 429, 430, 500, 503, 999, Number.NaN),
    origin: fc.constantFrom('text', 'exchange'),
  })
  .map(({ seed, at, to, put, kind, where, status, origin }): Evidence => {
    const change = (text: string): string => mutate(text, at, to, put, kind);
    const base = { ...seed, status, origin } as Evidence;
    if (where === 'body') return { ...base, body: change(base.body) };
    if (where === 'url') return { ...base, url: change(base.url) };
    if (where === 'header')
      return {
        ...base,
        headers: {
          ...base.headers,
          'x-powerbi-error-info': put,
          'retry-after': change('3600'),
          date: put,
          [change('x-ms-public-api-error-code')]: 'Unauthorized',
        },
      };
    if (where === 'claims')
      return {
        ...base,
        claims: { ...base.claims, aud: put, exp: put as unknown as number, roles: [put], scp: change('a b') },
      };
    return { ...base, method: change(base.method) };
  });

test('mutated answers: never an exception, always text that can be read, and words and trace of a bounded length', () => {
  fc.assert(
    fc.property(mutated, (evidence) => {
      const { causes } = diagnose(evidence);
      for (const { code, title, said = '', trace = '', why, fix } of causes) {
        expect(code).toMatch(/^[A-Z][A-Z\d_]+$/);
        expect(
          [title, why, ...fix].every(
            (text) => typeof text === 'string' && text.trim() !== '' && !/undefined|NaN|\[object/.test(text),
          ),
        ).toBe(true);
        expect(said.length <= 600 && trace.length <= 300).toBe(true);
      }
    }),
    { numRuns: allCases ? 10_000 : 2_000, seed: 20261130 },
  );
});

test('a text without a code never gets a certainty above "inferred"', () => {
  const words = fc
    .array(
      fc.constantFrom(
        '401',
        'Unauthorized',
        'Forbidden',
        'GET',
        'for url:',
        'the workspace',
        'token',
        'API',
        'not',
        'error',
        '403',
        '404',
        'refresh',
        'gateway',
        '\n',
      ),
      { maxLength: 30 },
    )
    .map((all) => all.join(' '));
  fc.assert(
    fc.property(
      words,
      fc.constantFrom(0, 400, 401, 403, 404, 415, 429, 500),
      fc.constantFrom(
        '',
        'https://api.powerbi.com/v1.0/myorg/groups',
        'https://api.fabric.microsoft.com/v1/workspaces',
        'https://login.microsoftonline.com/t/oauth2/v2.0/token',
      ),
      (body, status, url) => {
        const { causes } = diagnose({
          ...call({ path: '/groups', claims: null }),
          url,
          status,
          body,
          headers: {},
          origin: 'text',
        });
        expect(causes.map(({ certainty }) => certainty).filter((certainty) => certainty !== 'inferred')).toEqual([]);
      },
    ),
    { numRuns: allCases ? 3_000 : 600, seed: 20261130 },
  );
});

test('the rules are tried, not an empty list', () => expect(rules.length).toBeGreaterThan(80));
