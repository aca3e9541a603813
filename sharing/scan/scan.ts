import { MOST_HITS, type Detect, type Hit } from './finding.ts';
import type { Steps } from './turns.ts';

/** What one scan needs to know everywhere. */
export interface Scan {
  readonly now: number;
  /** Finds what other scanners found in this document before. */
  readonly known: Detect;
  /** Every text that only undoing escapes, line breaks or encodings brought to light; for other scanners to look at. */
  readonly decoded: Set<string>;
  /** Whether something was left out because there were too many hits. */
  cut: boolean;
}

/** Whether so many hits were found that the scan ends here; it remembers that. */
export function isFull(hits: number, scan: Scan): boolean {
  if (hits < MOST_HITS) return false;
  scan.cut = true;
  return true;
}

/** Looks at a text that stands in something else, so many steps below the file. */
export type ScanText = (text: string, scan: Scan, depth: number) => Steps<Hit[]>;
