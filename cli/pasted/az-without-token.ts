import { diagnose } from '../../diagnosis/diagnose.ts';
import type { Evidence } from '../../diagnosis/evidence.ts';
import type { Explained } from './best-diagnosis.ts';
import type { Reading } from './read-text.ts';
import { straightened } from './straighten.ts';

/** What `az rest` says before it sends a call without a token, to the end of its line. */
const WARNING = /can.t derive appropriate Azure AD resource from --url[^\n]{0,300}/i;

/**
 * The cause of a call of `az rest` that went without a token: whatever was answered then says nothing of rights.
 * @returns undefined where the text has no such warning, or has it for another call
 */
export function azWithoutToken(evidence: Evidence, reading: Reading, text: string): Explained | undefined {
  const lines = straightened(text).split('\n');
  const at = lines.findIndex((line, index) => WARNING.test(line) && isOf(index + 1, reading));
  const warning = WARNING.exec(lines[at] ?? '')?.[0];
  if (warning === undefined) return undefined;
  const { causes } = diagnose({ ...evidence, origin: 'text', headers: {}, body: warning });
  return { evidence: { ...evidence, token: 'none' }, causes: causes.slice(0, 1), byWords: true };
}

/** Whether a line belongs to the answer that is explained: behind its command, or before it where none is shown. */
function isOf(line: number, { answers, chosen }: Reading): boolean {
  if (chosen === undefined || answers.length < 2) return true;
  const index = answers.indexOf(chosen);
  const from = chosen.url === undefined ? (answers[index - 1]?.line ?? 0) : chosen.line;
  return line >= from && line < (answers[index + 1]?.line ?? Infinity);
}
