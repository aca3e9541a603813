import { isTokenEndpoint } from '../../catalogue/entra/token-endpoint.ts';

test.each([
  ['https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token', true],
  ['https://login.microsoftonline.com/contoso.com/oauth2/token', true],
  ['/contoso.com/OAuth2/v2.0/Token/', true],
  ['http://127.0.0.1:4280/common/oauth2/token?api-version=1.0', true],
  ['https://login.microsoftonline.com/contoso.com/oauth2/v2.0/tokens', false],
  ['https://login.microsoftonline.com/contoso.com/oauth2/v2.0/authorize', false],
  ['https://login.microsoftonline.com/contoso.com/oauth2/v1.0/token', false],
  ['https://api.powerbi.com/v1.0/myorg/groups', false],
])('%s: %s', (url, expected) => expect(isTokenEndpoint(url)).toBe(expected));
