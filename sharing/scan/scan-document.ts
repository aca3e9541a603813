import { redactor } from '../../runner/index.ts';
import { byFormat } from './detectors.ts';
import { MOST_HITS, type Detect, type Finding, type Hit } from './finding.ts';
import { describePath } from './json-place.ts';
import { pathsAt } from './locate.ts';
import { knownToOthers } from './other-scanner.ts';
import { parseDocument, type JsonDocument } from './parse-document.ts';
import { rules, type RuleId } from './rules.ts';
import { scanJson } from './scan-json.ts';
import { isFull, type Scan } from './scan.ts';
import { noteEscapes, scanPlain, scanText } from './scan-text.ts';
import { scanTable } from './scan-table.ts';
import { inTurns, type Steps } from './turns.ts';

/** How to scan. */
export interface ScanOptions {
  /** The time to judge tokens by, in milliseconds. */
  readonly now?: number;
}

/** Longer names are cut in what is printed. */
const LONGEST_NAME = 300;

const NONE: Detect = () => [];

/**
 * Finds what should not be handed on in a collection, an environment, a report or any other text. That there are too many is a finding, too.
 * Signals and timers have their turn meanwhile.
 * @param name of the file; its ending tells tables from other texts
 */
export async function scanDocument(name: string, text: string, options: ScanOptions = {}): Promise<Finding[]> {
  const now = options.now ?? Date.now();
  const decoded = new Set<string>();
  const scan: Scan = { now, known: NONE, decoded, cut: false };
  const first = await inTurns(scanAll(name, text, scan));
  const known = await knownToOthers(name, [text, [...decoded].join('\n\n')]);
  const isKnown = [text, ...decoded].some((each) => known(each, now).length > 0);
  const again: Scan = { now, known, decoded: new Set(), cut: false };
  const hits = isKnown ? await inTurns(scanAll(name, text, again)) : first;
  return findingsOf(name, text, scan.cut || again.cut ? [...hits, moreThan(hits)] : hits);
}

/**
 * Finds what should not be handed on in the name of a file or of a member of an archive.
 * @param file the archive that holds it; undefined for a file itself
 * @returns the findings, and the name without secrets and without what a terminal obeys
 */
export async function scanName(
  file: string | undefined,
  name: string,
  options: ScanOptions = {},
): Promise<{ readonly shown: string; readonly findings: readonly Finding[] }> {
  const scan: Scan = {
    now: options.now ?? Date.now(),
    known: await knownToOthers('name.txt', [name]),
    decoded: new Set(),
    cut: false,
  };
  const hits = await inTurns(scanPlain(name, scan, 0));
  let shown = name;
  let hidden = name.length;
  // From the end, so that the places of the others stay.
  for (const { rule, from, to } of hits.toReversed()) {
    if (rules[rule].severity !== 'error' || from >= hidden) continue;
    shown = `${shown.slice(0, from)}[redacted]${shown.slice(Math.min(to, hidden))}`;
    hidden = from;
  }
  shown = printable(shown.length > LONGEST_NAME ? `${shown.slice(0, LONGEST_NAME)}…` : shown);
  return {
    shown,
    findings: findingsOf(file ?? shown, name, hits).map((finding) => ({
      ...finding,
      place: ['the name', shown, ...(finding.place === '' ? [] : [finding.place])].join(' › '),
      line: 1,
      column: 1,
    })),
  };
}

/** Says that not all was looked at, at the place of the last hit. */
function moreThan(hits: readonly Hit[]): Hit {
  const last = hits.reduce((most, { from }) => Math.max(most, from), 0);
  return {
    rule: 'more-findings',
    from: last,
    to: last,
    secret: '',
    what: `${MOST_HITS} places and more; the rest was not checked`,
    place: [],
  };
}

function* scanAll(name: string, text: string, scan: Scan): Steps<Hit[]> {
  const document = parseDocument(text);
  if (document !== undefined) {
    noteEscapes(text, scan);
    return [
      ...(yield* scanJson(document, text, { scan, depth: 0, scanText, as: 'field' })),
      ...(yield* outsideValues(document, text, scan)),
    ];
  }
  if (/\.[ct]sv$/i.test(name)) return yield* scanTable(text, scan);
  return isLines(text) ? yield* scanLines(text, scan) : yield* scanPlain(text, scan, 0);
}

/** What no value holds: names, and values that a later one of the same name hides. */
function* outsideValues(document: JsonDocument, text: string, scan: Scan): Steps<Hit[]> {
  const hits: Hit[] = [];
  for (const detect of [...byFormat, scan.known]) {
    yield;
    for (const hit of detect(text, scan.now)) {
      if (isFull(hits.length, scan)) break;
      hits.push(hit);
    }
  }
  const paths = pathsAt(
    text,
    hits.map(({ from }) => from),
  );
  return hits.map((hit) => ({ ...hit, place: describePath(document, paths.get(hit.from) ?? []) }));
}

/** A record that was written while it ran: a document in each line. */
function isLines(text: string): boolean {
  const [first = '', second = ''] = text.slice(0, 65_536).split('\n', 2);
  return parseDocument(first) !== undefined && second.trimStart().startsWith('{');
}

function* scanLines(text: string, scan: Scan): Steps<Hit[]> {
  const hits: Hit[] = [];
  let at = 0;
  for (const [index, line] of text.split('\n').entries()) {
    const document = parseDocument(line);
    const found =
      document === undefined
        ? yield* scanPlain(line, scan, 0)
        : [
            ...(yield* scanJson(document, line, { scan, depth: 0, scanText, as: 'field' })),
            ...(yield* outsideValues(document, line, scan)),
          ];
    for (const hit of found)
      hits.push({ ...hit, from: hit.from + at, to: hit.to + at, place: [`line ${index + 1}`, ...hit.place] });
    at += line.length + 1;
    if (isFull(hits.length, scan)) break;
  }
  return hits;
}

function findingsOf(file: string, text: string, hits: readonly Hit[]): Finding[] {
  const ends = lineEnds(text);
  const kept = unique(hits).map((hit) => ({ ...hit, place: hit.place.join(' › ') }));
  const mask = maskFor(kept);
  return kept.map(({ rule, from, what, place }) => {
    const { line, column } = positionOf(from, ends);
    return {
      rule,
      severity: rules[rule].severity,
      file,
      place: mask(place),
      line,
      column,
      what: mask(what),
      advice: rules[rule].advice,
    };
  });
}

/** So many secrets are looked for in every spelling; of more, those that a name shows. */
const MASKED = 200;

/** Takes secrets out of what is said about the findings: names in a document may hold one as well. */
function maskFor(
  findings: readonly {
    readonly rule: RuleId;
    readonly secret: string;
    readonly place: string;
    readonly what: string;
  }[],
): (words: string) => string {
  const secrets = [
    ...new Set(
      findings
        .filter(({ rule, secret }) => rules[rule].severity === 'error' && secret !== '')
        .map(({ secret }) => secret),
    ),
  ];
  const names = new Set(
    findings.flatMap(({ place, what }) => [
      ...place.replace(/\[\d+\]/g, '').split(' › '),
      what.replace(/\([^()]*\)/g, ''),
    ]),
  );
  const said = [...names].join('\n');
  const redact = redactor(
    secrets.length <= MASKED ? secrets : secrets.filter((secret) => said.includes(secret.slice(0, 12))),
  );
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
    const isSame =
      hit.secret !== '' && open.some(({ secret }) => secret.includes(hit.secret) || hit.secret.includes(secret));
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
