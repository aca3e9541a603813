import { createHash } from 'node:crypto';

/**
 * A content security policy under which nothing is loaded from anywhere, and no script and no style runs but these two.
 * `data:` images are the shapes in the style and the page's icon.
 */
export function contentPolicy(script: string, style: string): string {
  return [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
