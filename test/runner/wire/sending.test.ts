import { describeSending, type SdkRequest } from '../../../runner/wire/sending.ts';
import { makeToken } from '../../cli/fixtures/token.ts';

const api = 'https://api.powerbi.com/v1.0/myorg';
const tokenUrl = 'https://login.microsoftonline.com/t/oauth2/v2.0/token';
const request = (method: string, url: string, { authorization, mode, body = '' }: { authorization?: string; mode?: string; body?: string } = {}): SdkRequest => ({
  method,
  url: { toString: () => url },
  headers: { get: () => authorization, remove: () => undefined },
  ...(mode === undefined ? {} : { body: { mode, toString: () => body } }),
});

describe('what is to be sent', () => {
  test.each<[string, string, string, boolean]>([
    ['a read', 'GET', `${api}/groups`, true],
    ['an unknown read', 'GET', 'https://other.example/x', true],
    ['an unknown HEAD', 'HEAD', 'https://other.example/x', true],
    ['a token', 'POST', tokenUrl, true],
    ['a creation', 'POST', `${api}/groups`, false],
    ['a change', 'PATCH', `${api}/groups/11111111-2222-4333-8444-555555555555`, false],
    ['a deletion', 'DELETE', `${api}/groups/11111111-2222-4333-8444-555555555555`, false],
    ['a read that costs capacity', 'POST', `${api}/datasets/11111111-2222-4333-8444-555555555555/executeQueries`, false],
    ['a credential', 'POST', `${api}/GenerateToken`, false],
    ['something unknown', 'POST', 'https://other.example/x', false],
  ])('%s changes nothing: %s %s', (_name, method, url, changesNothing) => {
    expect(describeSending(request(method, url), false).changesNothing).toBe(changesNothing);
  });

  test.each([
    [undefined, true],
    ['raw', true],
    ['urlencoded', true],
    ['file', false],
    ['formdata', false],
  ])('with a body of mode %s it can be repeated: %s', (mode, repeatable) => {
    expect(describeSending(request('POST', `${api}/imports`, mode === undefined ? {} : { mode }), false).repeatable).toBe(repeatable);
  });

  test.each<[string, boolean, SdkRequest, SdkRequest, boolean]>([
    ['two look-ups', true, request('GET', `${api}/groups`), request('GET', `${api}/groups`), true],
    ['look-ups of other lists', true, request('GET', `${api}/groups`), request('GET', `${api}/reports`), false],
    ['look-ups of others', true, request('GET', `${api}/groups`, { authorization: 'Bearer a' }), request('GET', `${api}/groups`, { authorization: 'Bearer b' }), false],
    ['two requests for a token', true, request('POST', tokenUrl, { mode: 'urlencoded', body: 'x' }), request('POST', tokenUrl, { mode: 'urlencoded', body: 'x' }), true],
    ['with other secrets', true, request('POST', tokenUrl, { mode: 'urlencoded', body: 'x' }), request('POST', tokenUrl, { mode: 'urlencoded', body: 'y' }), false],
  ])('of scripts, %s are the same: %s', (_name, byScript, one, other, same) => {
    const [first, second] = [describeSending(one, byScript).sameAs, describeSending(other, byScript).sameAs];
    expect(first).toBeDefined();
    expect(first === second).toBe(same);
  });

  test.each([
    ['what the collection sends', request('GET', `${api}/groups`), false],
    ['what a script changes', request('POST', `${api}/groups`), true],
  ])('%s is never shared', (_name, sent, byScript) => expect(describeSending(sent, byScript).sameAs).toBeUndefined());

  test('the caller is the one of the token', () => {
    const callerOf = (authorization: string | undefined): unknown => describeSending(request('GET', `${api}/groups`, authorization === undefined ? {} : { authorization }), false).caller;
    expect(callerOf(`Bearer ${makeToken({ tid: 't', oid: 'o' })}`)).toEqual({ tenant: 't', identity: 'o' });
    expect(callerOf(`bearer ${makeToken({ tid: 't', oid: undefined })}`)).toEqual({ tenant: 't', identity: 'client' });
    expect(callerOf(undefined)).toEqual({ tenant: '', identity: '' });
    expect(callerOf('Bearer nonsense')).toEqual({ tenant: '', identity: '' });
  });
});
