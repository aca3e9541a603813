const WIDTH = 54;

/** A way to write a secret into a text. */
export interface Encoding {
  readonly name: string;
  readonly write: (secret: string) => string;
}

const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');
const big = (text: string): Buffer => utf16(text).swap16();
const unicode = (text: string): string =>
  [...text]
    .map((letter) =>
      [
        ...utf16(letter)
          .toString('hex')
          .matchAll(/(..)(..)/g),
      ]
        .map(([, low, high]) => `\\u${high}${low}`)
        .join(''),
    )
    .join('');
const percent = (text: string): string =>
  [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);
const lines = (text: string, start: string): string =>
  (text.match(new RegExp(`[\\s\\S]{1,${WIDTH}}`, 'g')) ?? []).join(`\n${start}`);
const base64 = (text: string, before: string): string => Buffer.from(before + text).toString('base64');

/** Every way that a secret may be written, typed by hand from the ways that programs have. */
// prettier-ignore
export const encodings: readonly Encoding[] = [
  { name: 'raw', write: (secret) => secret },
  { name: 'JSON', write: inJson },
  { name: 'JSON within JSON', write: (secret) => inJson(inJson(secret)) },
  { name: 'JSON with escaped slashes', write: (secret) => inJson(secret).replaceAll('/', '\\/') },
  { name: 'JSON, every letter escaped', write: unicode },
  { name: 'an address', write: encodeURIComponent },
  { name: 'an address, small hex', write: (secret) => encodeURIComponent(secret).replace(/%../g, (escape) => escape.toLowerCase()) },
  { name: 'a form', write: (secret) => new URLSearchParams([['', secret]]).toString().slice(1) },
  { name: 'an address twice', write: (secret) => encodeURIComponent(encodeURIComponent(secret)) },
  { name: 'an address, every letter escaped', write: percent },
  { name: 'an address within JSON', write: (secret) => inJson(`https://host/?a=${encodeURIComponent(secret)}&b="1"`) },
  { name: 'JSON within an address', write: (secret) => encodeURIComponent(JSON.stringify({ secret })) },
  { name: 'HTML', write: (secret) => secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;') },
  { name: 'HTML within JSON', write: (secret) => inJson(secret.replaceAll('&', '&#x26;').replaceAll('"', '&#x22;')) },
  { name: 'Base64', write: (secret) => base64(secret, '') },
  { name: 'Base64 after one byte', write: (secret) => base64(secret, 'x') },
  { name: 'Base64 after two bytes', write: (secret) => base64(secret, 'id') },
  { name: 'Base64 of a JSON object', write: (secret) => base64(JSON.stringify({ secret }), '') },
  { name: 'Base64 of a form', write: (secret) => base64(encodeURIComponent(secret), 'client_secret=') },
  { name: 'Base64url', write: (secret) => Buffer.from(secret).toString('base64url') },
  { name: 'Base64 in an address', write: (secret) => encodeURIComponent(base64(secret, 'a')) },
  { name: 'hex', write: (secret) => Buffer.from(secret).toString('hex') },
  { name: 'HEX', write: (secret) => Buffer.from(secret).toString('hex').toUpperCase() },
  { name: 'hex with spaces, as Node prints a Buffer', write: (secret) => `<Buffer ${Buffer.from(secret).toString('hex').replace(/..(?=.)/g, '$& ')}>` },
  { name: 'bytes', write: (secret) => JSON.stringify([...Buffer.from(secret)]) },
  { name: 'bytes with spaces', write: (secret) => `[${[...Buffer.from(secret)].join(', ')}]` },
  { name: 'bytes, one a line', write: (secret) => JSON.stringify({ data: [...Buffer.from(secret)] }, null, 2) },
  { name: 'bytes, one a line, within JSON', write: (secret) => inJson(JSON.stringify({ data: [...Buffer.from(secret)] }, null, 2)) },
  { name: 'bytes of a typed array within JSON', write: (secret) => inJson(JSON.stringify(new Uint8Array(Buffer.from(secret)))) },
  { name: 'bytes of a Buffer', write: (secret) => JSON.stringify({ stream: Buffer.from(secret) }) },
  { name: 'bytes of a typed array', write: (secret) => JSON.stringify(new Uint8Array(Buffer.from(secret))) },
  { name: 'bytes of a JSON object', write: (secret) => JSON.stringify(Buffer.from(JSON.stringify({ secret }))) },
  { name: 'bytes in UTF-16', write: (secret) => JSON.stringify([...utf16(secret)]) },
  { name: 'UTF-16, little end first', write: (secret) => utf16(secret).toString('latin1') },
  { name: 'UTF-16, big end first', write: (secret) => big(secret).toString('latin1') },
  { name: 'UTF-16 in Base64', write: (secret) => utf16(secret).toString('base64') },
  { name: 'UTF-16 in Base64, big end first', write: (secret) => big(secret).toString('base64') },
  { name: 'UTF-16 in hex', write: (secret) => utf16(secret).toString('hex') },
  { name: 'wrapped', write: (secret) => lines(secret, '') },
  { name: 'wrapped in a frame', write: (secret) => lines(`"access_token":"${secret}"`, '  │ ') },
  { name: 'wrapped in a plain frame', write: (secret) => lines(`client_secret=${encodeURIComponent(secret)}`, '  | ') },
  { name: 'wrapped, in colours', write: (secret) => lines(`{"a":"${inJson(secret)}"}`, '\u001b[90m  │ ') },
  { name: 'wrapped Base64', write: (secret) => lines(base64(secret, 'id:'), '    ') },
  { name: 'wrapped bytes', write: (secret) => lines(JSON.stringify([...Buffer.from(secret)]), '  │ ') },
  { name: 'wrapped at 76 in Windows lines', write: (secret) => base64(secret, '').replace(/.{76}(?=.)/g, '$&\r\n') },
];
