import { redactor } from '../../runner/index.ts';
import { byFormat } from './detectors.ts';
import type { Detect, Finding, Hit } from './finding.ts';
import { describePath } from './json-place.ts';
import { pathAt } from './locate.ts';
import { knownToOthers } from './other-scanner.ts';
import { parseDocument, type JsonDocument } from './parse-document.ts';
import { rules, type RuleId } from './rules.ts';
import { scanJson } from './scan-json.ts';
import { noteEscapes, scanPlain, type Scan } from './scan-text.ts';
import { scanTable } from './scan-table.ts';

/** How to scan. */
export interface ScanOptions {
  /** The time to judge tokens by, in milliseconds. */
  readonly now?: number;
}

const NONE: Detect = () => [];

/**
 * Finds what should not be handed on in a collection, an environment, a report or any other text.
 * @param name of the file; its ending tells tables from other texts
 */
export async function scanDocument(name: string, text: string, options: ScanOptions = {}): Promise<Finding[]> {
  const now = options.now ?? Date.now();
  const decoded = new Set<string>();
  const first = scanAll(name, text, { now, known: NONE, decoded });
  const known = await knownToOthers(name, [text, [...decoded].join('\n\n')]);
  const isKnown = [text, ...decoded].some((each) => known(each, now).length > 0);
  const hits = isKnown ? scanAll(name, text, { now, known, decoded: new Set() }) : first;
  return findingsOf(name, text, hits);
}

function scanAll(name: string, text: string, scan: Scan): Hit[] {
  const document = parseDocument(text);
  if (document !== undefined) {
    noteEscapes(text, scan);
    return [...scanJson(document, text, scan, 0, 'field'), ...outsideValues(document, text, scan)];
  }
  if (/\.[ct]sv$/i.test(name)) return scanTable(text, scan);
  return isLines(text) ? scanLines(text, scan) : scanPlain(text, scan, 0);
}

/** What no value holds: names, and values that a later one of the same name hides. */
function outsideValues(document: JsonDocument, text: string, scan: Scan): Hit[] {
  return [...byFormat, scan.known].flatMap((detect) => detect(text, scan.now)).map((hit) => ({ ...hit, place: describePath(document, pathAt(text, hit.from)) }));
}

/** A record that was written while it ran: a document in each line. */
function isLines(text: string): boolean {
  const [first = '', second = ''] = text.slice(0, 65_536).split('\n', 2);
  return parseDocument(first) !== undefined && second.trimStart().startsWith('{');
}

function scanLines(text: string, scan: Scan): Hit[] {
  const hits: Hit[] = [];
  let at = 0;
  for (const [index, line] of text.split('\n').entries()) {
    const document = parseDocument(line);
    const found = document === undefined ? scanPlain(line, scan, 0) : [...scanJson(document, line, scan, 0, 'field'), ...outsideValues(document, line, scan)];
    for (const hit of found) hits.push({ ...hit, from: hit.from + at, to: hit.to + at, place: [`line ${index + 1}`, ...hit.place] });
    at += line.length + 1;
  }
  return hits;
}

function findingsOf(file: string, text: string, hits: readonly Hit[]): Finding[] {
  const ends = lineEnds(text);
  const kept = unique(hits).map((hit) => ({ ...hit, place: hit.place.join(' › ') }));
  const mask = maskFor(kept);
  return kept.map(({ rule, from, what, place }) => {
    const { line, column } = positionOf(from, ends);
    return { rule, severity: rules[rule].severity, file, place: mask(place), line, column, what: mask(what), advice: rules[rule].advice };
  });
}

/** So many secrets are looked for in every spelling; of more, those that a name shows. */
const MASKED = 200;

/** Takes secrets out of what is said about the findings: names in a document may hold one as well. */
function maskFor(findings: readonly { readonly rule: RuleId; readonly secret: string; readonly place: string; readonly what: string }[]): (words: string) => string {
  const secrets = [...new Set(findings.filter(({ rule }) => rules[rule].severity === 'error').map(({ secret }) => secret))];
  const names = new Set(findings.flatMap(({ place, what }) => [...place.replace(/\[\d+\]/g, '').split(' › '), what.replace(/\([^()]*\)/g, '')]));
  const said = [...names].join('\n');
  const redact = redactor(secrets.length <= MASKED ? secrets : secrets.filter((secret) => said.includes(secret.slice(0, 12))));
  const known = new Map<string, string>();
  return (words) => {
    const clean = known.get(words) ?? printable(redact(words));
    known.set(words, clean);
    return clean;
  };
}

/** Each place once; an id of the directory once in a file, however often it stands there. */
function unique(hits: readonly Hit[]): Hit[] {
  const kept: Hit[] = [];
  const ids = new Set<string>();
  let open: Hit[] = [];
  for (const hit of hits.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    open = open.filter(({ to }) => to > hit.from);
    const isSame = open.some(({ secret }) => secret.includes(hit.secret) || hit.secret.includes(secret));
    if (isSame || (hit.rule === 'directory-id' && ids.has(hit.secret.toLowerCase()))) continue;
    ids.add(hit.secret.toLowerCase());
    open.push(hit);
    kept.push(hit);
  }
  return kept;
}

/** A name in a file may hold what a terminal obeys. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ');
}

/** Offsets of the ends of all lines. */
function lineEnds(text: string): number[] {
  const ends: number[] = [];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) ends.push(at);
  return ends;
}

function positionOf(offset: number, ends: readonly number[]): { line: number; column: number } {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ends[middle]! < offset) low = middle + 1;
    else high = middle;
  }
  return { line: low + 1, column: offset - (low === 0 ? -1 : ends[low - 1]!) };
}
