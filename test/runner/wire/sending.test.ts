import { levelOf, type Level } from '../../../catalogue/model/permission.ts';
import { describeSending, unreadFiles, type SdkRequest } from '../../../runner/wire/sending.ts';
import { makeToken } from '../../cli/fixtures/token.ts';

const api = 'https://api.powerbi.com/v1.0/myorg';
const tokenUrl = 'https://login.microsoftonline.com/t/oauth2/v2.0/token';
const request = (
  method: string,
  url: string,
  { authorization, mode, body = '' }: { authorization?: string; mode?: string; body?: string } = {},
): SdkRequest => ({
  method,
  url: { toString: () => url, update: () => undefined },
  headers: { get: () => authorization, remove: () => undefined, each: () => undefined },
  clone: () => request(method, url),
  ...(mode === undefined ? {} : { body: { mode, toString: () => body } }),
});

const allowed = (level: Level = 'plain read', token = false) => ({ allowed: true, level, token }) as const;

describe('what is to be sent', () => {
  test.each<[string, string, string, Level, boolean]>([
    ['a read', 'GET', `${api}/groups`, 'plain read', true],
    ['a token', 'POST', tokenUrl, 'plain read', true],
    ['a read by POST', 'POST', `${api}/x`, 'plain read', true],
    ['a change', 'POST', `${api}/groups`, 'change', false],
    ['a read that costs capacity', 'GET', `${api}/x`, 'heavy read', false],
    ['what is not known', 'POST', `${api}/x`, levelOf('unknown'), false],
  ])('%s changes nothing: %s %s', (_name, method, url, level, changesNothing) => {
    expect(describeSending(request(method, url), allowed(level), false).changesNothing).toBe(changesNothing);
  });

  test.each([
    [undefined, true],
    ['raw', true],
    ['urlencoded', true],
    ['file', false],
    ['formdata', true],
  ])('with a body of mode %s it can be repeated: %s', (mode, repeatable) => {
    expect(
      describeSending(request('POST', `${api}/imports`, mode === undefined ? {} : { mode }), allowed('change'), false)
        .repeatable,
    ).toBe(repeatable);
  });

  // prettier-ignore
  test.each<[string, boolean, SdkRequest, SdkRequest, boolean]>([
    ['two look-ups', true, request('GET', `${api}/groups`), request('GET', `${api}/groups`), true],
    ['look-ups of other lists', true, request('GET', `${api}/groups`), request('GET', `${api}/reports`), false],
    ['look-ups of others', true, request('GET', `${api}/groups`, { authorization: 'Bearer a' }), request('GET', `${api}/groups`, { authorization: 'Bearer b' }), false],
    ['two requests for a token', true, request('POST', tokenUrl, { mode: 'urlencoded', body: 'x' }), request('POST', tokenUrl, { mode: 'urlencoded', body: 'x' }), true],
    ['with other secrets', true, request('POST', tokenUrl, { mode: 'urlencoded', body: 'x' }), request('POST', tokenUrl, { mode: 'urlencoded', body: 'y' }), false],
  ])('of scripts, %s are the same: %s', (_name, byScript, one, other, same) => {
    const [first, second] = [one, other].map((each) => describeSending(each, allowed('plain read', each.method === 'POST'), byScript).sameAs);
    expect(first).toBeDefined();
    expect(first === second).toBe(same);
  });

  test.each([
    ['what the collection sends', request('GET', `${api}/groups`), false],
    ['what a script changes', request('POST', `${api}/groups`), true],
  ])('%s is never shared', (_name, sent, byScript) =>
    expect(describeSending(sent, allowed(), byScript).sameAs).toBeUndefined(),
  );

  test('the caller is the one of the token', () => {
    const callerOf = (authorization: string | undefined): unknown =>
      describeSending(
        request('GET', `${api}/groups`, authorization === undefined ? {} : { authorization }),
        allowed(),
        false,
      ).caller;
    expect(callerOf(`Bearer ${makeToken({ tid: 't', oid: 'o' })}`)).toEqual({ tenant: 't', identity: 'o' });
    expect(callerOf(`bearer ${makeToken({ tid: 't', oid: undefined })}`)).toEqual({ tenant: 't', identity: 'client' });
    expect(callerOf(undefined)).toEqual({ tenant: '', identity: '' });
    expect(callerOf('Bearer nonsense')).toEqual({ tenant: '', identity: '' });
  });
});

describe('files of a body', () => {
  const form = (...parts: object[]): never => ({ mode: 'formdata', formdata: { all: () => parts } }) as never;
  // prettier-ignore
  test.each<[string, never, string[]]>([
    ['text only', form({ key: 'a', type: 'text', value: 'x' }), []],
    ['one that was read', form({ key: 'a', type: 'file', src: 'a.pbix', value: {} }), []],
    ['one that could not be read', form({ key: 'a', type: 'file', src: 'a.pbix', disabled: true }), ['a.pbix']],
    ['several, of which none could be read', form({ key: 'a', type: 'file', src: ['a', 'b'] }), ['a, b']],
    ['a whole body that was read', { mode: 'file', file: { src: 'a', content: {} } } as never, []],
    ['a whole body that could not be read', { mode: 'file', file: { src: '/etc/passwd', value: null } } as never, ['/etc/passwd']],
    ['a whole body without a name', { mode: 'file' } as never, ['without a name']],
  ])('%s', (_name, body, unread) => expect(unreadFiles(body)).toEqual(unread));
});
