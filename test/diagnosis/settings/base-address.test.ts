import { describeAddressProblem, readBaseAddress, type AddressName } from '../../../diagnosis/settings/base-address.ts';

const TRUSTED = ['gateway.contoso.com', 'gateway.contoso.com:8443'];

// prettier-ignore
const usable: readonly [AddressName, string, string, 'known' | 'loopback' | 'trusted'][] = [
  ['loginUrl', 'https://login.microsoftonline.com', 'https://login.microsoftonline.com', 'known'],
  ['loginUrl', 'https://login.windows.net/', 'https://login.windows.net', 'known'],
  ['loginUrl', ' HTTPS://Login.MicrosoftOnline.US:443// ', 'https://login.microsoftonline.us', 'known'],
  ['apiUrl', 'https://api.powerbi.com', 'https://api.powerbi.com', 'known'],
  ['apiUrl', '\thttps://api.powerbi.cn/\n', 'https://api.powerbi.cn', 'known'],
  ['apiUrl', 'https://wabi-north-europe-d-primary-redirect.analysis.windows.net', 'https://wabi-north-europe-d-primary-redirect.analysis.windows.net', 'known'],
  ['apiUrl', 'https://api.fabric.microsoft.com', 'https://api.fabric.microsoft.com', 'known'],
  ['fabricUrl', `https://${'0a'.repeat(16)}.z0a.w.api.fabric.microsoft.com`, `https://${'0a'.repeat(16)}.z0a.w.api.fabric.microsoft.com`, 'known'],
  ['apiUrl', 'http://127.0.0.1:4280', 'http://127.0.0.1:4280', 'loopback'],
  ['apiUrl', 'http://127.1.2.3', 'http://127.1.2.3', 'loopback'],
  ['loginUrl', 'http://[::1]:8080/', 'http://[::1]:8080', 'loopback'],
  ['loginUrl', 'http://localhost', 'http://localhost', 'loopback'],
  ['apiUrl', 'https://gateway.contoso.com/powerbi/v2/', 'https://gateway.contoso.com/powerbi/v2', 'trusted'],
  ['loginUrl', 'https://gateway.contoso.com:8443', 'https://gateway.contoso.com:8443', 'trusted'],
];

test.each(usable)('%s may be %j', (name, text, url, trust) => {
  expect(readBaseAddress(name, text, TRUSTED)).toMatchObject({ problem: null, url, trust });
});

// prettier-ignore
const refused: readonly [AddressName, string, string, string][] = [
  ['loginUrl', '', 'empty', ''],
  ['loginUrl', 'https://login.microsoftonline.com.evil.example', 'unknown host', 'login.microsoftonline.com.evil.example'],
  ['loginUrl', 'https://login-microsoftonline.com', 'unknown host', 'login-microsoftonline.com'],
  ['loginUrl', 'https://api.powerbi.com', 'unknown host', 'api.powerbi.com'],
  ['apiUrl', 'https://login.microsoftonline.com', 'unknown host', 'login.microsoftonline.com'],
  ['apiUrl', 'https://evil.example\\@api.powerbi.com', 'malformed', 'evil.example'],
  ['apiUrl', 'https://user:word@api.powerbi.com', 'malformed', 'api.powerbi.com'],
  ['apiUrl', 'https://evil.example#@api.powerbi.com', 'malformed', 'evil.example'],
  ['apiUrl', 'https://evil.example?x=api.powerbi.com', 'malformed', 'evil.example'],
  ['apiUrl', 'https://api.powerbi.com?x=1', 'malformed', 'api.powerbi.com'],
  ['apiUrl', 'https://api.powerbi.com/v1.0/myorg', 'path', 'api.powerbi.com'],
  ['apiUrl', 'http://localhost:8080/a', 'path', 'localhost:8080'],
  ['apiUrl', 'https://api.powerbi.com.', 'malformed', 'api.powerbi.com.'],
  ['apiUrl', 'https://api.pow\u0435rbi.com', 'malformed', 'api.pow\u0435rbi.com'],
  ['apiUrl', 'https://api powerbi.com', 'malformed', 'api'],
  ['apiUrl', 'https:\\\\api.powerbi.com', 'malformed', 'api.powerbi.com'],
  ['apiUrl', 'https://api.powerbi.com:8443', 'unknown host', 'api.powerbi.com:8443'],
  ['apiUrl', 'http://api.powerbi.com', 'not encrypted', 'api.powerbi.com'],
  ['apiUrl', 'http://gateway.contoso.com:8443', 'not encrypted', 'gateway.contoso.com:8443'],
  ['apiUrl', 'https://gateway.contoso.com:9999', 'unknown host', 'gateway.contoso.com:9999'],
  ['apiUrl', 'https://gateway.contoso.com/a/../b', 'malformed', 'gateway.contoso.com'],
  ['apiUrl', 'https://2130706433', 'unknown host', '2130706433'],
  ['apiUrl', 'https://127.1', 'unknown host', '127.1'],
  ['apiUrl', 'http://localhost.evil.example', 'unknown host', 'localhost.evil.example'],
  ['apiUrl', 'https://wabi-a.analysis.windows.net.evil.example', 'unknown host', 'wabi-a.analysis.windows.net.evil.example'],
  ['apiUrl', 'https://a.b.mock.pstmn.io', 'unknown host', 'a.b.mock.pstmn.io'],
  ['fabricUrl', `https://${'0a'.repeat(16)}.z0a.w.api.fabric.microsoft.com.evil.example`, 'unknown host', `${'0a'.repeat(16)}.z0a.w.api.fabric.microsoft.com.evil.example`],
  ['apiUrl', 'api.powerbi.com', 'malformed', ''],
  ['apiUrl', 'ftp://api.powerbi.com', 'malformed', 'api.powerbi.com'],
  ['apiUrl', '{{apiUrl}}', 'malformed', ''],
];

test.each(refused)('%s must not be %j: %s', (name, text, problem, host) => {
  expect(readBaseAddress(name, text, TRUSTED)).toMatchObject({ problem, host });
});

// prettier-ignore
test.each<[AddressName, string, string]>([
  ['apiUrl', 'https://api.powerbi.com/v1.0/myorg', 'https://api.powerbi.com'],
  ['apiUrl', 'http://localhost:8080/v1.0', 'http://localhost:8080'],
  ['loginUrl', 'https://127.0.0.1:8443/a', 'https://127.0.0.1:8443'],
])('%s: %s with its path left out is what to write', (name, text, better) => {
  const address = readBaseAddress(name, text);
  if (address.problem === null) throw new Error('it is taken as it is');
  expect(describeAddressProblem(name, address)).toBe(`${name} must be the bare address of the host, without a path: ${better}`);
});
