import { shortened } from '../../catalogue/model/shortened.ts';
import type { Redact } from '../redaction/redact.ts';

/** In characters: a name has to fit into a line beside that of a request. */
const LONGEST = 40;

/** The names of rows as a record may have them: without secrets, in one line, and short. Absent when no row has one. */
export function recordedNames(
  names: readonly (string | null)[] | undefined,
  redact: Redact,
): readonly (string | null)[] | undefined {
  const recorded = names?.map((name) => (name === null ? null : inOneLine(redact(name))));
  return recorded?.some((name) => name !== null) ? recorded : undefined;
}

function inOneLine(name: string): string | null {
  const line = name.replace(/\s+/g, ' ').trim();
  return line === '' ? null : shortened(line, LONGEST);
}
