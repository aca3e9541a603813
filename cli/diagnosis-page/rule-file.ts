import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Rule } from '../../diagnosis/rule.ts';
import { projectRoot } from '../../generator/project.ts';

const FOLDERS = ['diagnosis/rules', 'diagnosis/families', 'diagnosis/guesses'];

/**
 * Where a rule or a row is written, such as `diagnosis/families/azure.ts`: the file that has its code and its title. Rules know no files, so the
 * sources are read. Where several have both, all are named; where none has, the folders.
 */
export function placeOf({ code, title }: Pick<Rule, 'code' | 'title'>): string {
  const root = projectRoot();
  const texts = FOLDERS.flatMap((folder) =>
    sourcesIn(join(root, folder)).map((file): [string, string] => [
      `${folder}/${file}`,
      readFileSync(join(root, folder, file), 'utf8'),
    ]),
  );
  const withTitle = texts.filter(([, text]) => written(title).some((literal) => text.includes(literal)));
  const withBoth = withTitle.filter(([, text]) => text.includes(`'${code}'`));
  const found = (withBoth.length > 0 ? withBoth : withTitle).map(([file]) => file);
  return (found.length > 0 ? found : FOLDERS).join(' or ');
}

/** How a text may stand in a source. */
function written(text: string): string[] {
  return [`'${text.replace(/[\\']/g, '\\$&')}'`, JSON.stringify(text), `\`${text}\``];
}

function sourcesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => file.replaceAll('\\', '/'));
  } catch {
    return [];
  }
}
