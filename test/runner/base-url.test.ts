import { readBaseAddresses, withBaseAddresses } from '../../runner/base-url.ts';
import { valueOf } from '../../runner/environment.ts';
import { environment } from './fixtures/collection.ts';

const login = 'https://login.microsoftonline.com';

// What may stand in an address is the table of test/diagnosis/settings/base-address.test.ts; here it is which error comes of it.
test.each<[string, string, string | undefined]>([
  [login, 'https://api.powerbi.com', undefined],
  [login, ' https://api.powerbi.com/ ', undefined],
  ['http://localhost:1', 'http://127.0.0.1:4280', undefined],
  [login, '', 'E_URL_INVALID'],
  [login, '{{apiUrl}}', 'E_URL_INVALID'],
  [login, 'https://api.powerbi.com/v1.0', 'E_URL_INVALID'],
  [login, 'https://user:word@api.powerbi.com', 'E_URL_INVALID'],
  [login, 'https://evil.example\\@api.powerbi.com', 'E_URL_INVALID'],
  [login, 'http://api.powerbi.com', 'E_URL_NOT_HTTPS'],
  [login, 'https://api.powerbi.com.evil.example', 'E_HOST_UNKNOWN'],
  ['https://login.microsoftonline.com.evil.example', 'https://api.powerbi.com', 'E_HOST_UNKNOWN'],
  ['http://127.0.0.1.nip.example', 'https://api.powerbi.com', 'E_HOST_UNKNOWN'],
])('loginUrl %j, apiUrl %j: %s', (loginUrl, apiUrl, code) => {
  const read = (): unknown => readBaseAddresses(environment({ loginUrl, apiUrl }));
  if (code === undefined) expect(read).not.toThrow();
  else expect(read).toThrow(expect.objectContaining({ code }) as Error);
});

test('an unknown host is named, with the one that is most like it', () => {
  const read = (): unknown =>
    readBaseAddresses(
      environment({ loginUrl: 'https://login.microsoftonline.con', apiUrl: 'https://api.powerbi.com' }),
    );
  expect(read).toThrow(
    /login\.microsoftonline\.con, which is not a host.*Did you mean https:\/\/login\.microsoftonline\.com\?/,
  );
});

test('an address is used without blanks and slashes around it; a trusted host may have a path', () => {
  const used = withBaseAddresses(
    environment({ loginUrl: `${login}//`, apiUrl: ' https://gateway.contoso.com/powerbi/ ' }),
    ['gateway.contoso.com'],
  );
  expect([valueOf(used, 'loginUrl'), valueOf(used, 'apiUrl')]).toEqual([login, 'https://gateway.contoso.com/powerbi']);
});
