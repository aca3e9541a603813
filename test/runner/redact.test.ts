import fc from 'fast-check';
import { redactor } from '../../runner/redaction/redact.ts';

const jwt = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl';

describe('redactor', () => {
  // prettier-ignore
  test.each([
    ['a known secret', ['s3cr~t.Value'], 'AADSTS7000215: s3cr~t.Value is wrong', 'AADSTS7000215: [redacted] is wrong'],
    ['twice', ['abc123'], 'abc123 and abc123', '[redacted] and [redacted]'],
    ['as an address has it', ['a+b=c&d'], 'secret=a%2Bb%3Dc%26d&x=1', 'secret=[redacted]&x=1'],
    ['as a form has it', ['two words+'], 'two+words%2B', '[redacted]'],
    ['as JSON has it', ['say "it"'], '{"s":"say \\"it\\""}', '{"s":"[redacted]"}'],
    ['in Base64', ['s3cr~t.Value'], `Basic ${Buffer.from('s3cr~t.Value').toString('base64')}`, 'Basic [redacted]'],
    ['pasted with spaces around it', [' padded '], 'it was padded', 'it was [redacted]'],
    ['one within another', ['abcd', 'abcdefgh'], 'xabcdefghx', 'x[redacted]x'],
    ['a token that nobody announced', [], `got Bearer ${jwt}!`, 'got Bearer [redacted]!'],
    ['a token cut short', [], `got ${jwt.slice(0, 25)}…`, 'got [redacted]…'],
    ['an embed token', [], `token: ${'H4sIAAAAAAAEAB2TtcoW'.repeat(5)}==`, 'token: [redacted]'],
    ['nothing secret', ['abc123'], 'GET /v1.0/myorg/groups/b2e7c390-5a14-4d6f-93b8-1c0f6e8d2a65/datasets answers 200', 'GET /v1.0/myorg/groups/b2e7c390-5a14-4d6f-93b8-1c0f6e8d2a65/datasets answers 200'],
    ['no secret at all', [''], 'plain', 'plain'],
  ])('%s', (_name, secrets, text, clean) => {
    expect(redactor(secrets)(text)).toBe(clean);
  });

  test('learns as it goes', () => {
    const secrets = new Set<string>();
    const redact = redactor(secrets);
    secrets.add('learnt');
    expect(redact('learnt')).toBe('[redacted]');
  });

  test('no secret comes through, whatever stands around it', () => {
    const secret = fc
      .string({ minLength: 12, unit: fc.constantFrom(...'abcXYZ019~._-+/=&% "\\') })
      .filter((text) => text.trim().length > 10);
    fc.assert(
      fc.property(secret, fc.string(), fc.string(), (hidden, before, after) => {
        const redact = redactor([hidden]);
        for (const form of [hidden, encodeURIComponent(hidden), JSON.stringify(hidden)])
          expect(redact(`${before}${form}${after}`)).not.toContain(hidden.trim());
      }),
    );
  });
});
