import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { redactor } from '../../../runner/redaction/redact.ts';

// Put together here, so that no scanner takes this file for one with a secret in it.
const entra = ['Ab3', '8', 'Q~', 'x7Kp_2mZ.w9LtR4vN-q6YbH1sD8fG~5cJeU'].join('');
const password = 'Tr0ub4dor&3!Zebra#Kiwi$9';
const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 1024,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});
const keyLine = privateKey.split('\n')[4]!;
const token = `${'eyJ'}hbGciOiJSUzI1NiJ9.${Buffer.from('{"aud":"x","oid":"1234"}').toString('base64url')}.${Buffer.from('a signature of some length').toString('base64url')}`;
const workspace = 'b2e7c390-5a14-4d6f-93b8-1c0f6e8d2a65';
const upload = `https://store1.blob.core.windows.net/uploads/${workspace}?sv=2024-01-01&sig=q%2Fw8Zk3Xy7VtLm2Nc`;

const base64 = (text: string): string => Buffer.from(text).toString('base64').replace(/=+$/, '');

describe('a part of a known secret is removed', () => {
  test.each<[name: string, secret: string, shown: string]>([
    ['from the middle', entra, entra.slice(10, 22)],
    ['from the end', entra, entra.slice(-12)],
    ['the beginning, with nothing that says it was cut', entra, entra.slice(0, 12)],
    ['all but the first letter', entra, entra.slice(1)],
    ['all but the last letter', entra, entra.slice(0, -1)],
    ['the whole, in capitals', entra, entra.toUpperCase()],
    ['the whole, in small letters', entra, entra.toLowerCase()],
    ['a part, in mixed case', password, 'tR0UB4DOR&3!z'],
    ['a short secret in capitals', 'abc123x', 'ABC123X'],
    ['with a backslash before punctuation, as a shell wants it', password, 'Tr0ub4dor\\&3\\!Zebra\\#Kiwi\\$9'],
    ['with a backslash before the tilde and the dot', entra, entra.replace(/[~.-]/g, '\\$&')],
    ['with a backslash, within JSON', password, JSON.stringify('Tr0ub4dor\\&3\\!Zebra\\#Kiwi\\$9').slice(1, -1)],
    ['a part of it with backslashes', password, '4dor\\&3\\!Zebra\\#Ki'],
    ['a part as an address has it', password, encodeURIComponent(password.slice(5, 20))],
    ['a part in Base64', password, base64(password.slice(3))],
    ['a part of its Base64', password, base64(password).slice(4, 24)],
    ['a part in hexadecimal', password, Buffer.from(password.slice(4, 20)).toString('hex').toUpperCase()],
    ['the middle of a private key', privateKey, keyLine.slice(20, 40)],
    ['two lines of a private key as one', privateKey, privateKey.split('\n').slice(5, 7).join('').slice(50, 80)],
    ['the signature of a token', token, token.slice(-20)],
    ['the middle of a token', token, token.slice(26, 46)],
    ['the key in an address', upload, 'sig=q%2Fw8Zk3Xy7VtLm2Nc'.slice(4)],
  ])('%s', (_name, secret, shown) => {
    expect(redactor([secret])(`before: ${shown}, after`)).toBe('before: [redacted], after');
  });

  test('twelve letters from anywhere, in any case, whatever stands around them', () => {
    const secrets = fc
      .string({
        minLength: 24,
        maxLength: 60,
        unit: fc.constantFrom(...'abcdefghkmnpqrstuvwxyzABCDEFGHKMNPQRSTUVWXYZ23456789~_-$!'),
      })
      .filter((text) => new Set(text).size >= 12 && /\d/.test(text));
    fc.assert(
      fc.property(secrets, fc.nat(), fc.boolean(), (secret, place, upper) => {
        const from = place % (secret.length - 12);
        const part = secret.slice(from, from + 12);
        if (/[A-Za-z]{10}/.test(part)) return; // perhaps a word
        const shown = upper ? part.toUpperCase() : part.toLowerCase();
        expect(redactor([secret])(`(${shown})`)).toBe('([redacted])');
      }),
      { numRuns: 300, seed: 20231102 },
    );
  });

  test('an end that was learnt later counts as well', () => {
    const secrets = new Set<string>();
    const redact = redactor(secrets);
    expect(redact(entra.slice(-14))).toBe(entra.slice(-14));
    secrets.add(entra);
    expect(redact(entra.slice(-14))).toBe('[redacted]');
  });
});

describe('a client secret of Entra is removed though nobody named it', () => {
  test.each<[name: string, text: string, clean: string]>([
    ['in a sentence', `The secret ${entra}. is wrong`, 'The secret [redacted] is wrong'],
    ['in JSON', `{"note":"${entra}"}`, '{"note":"[redacted]"}'],
    ['in an address', `https://host/?x=${encodeURIComponent(entra)}&y=1`, 'https://host/?x=[redacted]&y=1'],
    ['with its tilde escaped', `x=${entra.replaceAll('~', '%7E')}&y=1`, 'x=[redacted]&y=1'],
    ['cut', `got ${entra.slice(0, 16)}…`, 'got [redacted]…'],
    ['in capitals', entra.toUpperCase(), '[redacted]'],
  ])('%s', (_name, text, clean) => expect(redactor([])(text)).toBe(clean));

  test.each(['1Q~', 'abc8Q~', 'FAQ~about', 'see 8Q~ and more', 'Q~x7Kp_2mZ.w9LtR4vN-q6Yb'])('%s is none', (text) =>
    expect(redactor([])(text)).toBe(text),
  );
});

describe('what is no secret is left', () => {
  test.each<[name: string, secret: string, text: string]>([
    ['the id of a workspace in an address with a key', upload, `GET /v1.0/myorg/groups/${workspace}/reports`],
    ['the host of such an address', upload, 'https://store1.blob.core.windows.net/'],
    ['the host without its scheme', upload, 'no connection to store1.blob.core.windows.net'],
    ['the frame of a private key', privateKey, 'It ends with -----END PRIVATE KEY-----'],
    ['a long word', 'Zk3-international-Xy7', 'international and Administration'],
    ['eleven letters of it', entra, entra.slice(12, 23)],
    ['another secret', entra, password],
    ['ids and addresses', entra, `${workspace} https://api.powerbi.com/v1.0/myorg/admin/groups?$top=100`],
  ])('%s', (_name, secret, text) => expect(redactor([secret])(text)).toBe(text));
});
