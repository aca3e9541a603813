import { hasInvisible } from './invisible.ts';

/** Quotes of keyboards, around a text: a pair. One alone may belong to the text. */
const AROUND = /^(["'`])[\s\S]*\1$/;

/** Quotes as word processors and chats set them, at either end: no generated secret has one. */
const TYPOGRAPHIC =
  /^[\u2018-\u201f\u00ab\u00bb\u2039\u203a\u2032\u2033\uff02\uff07]|[\u2018-\u201f\u00ab\u00bb\u2039\u203a\u2032\u2033\uff02\uff07]$/;

/**
 * What came along when a secret was copied: quotes around it, or characters that nobody sees, around it or inside.
 * The service would take them as part of the secret and only say that the secret is wrong.
 * @returns null when nothing did; never a part of the value
 */
export function problemOfSecretText(value: string): 'quotes' | 'invisible' | null {
  if (hasInvisible(value)) return 'invisible';
  const text = value.trim();
  return (text.length > 1 && AROUND.test(text)) || TYPOGRAPHIC.test(text) ? 'quotes' : null;
}
