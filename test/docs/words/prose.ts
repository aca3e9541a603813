import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../cli/project-root.ts';

/** A line that begins a text of its own: an item of a list, a heading, a quotation. */
const BEGINS = /^\s*(?:[*+-]|\d+\.|#+|>)\s+/;

/** The texts of a Markdown file, without its code: paragraphs, items, headings and cells of tables. */
export function proseIn(file: string): string[] {
  return proseOf(readFileSync(join(projectRoot(import.meta.url), file), 'utf8'));
}

/** The texts of a piece of Markdown: see {@link proseIn}. */
export function proseOf(markdown: string): string[] {
  const texts: string[] = [''];
  for (const line of withoutCode(markdown).split('\n')) {
    if (line.trim() === '') texts.push('');
    else if (/^\s*\|/.test(line)) texts.push(...cellsOf(line), '');
    else if (BEGINS.test(line)) texts.push(line.replace(BEGINS, ''));
    else texts.push(`${texts.pop()!} ${line.trim()}`);
  }
  return texts.map(plain).filter((text) => /[a-z],? [a-z]/i.test(text));
}

/** Fenced code goes; what is quoted in a line is one word, so that a command is not read as a sentence. */
function withoutCode(markdown: string): string {
  return markdown.replace(/^[ \t]*```[^]*?^[ \t]*```/gm, '').replace(/`[^`]*`/g, 'X');
}

/** A bar inside a cell is escaped. */
function cellsOf(row: string): string[] {
  return row.split(/(?<!\\)\|/).filter((cell) => !/^[\s:-]*$/.test(cell));
}

function plain(text: string): string {
  return text
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\*\*|(?<!\w)\*(?=\S)|(?<=\S)\*(?!\w)/g, '')
    .replace(/<[^>]+>/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
