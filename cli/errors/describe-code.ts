import { advice } from './index.ts';

/** An error of the command line by its code. */
export interface CodeDescription {
  readonly code: string;
  readonly what: string;
  readonly why: string;
  readonly next: string;
  readonly link?: string;
}

/** What an error means, by its code alone: without what only the error itself knows. Undefined for another code. */
export function describeCode(code: string): CodeDescription | undefined {
  const row = Object.entries(advice).find(([name]) => name === code)?.[1];
  if (row === undefined) return undefined;
  const general = (text: string): string =>
    text
      .replace(/\{(?:cause|known)\}/g, '')
      .replaceAll('{subject}', '…')
      .replace(/\s+/g, ' ')
      .trim();
  const [what, why, next] = [row.what, row.why, row.next].map(general) as [string, string, string];
  const said = 'The message of the error says it.';
  return { code, what, why: why || said, next: next || said, ...(row.link ? { link: row.link } : {}) };
}
