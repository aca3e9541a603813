import { many } from '../../reporting/index.ts';
import { rules, type Finding } from '../../sharing/index.ts';

/** So many findings of one file are shown; a report with a token in each request has hundreds. */
const SHOWN = 20;

/** Findings for a person, one block each, by file. */
export function printFindings(findings: readonly Finding[]): string[] {
  const files = [...new Set(findings.map(({ file }) => file))];
  return files.flatMap((file) => {
    const found = findings.filter((finding) => finding.file === file);
    const rest = found.length - SHOWN;
    const shown = found.slice(0, SHOWN).flatMap(printFinding);
    return [
      file,
      ...shown,
      ...(rest > 0 ? [`  … and ${many(rest, 'more finding')}: --format json shows all`] : []),
      '',
    ];
  });
}

function printFinding({ rule, severity, place, line, column, what, advice }: Finding): string[] {
  return [
    `  ${severity.padEnd(7)} ${line}:${column}  ${rules[rule].title} [${rule}]`,
    ...(place === '' ? [] : [`    Where: ${place}`]),
    `    What:  ${what}`,
    `    Do:    ${advice}`,
  ];
}
