import { RunError, type RunErrorCode } from './run-error.ts';

/** No file of a person is nested deeper. Newman, and whatever else walks through a value, would run out of stack. */
const DEEPEST = 256;

/**
 * The value of a JSON text; a byte order mark before it does not matter.
 * @param subject what to call the text in an error, such as its path
 * @throws RunError with `code` when it is no JSON, or nested too deeply; without the parser's own message, which quotes the text, and that may hold a secret
 */
export function parseJson(text: string, code: RunErrorCode, subject: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new RunError(code, subject);
  }
  if (isDeeper(value, DEEPEST)) throw new RunError(code, `${subject} (nested more than ${DEEPEST} levels deep)`);
  return value;
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Level by level, as recursion would end where this is to help. */
function isDeeper(value: unknown, levels: number): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > levels) return true;
    level = level.flatMap((each) => (isContainer(each) ? Object.values<unknown>(each as Record<string, unknown>).filter(isContainer) : []));
  }
  return false;
}
