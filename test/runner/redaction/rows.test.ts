import { rowRedactor } from '../../../runner/redaction/rows.ts';

const JWT = `eyJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJ4In0.c2lnbmF0dXJl`;
const EMBED = 'H4sIAAAAAAAEAB2Wx66EVnZB_-VNsdRkaEseEIqcM8zIUOQMRct-2ZWxtjaZ6ug';

// prettier-ignore
test.each<[name: string, text: string, shown: string]>([
  ['a secret of the environment', 'password: Tr0ub4dor&3', 'password: [redacted]'],
  ['a token that was met', `token ${EMBED}`, 'token [redacted]'],
  ['any token of Entra', `Bearer ${JWT}`, 'Bearer [redacted]'],
  ['a connection string that an answer had', 'emailAddress=orders@northwind.example', 'emailAddress=orders@northwind.example'],
  ['the config of an embed address', 'https://app.powerbi.com/reportEmbed?reportId=1&w=2&config=eyJjbHVzdGVyVXJsIjoiaHR0cHM6Ly9XQUJJIn0%3d', 'https://app.powerbi.com/reportEmbed?reportId=1&w=2&config=eyJjbHVzdGVyVXJsIjoiaHR0cHM6Ly9XQUJJIn0%3d'],
])('%s', (_name, text, shown) => {
  const met = new Set([EMBED, 'emailAddress=orders@northwind.example']);
  expect(rowRedactor(['Tr0ub4dor&3'], met)(text)).toBe(shown);
});
