import {
  createDecipheriv,
  createHmac,
  constants,
  generateKeyPairSync,
  privateDecrypt,
  type KeyObject,
} from 'node:crypto';
import { bundleModules } from '../../generator/esbuild.ts';
import { runLines } from './sandbox.ts';

const keys = new Map([1024, 2048, 3072].map((bits) => [bits, generateKeyPairSync('rsa', { modulusLength: bits })]));
const token = 'eyJ0eXAiOiJKV1QifQ.eyJvaWQiOiIxIn0.c2lnbmF0dXJl';

/** What the script makes of a text in Newman's sandbox, with some lines before it. */
async function sealed(text: string, bits: number, before = '', locals: object = { tokenCache: { token } }) {
  const { n, e } = keys.get(bits)!.publicKey.export({ format: 'jwk' });
  const base64 = (part?: string): string => Buffer.from(part!, 'base64url').toString('base64');
  const code = await bundleModules('scripts/shared/encryption/seal.ts', { globalName: 'Sealing' });
  const key = JSON.stringify({ modulus: base64(n), exponent: base64(e) });
  const { locals: after, lines } = await runLines(
    'test',
    [
      before,
      ...code,
      `pm.test('seals', () => pm.variables.set('sealed', Sealing.sealForGateway(${JSON.stringify(text)}, ${key})));`,
    ],
    {
      name: 'any',
      locals: Object.fromEntries(Object.entries(locals).map(([name, value]) => [name, JSON.stringify(value)])),
      response: { code: 200 },
    },
  );
  return { sealed: String(after['sealed'] ?? ''), problem: lines[0]?.message };
}

function opened(key: KeyObject, bytes: Buffer, oaepHash: string): Buffer {
  return privateDecrypt({ key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash }, bytes);
}

/** What a gateway does with a short key: decrypts piece by piece. */
function openSegments(text: string): string {
  const bytes = Buffer.from(text, 'base64');
  expect(bytes.length % 128).toBe(0);
  const pieces = Array.from({ length: bytes.length / 128 }, (_, place) =>
    opened(keys.get(1024)!.privateKey, bytes.subarray(place * 128, (place + 1) * 128), 'sha1'),
  );
  return Buffer.concat(pieces).toString();
}

/** What a gateway does with a longer one: decrypts two keys, checks the signature, decrypts the rest. */
function openWithKeys(text: string, bits: number): string {
  const cut = Math.ceil(bits / 8 / 3) * 4;
  const head = opened(keys.get(bits)!.privateKey, Buffer.from(text.slice(0, cut), 'base64'), 'sha256');
  expect([head[0], head[1], head.length]).toEqual([0, 1, 98]);
  const [cipherKey, signatureKey] = [head.subarray(2, 34), head.subarray(34)];
  const rest = Buffer.from(text.slice(cut), 'base64');
  expect([rest[0], rest[1]]).toEqual([0, 0]);
  const [signature, start, message] = [rest.subarray(2, 34), rest.subarray(34, 50), rest.subarray(50)];
  const signed = Buffer.concat([rest.subarray(0, 2), start, message]);
  expect(createHmac('sha256', signatureKey).update(signed).digest()).toEqual(signature);
  const decipher = createDecipheriv('aes-256-cbc', cipherKey, start);
  return Buffer.concat([decipher.update(message), decipher.final()]).toString();
}

const open = (text: string, bits: number): string => (bits === 1024 ? openSegments(text) : openWithKeys(text, bits));

describe.each([1024, 2048, 3072])('a key of %i bits', (bits) => {
  test.each([
    ['short', '{}'],
    ['of one piece exactly', 'x'.repeat(85)],
    ['one byte longer', 'x'.repeat(86)],
    ['with letters of several bytes', `{"value":"pässwörd 密码 \\"quoted\\" ${'y'.repeat(300)}"}`],
  ])('a text %s is read again', async (_name, text) => {
    const { sealed: result, problem } = await sealed(text, bits);
    expect(problem).toBe('');
    expect(open(result, bits)).toBe(text);
  });

  test('never twice the same', async () => {
    const [one, other] = [await sealed('secret', bits), await sealed('secret', bits)];
    expect(one.sealed).not.toBe(other.sealed);
  });
});

describe('random numbers', () => {
  const foretold = 'Math.random = () => 0.5; Date.now = () => 0;';

  test('do not follow from Math.random and the time alone', async () => {
    const [one, same, other] = [
      await sealed('secret', 2048, foretold),
      await sealed('secret', 2048, foretold),
      await sealed('secret', 2048, foretold, { tokenCache: { token: `${token}x` } }),
    ];
    expect(one.sealed).toBe(same.sealed);
    expect(one.sealed).not.toBe(other.sealed);
    expect(openWithKeys(other.sealed, 2048)).toBe('secret');
  });

  test('are taken from the sandbox where it has strong ones', async () => {
    const strong = `${foretold} var crypto = { getRandomValues: (bytes) => bytes.fill(7) };`;
    const { sealed: result } = await sealed('secret', 2048, strong, {});
    const head = opened(keys.get(2048)!.privateKey, Buffer.from(result.slice(0, 344), 'base64'), 'sha256');
    expect(head.subarray(2)).toEqual(Buffer.alloc(96, 7));
  });

  test('are refused where there is neither a source nor a token', async () => {
    const { sealed: result, problem } = await sealed('secret', 2048, '', {});
    expect([result, problem]).toEqual(['', 'there is no token, so nothing can be encrypted safely']);
  });
});
