/** What says nothing to a person: a flag without a value is off, and a list is empty, unless somebody says otherwise. */
const SILENT = / ?\[boolean\]| ?\[default: (?:false|none|\[\])\]/g;
const NAME = 'powerbi-postman ';
/** A command in a list of commands: the name of the program in front of it takes room and says nothing. */
const LISTED = new RegExp(`^ {2}${NAME}(\\S+(?: \\S+)*?)( {2,})(?=\\S)`);
/** What yargs says of the kind of a flag, at the right edge. */
const KIND = /^\s+(\[.*\])$/;
/** A text and the kind behind it. */
const TEXT_AND_KIND = /^(.*?\S)?\s*((?:\[(?:string|array|number|required|choices:|default:).*)?)$/;

/** A help of yargs without what says nothing; the rest stays at the right edge, behind its text where there is room. */
export function tidyHelp(help: string, columns: number): string {
  const lines: string[] = [];
  for (const each of help.split('\n')) {
    const line = each.replace(LISTED, (_all, name: string, gap: string) => `  ${name}${' '.repeat(NAME.length)}${gap}`);
    const said = line.replace(SILENT, '').replace(/\](?: {2,})\[/, '] [');
    if (said === line) lines.push(line);
    else if (said.trim() !== '') lines.push(aligned(said, columns));
  }
  return lines.reduce<string[]>((all, line) => joined(all, line, columns), []).join('\n');
}

function aligned(line: string, columns: number): string {
  const [, text = '', kind = ''] = TEXT_AND_KIND.exec(line) ?? [];
  return kind === '' ? text : text + kind.padStart(columns - text.length);
}

/** A kind on a line of its own goes behind the text above it, if that is one line and all of it fits. */
function joined(lines: readonly string[], line: string, columns: number): string[] {
  const kind = KIND.exec(line)?.[1];
  const before = lines.at(-1);
  if (kind === undefined || before === undefined || !before.startsWith('  ') || before.endsWith(']'))
    return [...lines, line];
  if (before.length + 1 + kind.length > columns) return [...lines, line];
  return [...lines.slice(0, -1), before + kind.padStart(columns - before.length)];
}
