import { originOf, plainView, unescaped } from '../../runner/index.ts';
import { decodedRuns } from './decoded-runs.ts';
import { byFormat, byName } from './detectors.ts';
import type { Hit } from './finding.ts';
import { withoutOverlap } from './overlap.ts';
import { parseDocument } from './parse-document.ts';
import { readingsOf } from './views.ts';
import { isFull, type Scan } from './scan.ts';
import { scanJson } from './scan-json.ts';
import type { Steps } from './turns.ts';

/** Base64 within Base64 within Base64. */
const DEEPEST = 3;
/** With shorter ones all detectors together take no time. */
const LONG = 4_096;
/** Longer texts are looked at piece by piece, */
const PIECE = 1_048_576;
/** which share so much. */
const SHARED = 16_384;

/** Finds secrets in a text, whatever it is: JSON is walked through, everything else is read in every way that it may be written. */
export function* scanText(text: string, scan: Scan, depth: number): Steps<Hit[]> {
  if (text.length < 4) return [];
  const document = parseDocument(text);
  if (document === undefined) return yield* scanPlain(text, scan, depth);
  noteEscapes(text, scan);
  return yield* scanJson(document, text, { scan, depth, scanText });
}

/** Lets other scanners see what a document says with escapes. */
export function noteEscapes(text: string, scan: Scan): void {
  if (text.includes('\\u')) scan.decoded.add(unescaped(plainView(text)).text);
}

/** Finds secrets in a text that is not a document. */
export function* scanPlain(text: string, scan: Scan, depth: number): Steps<Hit[]> {
  if (text.length <= PIECE) return yield* scanPiece(text, scan, depth);
  const found = new Map<string, Hit>();
  for (let at = 0; at < text.length; at += PIECE - SHARED) {
    for (const hit of yield* scanPiece(text.slice(at, at + PIECE), scan, depth)) {
      const moved = { ...hit, from: hit.from + at, to: hit.to + at };
      found.set(`${moved.rule} ${moved.from}`, moved);
    }
    if (isFull(found.size, scan)) break;
  }
  return withoutOverlap([...found.values()]);
}

function* scanPiece(text: string, scan: Scan, depth: number): Steps<Hit[]> {
  yield;
  const { lines, flat } = readingsOf(text);
  const hits: Hit[] = [];
  for (const view of [...lines.slice(1), ...flat]) scan.decoded.add(view.text);
  for (const view of [...lines, ...flat]) {
    const detectors = lines.includes(view) ? [...byFormat, ...byName] : byFormat;
    for (const detect of [...detectors, scan.known]) {
      if (text.length > LONG) yield;
      for (const hit of detect(view.text, scan.now)) hits.push({ ...hit, ...originOf(hit, view) });
    }
  }
  if (depth < DEEPEST) {
    const seen = new Set<string>();
    for (const view of [...lines, ...flat]) {
      for (const run of decodedRuns(view.text)) {
        if (seen.has(run.text)) continue;
        seen.add(run.text);
        scan.decoded.add(run.text);
        for (const hit of yield* scanText(run.text, scan, depth + 1))
          hits.push({ ...hit, ...originOf(run, view), place: [`(${run.written})`, ...hit.place] });
      }
    }
  }
  return withoutOverlap(hits);
}
