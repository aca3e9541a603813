import { powerBi } from '../../catalogue/powerbi/catalogue.ts';
import { typicalRefusals } from '../../catalogue/powerbi/curated/typical-refusals.ts';
import type { SavedExamples } from '../../generator/index.ts';
import { recordExamples } from './record.ts';

export { NeverAnswered } from './record.ts';
export { NotRefused } from './refusals.ts';

let recorded: Promise<SavedExamples> | undefined;

/** The examples of the committed collection. They are recorded once in a process: they are always the same. */
export function powerBiExamples(): Promise<SavedExamples> {
  return (recorded ??= recordExamples(powerBi, typicalRefusals));
}
