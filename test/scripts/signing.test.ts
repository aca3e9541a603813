import { createHash, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { decodeProtectedHeader, importX509, jwtVerify } from 'jose';
import { selfSigned, type SelfSigned } from '../emulator/entra/self-signed.ts';
import type { Outcome } from './sandbox.ts';
import { good, signIn } from './sign-in.ts';

const audience = `https://login.microsoftonline.com/${good.tenantId}/oauth2/v2.0/token`;

/** The assertion that was sent; why there is none, when there is none. */
function sentAssertion({ sent, lines }: Outcome): string {
  const body = sent[0]?.body;
  if (!body) throw new Error(lines[0]?.message);
  expect(body).toMatchObject({
    grant_type: 'client_credentials',
    client_id: good.clientId,
    scope: good.scope,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
  });
  expect(body['client_secret']).toBeUndefined();
  return body['client_assertion'] ?? '';
}

const pkcs8 = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString();
const pkcs1 = (key: KeyObject): string => key.export({ type: 'pkcs1', format: 'pem' }).toString();
const thumbprintOf = ({ der }: SelfSigned): string => createHash('sha1').update(der).digest('hex').toUpperCase();

const made = new Map<number, SelfSigned>();
const ofBits = (bits: number): SelfSigned => made.get(bits) ?? made.set(bits, selfSigned({ bits })).get(bits)!;
const own = ofBits(2048);
const other = selfSigned();
const key = pkcs8(own.privateKey);

describe('an assertion is signed as a JOSE library takes it', () => {
  test.each([2048, 3072, 4096].flatMap((bits) => [[bits, 'PKCS#8', pkcs8] as const, [bits, 'PKCS#1', pkcs1] as const]))(
    '%i bits, %s',
    async (bits, _form, write) => {
      const pair = ofBits(bits);
      const before = Math.floor(Date.now() / 1000);
      const assertion = sentAssertion(
        await signIn({ privateKey: write(pair.privateKey), certificate: pair.certificate }),
      );
      const { payload } = await jwtVerify(assertion, await importX509(pair.certificate, 'RS256'), {
        audience,
        issuer: good.clientId,
        subject: good.clientId,
        typ: 'JWT',
        algorithms: ['RS256'],
      });
      expect(decodeProtectedHeader(assertion)).toEqual({
        alg: 'RS256',
        typ: 'JWT',
        x5t: createHash('sha1').update(pair.der).digest('base64url'),
      });
      expect(Object.keys(payload).sort()).toEqual(['aud', 'exp', 'iat', 'iss', 'jti', 'nbf', 'sub']);
      expect(payload.jti).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(payload.nbf).toBe(payload.iat);
      expect(payload.exp! - payload.nbf!).toBe(600);
      expect(payload.nbf).toBeGreaterThanOrEqual(before);
    },
  );

  test('each token request has one of its own', async () => {
    const [first, second] = await Promise.all(
      [1, 2].map(async () => sentAssertion(await signIn({ privateKey: key, certificate: own.certificate }))),
    );
    expect(first).not.toBe(second);
  });

  test('a token that is kept spares the next request the signing', async () => {
    const { locals } = await signIn({ privateKey: key, certificate: own.certificate });
    const again = await signIn({ privateKey: key, certificate: own.certificate }, { tokenCache: locals['tokenCache'] });
    expect(again).toMatchObject({ sent: [], locals: { token: 'fresh' } });
  });

  test.each<[string, object]>([
    ['another certificate', { privateKey: pkcs8(other.privateKey), certificate: other.certificate }],
    ['a secret', { clientSecret: 'not~a.real_secret' }],
  ])('%s gets a token of its own', async (_what, environment) => {
    const { locals } = await signIn({ privateKey: key, certificate: own.certificate });
    expect((await signIn(environment, { tokenCache: locals['tokenCache'] })).sent).toHaveLength(1);
  });
});

describe('a key as people paste it', () => {
  const body = key.replace(/-----.*-----|\s/g, '');
  const bag = `Bag Attributes\n    localKeyID: 01 02\nKey Attributes: <No Attributes>\n${key}Bag Attributes\nsubject=CN = test\n${own.certificate}`;
  // prettier-ignore
  test.each<[string, string]>([
    ['as it is', key],
    ['with Windows line ends', key.replace(/\n/g, '\r\n')],
    ['with spaces for its line breaks', key.trim().replace(/\n/g, ' ')],
    ['with a backslash and an n for its line breaks', key.replace(/\n/g, '\\n')],
    ['with them twice over', key.replace(/\n/g, '\\\\n')],
    ['with both of Windows', key.replace(/\n/g, '\\r\\n')],
    ['with no line breaks at all', key.replace(/\n/g, '')],
    ['with no space at all', key.replace(/\s/g, '')],
    ['with a backslash at each line\'s end', key.trim().replace(/\n/g, ' \\\n')],
    ['with spaces in front of each line', key.replace(/^/gm, '    ')],
    ['in quotes', `"${key.trim()}"`],
    ['in a JSON text', JSON.stringify(key)],
    ['with slashes escaped', key.replace(/\//g, '\\/')],
    ['without its first line', key.split('\n').slice(1).join('\n')],
    ['without its last line', key.trim().split('\n').slice(0, -1).join('\n')],
    ['without either', body],
    ['without the signs of equality at its end', `-----BEGIN PRIVATE KEY-----\n${body.replace(/=+$/, '')}\n-----END PRIVATE KEY-----`],
    ['with dashes that a text program made', key.replace(/-----/g, '\u2014\u2014-')],
    ['with an invisible character in front', `\ufeff${key}`],
    ['in base64 once more', Buffer.from(key).toString('base64')],
    ['with what openssl writes around it', bag],
    ['under the other form\'s line', key.replace(/PRIVATE KEY/g, 'RSA PRIVATE KEY')],
    ['behind its certificate', own.certificate + key],
  ])('%s', async (_what, privateKey) => {
    const assertion = sentAssertion(await signIn({ privateKey, certificate: own.certificate }));
    await expect(jwtVerify(assertion, createPublicKey(own.certificate), { audience })).resolves.toBeDefined();
  });
});

describe('a certificate as people paste it', () => {
  const thumbprint = thumbprintOf(own);
  const pairs = thumbprint.match(/../g)!;
  // prettier-ignore
  test.each<[string, object]>([
    ['PEM', { certificate: own.certificate }],
    ['PEM on one line', { certificate: own.certificate.replace(/\n/g, ' ') }],
    ['PEM without its lines', { certificate: own.certificate.replace(/-----.*-----/g, '') }],
    ['the thumbprint', { certificate: thumbprint }],
    ['the thumbprint in small letters', { certificate: thumbprint.toLowerCase() }],
    ['the thumbprint with colons', { certificate: pairs.join(':') }],
    ['the thumbprint with spaces', { certificate: pairs.join(' ') }],
    ['the thumbprint with the mark that Windows puts in front', { certificate: `\u200e${pairs.join(' ')}` }],
    ['a chain, its own first', { certificate: own.certificate + other.certificate }],
    ['a chain, its own last', { certificate: other.certificate + own.certificate }],
    ['in the text of the key', { privateKey: key + own.certificate }],
    ['in the text of the key, in front', { privateKey: own.certificate + key }],
    ['in the text of the key, in base64 once more', { privateKey: Buffer.from(key + own.certificate).toString('base64') }],
  ])('%s', async (_what, environment) => {
    const assertion = sentAssertion(await signIn({ privateKey: key, ...environment }));
    expect(decodeProtectedHeader(assertion).x5t).toBe(createHash('sha1').update(own.der).digest('base64url'));
  });

  const expired = selfSigned({ until: '250601000000Z' });
  const early = selfSigned({ from: '480101000000Z' });
  const elliptic = selfSigned({ keys: generateKeyPairSync('ec', { namedCurve: 'P-256' }) });
  // prettier-ignore
  test.each<[string, object, RegExp]>([
    ['nothing', { certificate: '' }, /^certificate is empty\. Paste the certificate as PEM, or its Thumbprint/],
    ['its id', { certificate: good.clientId }, /^certificate is a GUID: that is the certificate's ID/],
    ['a SHA-256 thumbprint', { certificate: 'AB'.repeat(32) }, /^certificate is a SHA-256 thumbprint/],
    ['a thumbprint with a digit too few', { certificate: thumbprint.slice(1) }, /^certificate is neither .*: it has 39 digits/],
    ['a word', { certificate: 'reporting' }, /^certificate is neither/],
    ['a placeholder', { certificate: '<thumbprint>' }, /^certificate still contains a placeholder/],
    ['half of it', { certificate: own.certificate.slice(0, 400) }, /^certificate is neither .*cut off or damaged/],
    ['the key as well', { certificate: own.certificate + key }, /^certificate contains a private key. Move it to privateKey/],
    ['the key alone in both', { certificate: key }, /^certificate contains a private key/],
    ['another key\'s', { certificate: other.certificate }, new RegExp(`^certificate \\(thumbprint ${thumbprintOf(other).toLowerCase()}\\) does not belong to privateKey`)],
    ['a chain of others', { certificate: other.certificate + expired.certificate }, /^certificate \(thumbprint .{40} and 1 more\) does not belong to privateKey/],
    ['one of an elliptic curve', { certificate: elliptic.certificate }, /^certificate \(thumbprint .{40}\) (does not have an RSA key|does not belong)/],
    ['one that is over', { privateKey: pkcs8(expired.privateKey), certificate: expired.certificate }, /^certificate \(thumbprint .{40}\) expired on 2025-06-01/],
    ['one of later', { privateKey: pkcs8(early.privateKey), certificate: early.certificate }, /^certificate \(thumbprint .{40}\) is valid only from 2048-01-01/],
    ['the certificate alone', { privateKey: '', certificate: own.certificate }, /^certificate is filled in and privateKey is empty/],
    ['key and certificate in the place of the certificate', { privateKey: '', certificate: key + own.certificate }, /^certificate contains a private key. Move it/],
  ])('%s is refused before anything is sent', async (_what, environment, reason) => {
    const outcome = await signIn({ privateKey: key, ...environment });
    expect(outcome.lines).toEqual([{ name: 'Access token', passed: false, message: expect.stringMatching(reason) as string }]);
    expect(outcome).toMatchObject({ sent: [], skipped: true, nextRequest: null });
    expectNothingOf(key, outcome.lines[0]!.message);
  });
});

/** No eight characters of a secret, wherever in it, may stand in a text; what is in every PEM file is no secret. */
function expectNothingOf(secret: string, text: string): void {
  const told = text.replace(/\s/g, '');
  const hidden = secret.replace(/-----[A-Z0-9 ]+-----/g, ' ').replace(/\s/g, '');
  for (let at = 0; at + 8 <= hidden.length; at += 1) {
    const piece = hidden.slice(at, at + 8);
    if (told.includes(piece)) throw new Error(`"${piece}" of the key is told: ${text}`);
  }
}

describe('a malformed key, each with its own word, which shows nothing of it', () => {
  const rsa = own.privateKey;
  const spki = createPublicKey(rsa).export({ type: 'spki', format: 'pem' }).toString();
  const inner = (pem: string): string => pem.replace(/-----[^-]*-----|\s/g, '');
  const wrap = (label: string, base64: string): string =>
    `-----BEGIN ${label}-----\n${base64.replace(/.{64}/g, '$&\n').trim()}\n-----END ${label}-----\n`;
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const sec1 = ec.export({ type: 'sec1', format: 'pem' }).toString();
  const ed = generateKeyPairSync('ed25519').privateKey;
  const pss = generateKeyPairSync('rsa-pss', { modulusLength: 2048 }).privateKey;
  const dsa = generateKeyPairSync('dsa', { modulusLength: 2048, divisorLength: 256 }).privateKey;
  const encrypted8 = rsa.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'p' }).toString();
  const encrypted1 = rsa.export({ type: 'pkcs1', format: 'pem', cipher: 'aes-128-cbc', passphrase: 'p' }).toString();
  const short = selfSigned({ bits: 1024 });
  const openssh = wrap('OPENSSH PRIVATE KEY', Buffer.from(`openssh-key-v1\0${'x'.repeat(200)}`).toString('base64'));
  const element = (tag: number, ...parts: Buffer[]): Buffer => {
    const content = Buffer.concat(parts);
    return Buffer.concat([Buffer.from([tag, 0x82, content.length >> 8, content.length & 255]), content]);
  };
  const number = (value: number): Buffer => element(0x02, Buffer.from([value]));
  const named = (oid: string): Buffer => element(0x30, element(0x06, Buffer.from(oid, 'hex')), element(0x05));
  const pfx = element(
    0x30,
    number(3),
    element(0x30, named('2a864886f70d010701'), element(0x04, Buffer.alloc(900, 7))),
    element(0x30, named('2b0e03021a')),
  );
  const request = element(
    0x30,
    element(0x30, number(0), element(0x30), element(0x30), element(0xa0)),
    named('2a864886f70d01010b'),
    element(0x03, Buffer.alloc(257)),
  );
  const pkcs7 = element(
    0x30,
    element(0x06, Buffer.from('2a864886f70d010702', 'hex')),
    element(0xa0, Buffer.alloc(300, 5)),
  );
  const der = Buffer.from(inner(pkcs1(rsa)), 'base64');
  const flipped = (at: number): string => {
    const bytes = Buffer.from(der);
    bytes[at]! ^= 0x10;
    return wrap('RSA PRIVATE KEY', bytes.toString('base64'));
  };
  // prettier-ignore
  const cases: [string, string, RegExp][] = [
    ['encrypted, PKCS#8', encrypted8, /is encrypted.*openssl pkey -in encrypted\.pem -out key\.pem/],
    ['encrypted, the older form', encrypted1, /is encrypted.*openssl pkey/],
    ['encrypted, the older form, on one line', encrypted1.replace(/\n/g, ' '), /is encrypted/],
    ['encrypted, without its lines', inner(encrypted8), /is encrypted/],
    ['an elliptic curve, PKCS#8', pkcs8(ec), /elliptic-curve key.*openssl req -x509/],
    ['an elliptic curve, SEC1', sec1, /elliptic-curve key/],
    ['an elliptic curve with its parameters in front', `${wrap('EC PARAMETERS', 'BggqhkjOPQMBBw==')}${sec1}`, /elliptic-curve key/],
    ['Ed25519', pkcs8(ed), /Ed25519/],
    ['RSA-PSS', pkcs8(pss), /restricted to RSA-PSS/],
    ['DSA', pkcs8(dsa), /a DSA key/],
    ['a public key', spki, /contains a public key/],
    ['a public key of PKCS#1', createPublicKey(rsa).export({ type: 'pkcs1', format: 'pem' }).toString(), /contains a public key/],
    ['the certificate', own.certificate, /contains a certificate and not a key/],
    ['a certificate without its lines', inner(own.certificate), /contains a certificate and not a key/],
    ['a PFX file', pfx.toString('base64'), /PFX.*openssl pkcs12 -in file\.pfx -nodes -out key\.pem/],
    ['OpenSSH', openssh, /the OpenSSH format.*ssh-keygen -p/],
    ['PuTTY', 'PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none\nPrivate-Lines: 14\nAAABAQCq', /PuTTY format/],
    ['a JSON Web Key', JSON.stringify(rsa.export({ format: 'jwk' })), /is in JSON/],
    ['XML', `<RSAKeyValue><Modulus>${inner(key).slice(0, 80)}</Modulus></RSAKeyValue>`, /is in XML/],
    ['the name of a file', 'C:\\Users\\somebody\\powerbi key.pem', /a file name/],
    ['another name of a file', '~/secrets/powerbi.pem', /a file name/],
    ['the second half missing', key.slice(0, key.length / 2), /is cut off/],
    ['a line missing', key.split('\n').filter((_line, index) => index !== 9).join('\n'), /is cut off/],
    ['shortened with dots', `${key.slice(0, 200)}...${key.slice(-100)}`, /is shortened/],
    ['a character that no key has', `${key.slice(0, 100)}#${key.slice(101)}`, /a character that no key contains/],
    ['two keys', key + pkcs8(other.privateKey), /contains 2 keys/],
    ['too short', pkcs8(short.privateKey), /has 1024 bits, and Entra does not accept RSA keys under 2048/],
    ['a bit of the modulus wrong', flipped(40), /is damaged: its parts/],
    ['a bit of the last number wrong', flipped(der.length - 20), /is damaged: its signatures are not valid/],
    ['nothing between its lines', '-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----', /is cut off/],
    ['a placeholder', '<your private key>', /still contains a placeholder/],
    ['a password', 'correct horse battery staple', /is not a private key in PEM format/],
    ['a secret\'s value', 'abc8Q~0123456789abcdefghijklmnopqrstuvwxyz', /is not a private key in PEM format/],
    ['a certificate request', wrap('CERTIFICATE REQUEST', request.toString('base64')), /contains a certificate request/],
    ['a PKCS#7 file', wrap('PKCS7', pkcs7.toString('base64')), /PKCS#7 file: certificates without a key/],
    ['a PGP key', '-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nlQOYBGXq\n-----END PGP PRIVATE KEY BLOCK-----', /is a PGP key/],
    ['something else under its line', wrap('PRIVATE KEY', Buffer.alloc(90, 'text').toString('base64')), /is damaged/],
  ];
  test.each(cases)('%s', async (_what, privateKey, reason) => {
    const outcome = await signIn({ privateKey, certificate: own.certificate });
    expect(outcome.lines).toEqual([
      { name: 'Access token', passed: false, message: expect.stringMatching(/^privateKey /) as string },
    ]);
    expect(outcome.lines[0]!.message).toMatch(reason);
    expect(outcome).toMatchObject({ sent: [], skipped: true, nextRequest: null });
    expectNothingOf(privateKey, outcome.lines[0]!.message);
    expect(JSON.stringify(outcome.locals)).not.toContain(JSON.stringify(privateKey).slice(1, -1));
  });
});

test('what looks for a key in a message finds one', () => {
  expect(() => expectNothingOf(key, `so it is ${key.split('\n')[3]!.slice(5, 13)}`)).toThrow('of the key is told');
});
