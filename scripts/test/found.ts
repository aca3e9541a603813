import { doubt } from '../shared/memory.ts';
import type { Step } from '../shared/step.ts';
import { inWords } from '../../diagnosis/settings/credential.ts';

/** Answers that may be about the id: it is gone, or the caller has no right to it. */
const ABOUT_THE_ID = [401, 403, 404];

/** Ids that nobody typed are not used again without a look whether they are still there. */
export function doubtFound({ found }: Step, code: number): void {
  if (!ABOUT_THE_ID.includes(code)) return;
  for (const { name, id } of found) doubt(name, id);
}

/** That an id in a request that was refused is none of the reader's; empty where they are all typed. */
export function foundNotTyped(step: Step | null, code: number): string {
  const nouns = ABOUT_THE_ID.includes(code) ? (step?.found ?? []).map(({ noun }) => noun) : [];
  if (nouns.length === 0) return '';
  const [are, them] = nouns.length === 1 ? ['was', 'it'] : ['were', 'them'];
  return `. The ${inWords(nouns, 'and')} ${are} found by the collection, not typed; the next request looks ${them} up again`;
}
