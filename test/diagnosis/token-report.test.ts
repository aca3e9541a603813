import fc from 'fast-check';
import { standardTenant } from '../../catalogue/powerbi/index.ts';
import { cleanToken, readClaims } from '../../diagnosis/jwt.ts';
import { describeToken } from '../../diagnosis/token-report.ts';
import { appClaims, NOW, settings, userClaims } from './evidence.ts';

const { tenantId, clientId, servicePrincipalId, userId } = standardTenant;
const SECONDS = NOW / 1000;
const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const jwt = (claims: unknown): string => `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}.c2lnbmF0dXJl`;
const good = jwt(appClaims);

describe('a good token of an app', () => {
  test('is told by its claims, and has no problem', () => {
    expect(describeToken(good, NOW)).toEqual({
      problems: [],
      kind: 'app',
      audience: 'https://analysis.windows.net/powerbi/api',
      tenant: tenantId,
      app: clientId,
      objectId: servicePrincipalId,
      roles: [],
      scopes: [],
      authenticatedBy: 'secret',
      secondsLeft: 1800,
      cleaned: good,
    });
  });

  test.each([
    ['0', 'nothing (a public client)'],
    ['1', 'secret'],
    ['2', 'certificate or federated credential'],
    ['7', ''],
    [undefined, ''],
  ])('appidacr %s is %s', (appidacr, expected) => {
    expect(describeToken(jwt({ ...appClaims, appidacr }), NOW).authenticatedBy).toBe(expected);
  });

  test('of version 2 has its app in azp', () => {
    expect(describeToken(jwt({ ...appClaims, appid: undefined, azp: 'b' }), NOW).app).toBe('b');
  });
});

describe('what is pasted along is taken off', () => {
  test.each<[string, (token: string) => string]>([
    ['blanks', (token) => `  ${token} `],
    ['line breaks within', (token) => token.replace(/(.{40})/g, '$1\r\n')],
    ['quotes', (token) => `"${token}"`],
    ['single quotes', (token) => `'${token}'`],
    ['typographic quotes', (token) => `\u201c${token}\u201d`],
    ['Bearer', (token) => `Bearer ${token}`],
    ['bearer in small letters', (token) => `bearer  ${token}`],
    ['Bearer twice', (token) => `Bearer Bearer ${token}`],
    ['the whole header', (token) => `Authorization: Bearer ${token}`],
    ['a quoted header with a line break', (token) => `"Bearer\n${token}"`],
    ['the comma of a JSON line', (token) => `"${token}",`],
    ['invisible characters', (token) => `\uFEFF\u200B${token}\u200B`],
  ])('%s', (_name, paste) => {
    expect(describeToken(paste(good), NOW)).toEqual(describeToken(good, NOW));
  });

  test('a token in which "bearer" stands is left alone', () => {
    expect(cleanToken('bearerx.y.z')).toBe('bearerx.y.z');
  });
});

describe('what will cause trouble', () => {
  // prettier-ignore
  test.each<[string, unknown, string[]]>([
    ['another resource', { ...appClaims, aud: 'https://graph.microsoft.com' }, ['TOKEN_FOREIGN_AUDIENCE']],
    ['another cloud, when none is expected', { ...appClaims, aud: 'https://analysis.chinacloudapi.cn/powerbi/api' }, []],
    ['Fabric\'s audience', { ...appClaims, aud: 'https://api.fabric.microsoft.com' }, []],
    ['over', { ...appClaims, exp: SECONDS - 1 }, ['TOKEN_EXPIRED']],
    ['over, and for another resource', { ...appClaims, exp: SECONDS - 1, aud: 'x' }, ['TOKEN_FOREIGN_AUDIENCE', 'TOKEN_EXPIRED']],
    ['not yet valid', { ...appClaims, nbf: SECONDS + 1 }, ['TOKEN_NOT_YET_VALID']],
    ['an application permission', { ...appClaims, roles: ['Tenant.Read.All'] }, ['PBI_ADMIN_CONSENT']],
    ['a role of another kind', { ...appClaims, roles: ['Something.Else'] }, []],
    ['a user\'s', userClaims, ['TOKEN_OF_USER']],
    ['a user\'s with a role', { ...userClaims, roles: ['Tenant.Read.All'] }, ['TOKEN_OF_USER']],
    ['no claims', {}, []],
  ])('%s', (_name, claims, expected) => {
    expect(describeToken(jwt(claims), NOW).problems.map(({ code }) => code)).toEqual(expected);
  });

  test('with the settings, another tenant and another cloud too', () => {
    const elsewhere = jwt({ ...appClaims, tid: userId, aud: 'https://analysis.usgovcloudapi.net/powerbi/api' });
    expect(describeToken(elsewhere, NOW, settings).problems.map(({ code }) => code)).toEqual([
      'TOKEN_FOREIGN_AUDIENCE',
      'TOKEN_WRONG_TENANT',
    ]);
    expect(describeToken(good, NOW, settings).problems).toEqual([]);
  });

  test.each([undefined, '', '{{apiUrl}}', 'api.powerbi.com'])('an apiUrl of %j hides nothing', (apiUrl) => {
    expect(
      describeToken(jwt({ ...appClaims, exp: SECONDS - 1 }), NOW, apiUrl === undefined ? {} : { apiUrl }).problems.map(
        ({ code }) => code,
      ),
    ).toEqual(['TOKEN_EXPIRED']);
  });

  test('the cure of an application permission says where to take it off', () => {
    const [problem] = describeToken(
      jwt({ ...appClaims, roles: ['Tenant.Read.All', 'Tenant.ReadWrite.All'] }),
      NOW,
    ).problems;
    expect(problem?.why).toContain('Tenant.Read.All, Tenant.ReadWrite.All');
    expect(problem?.fix[0]).toContain(`app registration ${clientId}`);
  });
});

describe("a user's token", () => {
  test('is told by its claims', () => {
    expect(describeToken(jwt(userClaims), NOW)).toMatchObject({
      kind: 'user',
      objectId: userId,
      scopes: ['Dataset.Read.All', 'Report.Read.All', 'Workspace.Read.All'],
      authenticatedBy: 'nothing (a public client)',
    });
  });
});

describe('what is no JWT', () => {
  test.each([
    ['a secret', 'pQ8~abcdefghijklmnop', 'TOKEN_MALFORMED'],
    ['two parts', good.split('.').slice(0, 2).join('.'), 'TOKEN_MALFORMED'],
    ['four parts', `${good}.x`, 'TOKEN_MALFORMED'],
    ['an empty part', `${good.split('.').slice(0, 2).join('.')}.`, 'TOKEN_MALFORMED'],
    ['a list as claims', jwt([]), 'TOKEN_MALFORMED'],
    ['null as claims', jwt(null), 'TOKEN_MALFORMED'],
    ['claims cut off', `${part({})}.${part(appClaims).slice(0, 50)}.x`, 'TOKEN_MALFORMED'],
    ['an unresolved variable', '{{accessToken}}', 'TOKEN_MALFORMED'],
    ['nothing', '', 'TOKEN_MISSING'],
    ['Bearer alone', 'Bearer ""', 'TOKEN_MISSING'],
  ])('%s', (_name, text, code) => {
    const report = describeToken(text, NOW);
    expect([report.kind, report.problems.map((problem) => problem.code), report.secondsLeft]).toEqual([
      'none',
      [code],
      null,
    ]);
  });
});

describe('properties', () => {
  test('claims are read as they were written, in any script', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' })), (claims) => {
        expect(JSON.stringify(readClaims(jwt(claims)))).toBe(JSON.stringify(JSON.parse(JSON.stringify(claims))));
      }),
    );
  });

  test('whatever is pasted, it is described; cleaning twice is cleaning once', () => {
    const mangled = fc
      .tuple(fc.nat(good.length), fc.string())
      .map(([at, text]) => good.slice(0, at) + text + good.slice(at));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), mangled, fc.jsonValue().map(jwt)), (text) => {
        const report = describeToken(text, NOW);
        expect(cleanToken(report.cleaned)).toBe(report.cleaned);
        expect(report.kind === 'none').toBe(readClaims(report.cleaned) === null);
      }),
    );
  });
});
