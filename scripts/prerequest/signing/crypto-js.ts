/** Bytes, as CryptoJS has them. */
interface Words {
  toString(encoder?: unknown): string;
}

/** The library that every sandbox has by this name; only what is used here is declared. */
export interface CryptoJs {
  SHA1(bytes: Words): Words;
  SHA256(text: string): Words;
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

/** SHA-1 of bytes, from hex digits to hex digits: what a thumbprint is. */
export function sha1(hex: string): string {
  return CryptoJS.SHA1(CryptoJS.enc.Hex.parse(hex)).toString();
}

/** Base64 to hex digits. */
export function hexOf(base64: string): string {
  return CryptoJS.enc.Base64.parse(base64).toString();
}

/** Hex digits to base64url. */
export function base64urlOf(hex: string): string {
  return urlSafe(CryptoJS.enc.Base64.stringify(CryptoJS.enc.Hex.parse(hex)));
}

/** A value as JSON in base64url: one part of a JWT. */
export function encodePart(value: unknown): string {
  return urlSafe(CryptoJS.enc.Base64.stringify(CryptoJS.enc.Utf8.parse(JSON.stringify(value))));
}

function urlSafe(base64: string): string {
  return base64.replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}
