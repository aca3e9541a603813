import { SignJWT } from 'jose';
import { identityOf } from '../../../runner/record/identity.ts';

const sign = (claims: Record<string, unknown>): Promise<string> =>
  new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(new Uint8Array(32));

describe('identityOf', () => {
  test.each([
    ['an app', { idtyp: 'app', oid: 'a', sub: 'a' }, 'app'],
    ['an app without idtyp', { oid: 'a', sub: 'a' }, 'app'],
    ['a user', { scp: 'Report.Read.All', oid: 'a', sub: 'b' }, 'user'],
    ['a user without scopes', { idtyp: 'user', oid: 'a', sub: 'b' }, 'user'],
    ['neither', { sub: 'b' }, null],
  ])('%s', async (_name, claims, identity) => {
    expect(identityOf(`Bearer ${await sign(claims)}`)).toBe(identity);
  });

  test.each([undefined, '', 'Bearer ', 'Bearer not-a-token', 'Basic YTpi'])('nothing to read: %s', (header) => {
    expect(identityOf(header)).toBeNull();
  });
});
