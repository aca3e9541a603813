/** Bytes, as CryptoJS has them. */
interface Words {
  toString(encoder?: unknown): string;
}

/** The library that every sandbox has by this name; only what is used here is declared. */
export interface CryptoJs {
  SHA1(bytes: Words): Words;
  SHA256(bytes: Words | string): Words;
  HmacSHA256(bytes: Words | string, key: Words | string): Words;
  readonly AES: {
    encrypt(bytes: Words, key: Words, how: { iv: Words; mode: unknown; padding: unknown }): { ciphertext: Words };
  };
  readonly mode: { readonly CBC: unknown };
  readonly pad: { readonly Pkcs7: unknown };
  readonly enc: {
    readonly Hex: { parse(hex: string): Words };
    readonly Base64: { parse(base64: string): Words; stringify(bytes: Words): string };
    readonly Utf8: { parse(text: string): Words };
  };
}

declare const CryptoJS: CryptoJs;

/** SHA-256 of a text, in hex digits. */
export function sha256(text: string): string {
  return CryptoJS.SHA256(text).toString();
}

/** SHA-256 of bytes, from hex digits to hex digits. */
export function sha256OfBytes(hex: string): string {
  return CryptoJS.SHA256(bytesOf(hex)).toString();
}

/** SHA-1 of bytes, from hex digits to hex digits: what a thumbprint is. */
export function sha1(hex: string): string {
  return CryptoJS.SHA1(bytesOf(hex)).toString();
}

/** HMAC with SHA-256 of bytes, all in hex digits. */
export function hmacSha256(hex: string, keyInHex: string): string {
  return CryptoJS.HmacSHA256(bytesOf(hex), bytesOf(keyInHex)).toString();
}

/** AES in CBC mode with the padding of PKCS#7, all in hex digits; the key's length says which AES. */
export function encryptAesCbc(hex: string, keyInHex: string, startInHex: string): string {
  const how = { iv: bytesOf(startInHex), mode: CryptoJS.mode.CBC, padding: CryptoJS.pad.Pkcs7 };
  return CryptoJS.AES.encrypt(bytesOf(hex), bytesOf(keyInHex), how).ciphertext.toString();
}

/** A text's bytes in UTF-8, in hex digits. */
export function hexOfText(text: string): string {
  return CryptoJS.enc.Utf8.parse(text).toString(CryptoJS.enc.Hex);
}

/** Base64 to hex digits. */
export function hexOf(base64: string): string {
  return CryptoJS.enc.Base64.parse(base64).toString();
}

/** Hex digits to base64. */
export function base64Of(hex: string): string {
  return CryptoJS.enc.Base64.stringify(bytesOf(hex));
}

/** Hex digits to base64url. */
export function base64urlOf(hex: string): string {
  return urlSafe(base64Of(hex));
}

/** A value as JSON in base64url: one part of a JWT. */
export function encodePart(value: unknown): string {
  return urlSafe(CryptoJS.enc.Base64.stringify(CryptoJS.enc.Utf8.parse(JSON.stringify(value))));
}

function bytesOf(hex: string): Words {
  return CryptoJS.enc.Hex.parse(hex);
}

function urlSafe(base64: string): string {
  return base64.replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}
