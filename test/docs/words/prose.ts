import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../generator/project.ts';

/** A line that begins a text of its own: an item of a list, a heading, a quotation. */
const BEGINS = /^\s*(?:[*+-]|\d+\.|#+|>)\s+/;

/** A file of the project, as text. */
export function textOf(file: string): string {
  return readFileSync(join(projectRoot(), file), 'utf8');
}

/** The texts of a Markdown file, without its code: paragraphs, items, headings and cells of tables. */
export function proseIn(file: string): string[] {
  return proseOf(textOf(file));
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

/** The texts of all descriptions in a collection or an environment, each once; saved answers are the service's. */
export function descriptionsIn(file: string): string[] {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (value === null || typeof value !== 'object') return;
    for (const [key, member] of Object.entries(value)) {
      if (key === 'description' && typeof member === 'string') found.add(member);
      else if (key !== 'response') visit(member);
    }
  };
  visit(JSON.parse(textOf(file)));
  return [...found].flatMap(proseOf);
}

/** The comments of a file of settings, a line each. */
export function commentsIn(file: string): string[] {
  return textOf(file)
    .split('\n')
    .filter((line) => line.startsWith('# '))
    .map((line) => line.slice(2));
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
