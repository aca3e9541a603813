import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { projectRoot } from '../../../generator/project.ts';

/** Stands for a value in a text. */
const VALUE = 'X';

/** Properties with texts of the service, not of ours, and patterns written as texts. */
const QUOTED = ['example', 'nearMiss', 'when', 'path', 'docs'];

/** What a source may be read without. */
export interface Reading {
  /** Names of properties whose texts are not read. */
  readonly without?: readonly string[];
  /** Ends of file names that are not read. */
  readonly except?: readonly string[];
}

/** The texts that are written in the TypeScript below a folder or in a file: of several words, without markup, with X for each value. */
export function literalsIn(place: string, { without = [], except = [] }: Reading = {}): string[] {
  const files = place.endsWith('.ts') ? [place] : filesBelow(place);
  return files
    .filter((file) => !except.some((end) => file.endsWith(end)))
    .flatMap((file) => literalsOf(file, [...QUOTED, ...without]));
}

function filesBelow(folder: string): string[] {
  return readdirSync(join(projectRoot(), folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${folder}/${file}`)
    .sort();
}

function literalsOf(file: string, skipped: readonly string[]): string[] {
  const text = readFileSync(join(projectRoot(), file), 'utf8');
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return;
    if (ts.isPropertyAssignment(node) && skipped.includes(node.name.getText())) return;
    if (ts.isStringLiteralLike(node)) found.push(node.text);
    if (ts.isTemplateExpression(node))
      found.push([node.head.text, ...node.templateSpans.map(({ literal }) => VALUE + literal.text)].join(''));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  return found.map(withoutMarkup).filter((each) => /[a-z],? [a-z]/i.test(each));
}

function withoutMarkup(text: string): string {
  return text
    .replace(/<\/?[a-z][^>]*>/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
