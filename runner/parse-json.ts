import { isTooDeep } from '../catalogue/model/json-depth.ts';
import { RunError, type RunErrorCode } from './run-error.ts';

/**
 * The value of a JSON text; a byte order mark before it does not matter.
 * @param subject what to call the text in an error, such as its path
 * @throws RunError with `code` when it is not JSON, or nested too deeply to walk through; without the parser's own message, which quotes the text, and that may hold a secret
 */
export function parseJson(text: string, code: RunErrorCode, subject: string): unknown {
  if (isTooDeep(text)) throw new RunError(code, `${subject} (nested too many levels deep)`);
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new RunError(code, subject);
  }
}
