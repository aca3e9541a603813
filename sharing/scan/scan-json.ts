import type { Hit } from './finding.ts';
import { readable } from './decoded-runs.ts';
import { describePath, type JsonPath } from './json-place.ts';
import { judgeObject } from './judge-object.ts';
import { locate, offsetInLiteral, pathKey } from './locate.ts';
import type { NamedAs } from './named.ts';
import { withoutOverlap } from './overlap.ts';
import type { JsonDocument } from './parse-document.ts';
import { isFull, type Scan, type ScanText } from './scan.ts';
import type { Steps } from './turns.ts';

/** A hit within one value of a document. */
interface Placed {
  readonly path: JsonPath;
  readonly hit: Hit;
}

/** How a document is looked at. */
export interface JsonScan {
  readonly scan: Scan;
  readonly depth: number;
  /** Looks at the text of each value, which may be a document again. */
  readonly scanText: ScanText;
  /** What its members are; fields of a body when absent. */
  readonly as?: NamedAs;
}

interface Walk extends Required<JsonScan> {
  readonly found: Placed[];
}

/** Finds secrets in a document, value by value, and says where in `text` each stands. */
export function* scanJson(document: JsonDocument, text: string, how: JsonScan): Steps<Hit[]> {
  const walk: Walk = { as: 'body', ...how, found: [] };
  yield* walkValue(document, [], false, walk);
  if (walk.found.length === 0) return [];
  const places = locate(
    text,
    walk.found.map(({ path }) => path),
  );
  return walk.found.map(({ path, hit }) => ({
    ...hit,
    ...rangeOf(hit, places.get(pathKey(path)), text),
    place: [...describePath(document, path), ...hit.place],
  }));
}

function rangeOf(
  hit: Hit,
  place: { readonly offset: number; readonly length: number } | undefined,
  text: string,
): { from: number; to: number } {
  if (place === undefined) return { from: 0, to: 0 };
  const { offset, length } = place;
  if (text[offset] !== '"') return { from: offset, to: offset + length };
  const literal = text.slice(offset, offset + length);
  const from = offset + offsetInLiteral(literal, hit.from);
  return { from, to: Math.max(from + 1, offset + offsetInLiteral(literal, hit.to)) };
}

function* walkValue(value: unknown, path: JsonPath, inAuth: boolean, walk: Walk): Steps<void> {
  if (isFull(walk.found.length, walk.scan)) return;
  if (typeof value === 'string') keep(withoutOverlap(yield* walk.scanText(value, walk.scan, walk.depth)), path, walk);
  else if (Array.isArray(value)) yield* walkList(value as readonly unknown[], path, inAuth, walk);
  else if (value !== null && typeof value === 'object')
    yield* walkObject(value as Readonly<Record<string, unknown>>, path, inAuth, walk);
}

function* walkList(list: readonly unknown[], path: JsonPath, inAuth: boolean, walk: Walk): Steps<void> {
  if (isBytes(list)) {
    yield* walkBytes(list, path, walk);
  } else if (list.length > 1 && list.every((each) => typeof each === 'string')) {
    yield* walkLines(list, path, walk);
  } else {
    for (const [index, each] of list.entries()) yield* walkValue(each, [...path, index], inAuth, walk);
  }
}

function* walkObject(
  object: Readonly<Record<string, unknown>>,
  path: JsonPath,
  inAuth: boolean,
  walk: Walk,
): Steps<void> {
  const values = Object.values(object);
  if ('0' in object && isBytes(values)) return yield* walkBytes(values, path, walk);
  const judged = judgeObject(object, path, inAuth, walk.as);
  const isOff = object['enabled'] === false || object['disabled'] === true;
  for (const [key, value] of Object.entries(object)) {
    const inner = [...path, key];
    const verdict = judged.get(key);
    if (typeof value !== 'string') yield* walkValue(value, inner, inAuth || key === 'auth', walk);
    else {
      const hits = withoutOverlap([
        ...(yield* walk.scanText(value, walk.scan, walk.depth)),
        ...(verdict === undefined ? [] : [verdict]),
      ]);
      keep(isOff ? hits.map(switchedOff) : hits, inner, walk);
    }
  }
}

/** Postman sends nothing of an entry that is switched off; whoever gets the file has it all the same. */
function switchedOff(hit: Hit): Hit {
  return { ...hit, what: `${hit.what}; the entry is disabled, but its value is in the file` };
}

/** Lines of one text, such as a script: what is found belongs to the line that it begins in. */
function* walkLines(lines: readonly string[], path: JsonPath, walk: Walk): Steps<void> {
  const starts: number[] = [];
  let length = 0;
  for (const line of lines) {
    starts.push(length);
    length += line.length + 1;
  }
  for (const hit of yield* walk.scanText(lines.join('\n'), walk.scan, walk.depth)) {
    const index = starts.findLastIndex((start) => start <= hit.from);
    const start = starts[index]!;
    keep(
      [{ ...hit, from: hit.from - start, to: Math.min(hit.to - start, lines[index]!.length) }],
      [...path, index],
      walk,
    );
  }
}

function* walkBytes(bytes: readonly number[], path: JsonPath, walk: Walk): Steps<void> {
  const text = readable(Buffer.from(bytes));
  if (text === undefined) return;
  walk.scan.decoded.add(text);
  keep(
    (yield* walk.scanText(text, walk.scan, walk.depth)).map((hit) => ({ ...hit, place: ['(bytes)', ...hit.place] })),
    path,
    walk,
  );
}

function isBytes(list: readonly unknown[]): list is readonly number[] {
  return (
    list.length > 5 &&
    list.every((each) => typeof each === 'number' && Number.isInteger(each) && each >= 0 && each < 256)
  );
}

function keep(hits: readonly Hit[], path: JsonPath, walk: Walk): void {
  for (const hit of hits) walk.found.push({ path, hit });
}
